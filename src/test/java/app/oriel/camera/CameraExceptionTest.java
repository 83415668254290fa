package app.oriel.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What went wrong, as people and scripts read it. */
class CameraExceptionTest {
  @Test
  void keepsWhatTheCameraDid() {
    IOException cause = new IOException("reset");
    CameraException failure = new CameraException(Problem.CONNECTION_LOST, "broke off", cause);
    assertSame(Problem.CONNECTION_LOST, failure.problem());
    assertEquals("broke off", failure.detail());
    assertSame(cause, failure.getCause());
  }

  @Test
  void otherScriptsArePrintable() {
    String words = "it said “通道忙” – naïve 😀";
    assertEquals(words, new CameraException(Problem.BUSY, words).detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\r", "\t", "\0", "\u001b", "\u007f", // controls
        "\u0085", "\u009b", // controls again, which some terminals obey
        "\u2028", "\u2029", // line ends
        "\u202e", "\u2066", "\u200f", // turn the text around
        "\ud83d", // half a character
      })
  void whatACameraSaysIsMadePrintable(String bad) {
    assertEquals("a?b", new CameraException(Problem.MALFORMED, "a" + bad + "b").detail());
  }

  @Test
  void whatACameraSaysIsCut() {
    String detail = new CameraException(Problem.MALFORMED, "x".repeat(100_000)).detail();
    assertEquals("x".repeat(200) + "…", detail);
    String whole = "y".repeat(200);
    assertEquals(whole, new CameraException(Problem.MALFORMED, whole).detail());
  }

  @Test
  void noCharacterIsCutInTwo() {
    String detail = new CameraException(Problem.MALFORMED, "x" + "😀".repeat(150)).detail();
    assertEquals("x" + "😀".repeat(99) + "…", detail);
  }

  @Test
  void aChangedCertificateNamesBoth() {
    String known = "sha256:" + "0".repeat(64);
    String now = "sha256:" + "f".repeat(64);
    var failure =
        new CertificateChangedException(
            new PinnedCertificate(known, Instant.parse("2026-11-20T14:03:22.123456789Z")), now);
    assertTrue(failure.detail().contains(known), failure.detail());
    assertTrue(failure.detail().endsWith(now), failure.detail());
    assertEquals(known, failure.known().fingerprint());
    assertEquals(now, failure.presented());
  }

  @Test
  void kindsHaveTheNamesOfTheContract() {
    assertEquals(
        List.of(
            "internal",
            "usage",
            "unreachable",
            "refused",
            "busy",
            "off",
            "protocol",
            "unsupported",
            "disk",
            "certificateChanged",
            "lockedOut",
            "noDevice"),
        Arrays.stream(Problem.Kind.values()).map(Problem.Kind::jsonName).toList());
  }

  @Test
  void codecsHaveTheNamesOfTheContract() {
    assertEquals(
        List.of("h264", "h265", "pcmu"),
        Arrays.stream(Codec.values()).map(Codec::jsonName).toList());
  }
}
