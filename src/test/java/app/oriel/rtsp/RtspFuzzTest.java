package app.oriel.rtsp;

import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Whatever a camera says is understood or refused in words, and never more than its bounds. */
class RtspFuzzTest {
  /** Frames and messages, the same wherever they are cut. */
  @FuzzTest
  void reader(byte[] sent) {
    List<String> whole = RtspReaderTest.told(new ByteArrayInputStream(sent), RtspReaderTest.SMALL);
    Assertions.assertEquals(
        whole, RtspReaderTest.told(new RtspReaderTest.OneByOne(sent), RtspReaderTest.SMALL));
  }

  /** Descriptions, and the choice among what they offer. */
  @FuzzTest
  void sdp(byte[] sent) {
    try {
      SessionDescription description = SdpReader.read(sent);
      Assertions.assertTrue(description.media().size() <= 16);
      for (TrackChoice.Track track : TrackChoice.of(description)) {
        String uri = RequestUri.control("rtsp://h/s/", track.control());
        Assertions.assertTrue(uri.chars().allMatch(c -> c > ' ' && c < 0x7f), uri);
      }
    } catch (OrielException e) {
      String words = e.problem() + " " + e.getMessage();
      Assertions.assertTrue(words.chars().noneMatch(Character::isISOControl), words);
    }
  }

  /** Challenges, and what is said to them: one line, and the password nowhere in it. */
  @FuzzTest
  void challenge(byte[] sent) {
    String field = new String(sent, StandardCharsets.ISO_8859_1).replaceAll("[\\r\\n]", " ");
    SignIn signIn = new SignIn(new Credentials("me \"\\\r\n", "canary-secret"));
    boolean known = signIn.challenged(new Challenges(Challenge.parse(List.of(field))));
    String answer = signIn.authorization("DESCRIBE", "rtsp://h/s", new byte[0]).orElse("");
    Assertions.assertEquals(known, !answer.isEmpty());
    Assertions.assertTrue(answer.chars().noneMatch(c -> c < ' ' || c == 0x7f), answer);
    // A camera may say it of itself, and hears then what it said, without what no text may have.
    String heard = field.replaceAll("[\\x00-\\x1f\\x7f\\\\]", "");
    Assertions.assertTrue(heard.contains("canary-secret") || !answer.contains("canary-secret"));
  }
}
