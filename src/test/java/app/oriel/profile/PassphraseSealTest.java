package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sealed file, whatever happens to it; with few rounds, which the file itself says. */
class PassphraseSealTest {
  private static final char[] PASSPHRASE = "correct horse é 电池".toCharArray();
  private static final byte[] CONTENT = "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8);
  private final PassphraseSeal seal = new PassphraseSeal(1000, new SecureRandom());

  @Test
  void whatWasSealedOpensWithTheSamePassphraseOnly() throws OrielException {
    byte[] file = seal.seal(CONTENT, PASSPHRASE);
    assertArrayEquals(CONTENT, seal.open(file, PASSPHRASE));
    assertArrayEquals(
        CONTENT, seal.open(file, "correct horse e\u0301 电池".toCharArray()), "é in two parts");
    for (String wrong : List.of("", "correct horse", "correct horse é 电池 ", "Correct horse é 电池")) {
      OrielException refused =
          assertThrows(OrielException.class, () -> seal.open(file, wrong.toCharArray()));
      assertEquals(Detail.of("the-passphrase-is-wrong-or-the-file-was-changed"), refused.detail());
    }
  }

  @Test
  void theSameContentIsNeverTheSameFile() {
    String one = text(seal.seal(CONTENT, PASSPHRASE));
    String other = text(seal.seal(CONTENT, PASSPHRASE));
    for (String field : List.of("salt", "nonce", "sealed")) {
      assertFalse(line(one, field).equals(line(other, field)), field);
    }
    assertTrue(PassphraseSeal.USUAL_ROUNDS >= 600_000);
  }

  @Test
  void aFileCutAnywhereIsRefused() {
    byte[] file = seal.seal(CONTENT, PASSPHRASE);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertRefused(cut, "cut at " + length);
    }
  }

  @Test
  void anyBitThatFlipsIsNoticed() {
    byte[] file = seal.seal(CONTENT, PASSPHRASE);
    String text = text(file);
    int rounds = text.indexOf("1000");
    for (int i = 0; i < file.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] flipped = file.clone();
        flipped[i] ^= (byte) (1 << bit);
        if (i < rounds || i >= rounds + 4 || bit == 0) { // more rounds only take longer
          assertRefused(flipped, "bit " + bit + " of byte " + i + " of " + text);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"format\":\"oriel-profile\"}",
        "{\"format\":\"another\",\"version\":1}",
        "\"rounds\" : 2000000000",
        "\"rounds\" : 99999999999999999999",
        "\"rounds\" : 0",
        "\"rounds\" : -1",
        "\"rounds\" : 999",
        "\"rounds\" : 1e3",
        "\"rounds\" : \"1000\"",
        "\"version\" : 2",
        "\"version\" : 0",
        "\"version\" : 1, \"version\" : 1",
        "\"salt\" : \"\"",
        "\"salt\" : \"AAAA\"",
        "\"salt\" : 7",
        "\"nonce\" : \"AAAA\"",
        "\"nonce\" : null",
        "\"sealed\" : \"\"",
        "\"sealed\" : \"AAAA\"",
        "\"sealed\" : \"?\"",
        "\"deep\" : [[[[[[[[[]]]]]]]]]"
      })
  void aHostileHeaderIsRefusedBeforeAnyWorkIsDone(String hostile) {
    String file = text(seal.seal(CONTENT, PASSPHRASE));
    if (hostile.startsWith("\"")) {
      String field = hostile.substring(1, hostile.indexOf('"', 1));
      String replaced = file.replaceFirst("\"" + field + "\" : [^,\\n]*", hostile);
      file = replaced.equals(file) ? file.replaceFirst("\\{", "{" + hostile + ",") : replaced;
    } else {
      file = hostile;
    }
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertRefused(bytes, hostile));
  }

  @Test
  void aFileOfSomethingElseIsRefusedWhateverItsSize() {
    byte[] zeros = new byte[PassphraseSeal.LARGEST];
    assertRefused(zeros, "zeros");
    Arrays.fill(zeros, (byte) '[');
    assertRefused(zeros, "brackets");
    Arrays.fill(zeros, (byte) '9');
    assertRefused(zeros, "digits");
  }

  private void assertRefused(byte[] file, String why) {
    OrielException refused =
        assertThrows(OrielException.class, () -> seal.open(file, PASSPHRASE), why);
    assertEquals(Problem.EXPORT_UNREADABLE, refused.problem(), why);
  }

  private static String line(String file, String field) {
    return file.lines().filter(it -> it.contains(field)).findFirst().orElseThrow();
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }
}
