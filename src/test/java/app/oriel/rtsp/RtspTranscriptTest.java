package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers may read of a sign-in. */
class RtspTranscriptTest {
  private final List<String> lines = new ArrayList<>();
  private final RtspTranscript transcript = new RtspTranscript(lines::add);

  private String asked(String authorization) {
    RtspHeaders headers = RtspHeaders.NONE.with("Authorization", authorization);
    transcript.asked(new RtspRequest("MULTITRANS", "rtsp://10.0.0.9/multitrans", headers));
    return String.join("\n", lines);
  }

  /** Of all lengths, for the letters end with equals signs or without. */
  @ParameterizedTest
  @ValueSource(strings = {"admin:abc", "admin:abcd", "admin:abcde"})
  void ofBasicOnlyTheNameStands(String pair) {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    String secret = Base64.getEncoder().encodeToString(bytes);
    String all = asked("Basic " + secret);
    assertEquals(">> Authorization: Basic", lines.getLast());
    String some = secret.substring(0, 8).toLowerCase(Locale.ROOT);
    assertFalse(all.toLowerCase(Locale.ROOT).contains(some), all);
  }

  @Test
  void ofADigestOnlyTheLengthsStand() {
    String all = asked("Digest username=\"admin\", realm=\"hall\", response=\"0123abcd\"");
    assertTrue(all.contains("realm=\"hall\""), all);
    assertTrue(all.contains("response=<8 characters>"), all);
    assertFalse(all.contains("0123abcd"), all);
  }
}
