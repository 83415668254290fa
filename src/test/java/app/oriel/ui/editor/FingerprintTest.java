package app.oriel.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  @Test
  void groupsThatDifferAreMarked() {
    Fingerprint fingerprint = Fingerprint.of("sha256:aaaabbbbccccdddd", "sha256:aaaabbbfccccdddd");
    assertEquals("aaaa bbbb cccc dddd", fingerprint.spoken());
    assertEquals(
        List.of(false, true, false, false),
        fingerprint.groups().stream().map(Fingerprint.Group::differs).toList());
  }

  @Test
  void aShorterOneDiffersWhereItEnds() {
    Fingerprint fingerprint = Fingerprint.of("sha256:aaaabbbbcc", "sha256:aaaabb");
    assertEquals("aaaa bbbb cc", fingerprint.spoken());
    assertEquals(
        List.of(false, true, true),
        fingerprint.groups().stream().map(Fingerprint.Group::differs).toList());
  }
}
