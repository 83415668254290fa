package app.oriel.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What went wrong, as people and scripts read it. */
class OrielExceptionTest {
  @Test
  void keepsWhatTheCameraDid() {
    IOException cause = new IOException("reset");
    Detail detail = Detail.of("answered", 404);
    OrielException failure = new OrielException(Problem.CONNECTION_LOST, detail, cause);
    assertSame(Problem.CONNECTION_LOST, failure.problem());
    assertEquals(detail, failure.detail());
    assertEquals("answered 404", failure.getMessage());
    assertSame(cause, failure.getCause());
  }

  @Test
  void itsMessageIsForLogs() {
    Detail detail =
        Detail.of("in-file", Detail.of("no-valid-json-at", 1200, 8), "/home/me/profile.json");
    assertEquals(
        "in file no valid json at 1200, 8, /home/me/profile.json",
        new OrielException(Problem.PROFILE_UNREADABLE, detail).getMessage());
    assertEquals("said reset", Detail.said(new IOException("reset")).toString());
    assertEquals("said IOException", Detail.said(new IOException()).toString());
  }

  @Test
  void otherScriptsArePrintable() {
    String words = "it said “通道忙” – naïve 😀";
    assertEquals(words, Detail.printable(words));
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
    assertEquals("a?b", Detail.printable("a" + bad + "b"));
    Detail detail = Detail.of("said", Detail.of("said", "a" + bad + "b"));
    assertEquals("said said a?b", new OrielException(Problem.MALFORMED, detail).getMessage());
  }

  @Test
  void whatACameraSaysIsCut() {
    assertEquals("x".repeat(200) + "…", Detail.printable("x".repeat(100_000)));
    String whole = "y".repeat(200);
    assertEquals(whole, Detail.printable(whole));
    Detail detail = Detail.of("said", "x".repeat(100_000));
    String message = new OrielException(Problem.MALFORMED, detail).getMessage();
    assertEquals("said " + "x".repeat(195) + "…", message);
  }

  @Test
  void noCharacterIsCutInTwo() {
    assertEquals("x" + "😀".repeat(99) + "…", Detail.printable("x" + "😀".repeat(150)));
  }

  @Test
  void aChangedCertificateNamesBoth() {
    String known = "sha256:" + "0".repeat(64);
    String now = "sha256:" + "f".repeat(64);
    var failure =
        new CertificateChangedException(
            19443,
            new PinnedCertificate(known, Instant.parse("2026-11-20T14:03:22.123456789Z")),
            new PinnedCertificate(now, Instant.MAX));
    assertEquals(
        "certificate changed 2026-11-20T14:03:22Z, " + known + ", " + now, failure.getMessage());
    assertEquals(known, failure.known().fingerprint());
    assertEquals(now, failure.presented().fingerprint());
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
            "noDevice",
            "interrupted"),
        Arrays.stream(Problem.Kind.values()).map(Problem.Kind::jsonName).toList());
  }

  @Test
  void codecsHaveTheNamesOfTheContract() {
    assertEquals(
        List.of(
            "h264", "h265", "mjpeg", "pcmu", "pcma", "l8", "l16", "g722", "g723", "g726", "g729",
            "gsm", "dvi4", "amr", "amr-wb", "mp2", "mp3", "aac", "opus"),
        Arrays.stream(Codec.values()).map(Codec::jsonName).toList());
  }
}
