package app.oriel.cli;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.text.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The passphrase of an exported profile. It is never an argument. */
final class PassphraseOptions {
  private static final int LONGEST_FILE = 4096;

  @Option(
      names = "--passphrase-env",
      paramLabel = "VARIABLE",
      descriptionKey = "option.passphraseEnv")
  private @Nullable String variable;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      descriptionKey = "option.passphraseFile")
  private @Nullable Path file;

  /**
   * The passphrase that the options lead to, or that the person at the terminal types.
   *
   * @param twice whether it must be typed twice, because a slip would lock everybody out
   * @throws OrielException if there is none
   */
  char[] passphrase(Map<String, String> environment, Terminal terminal, Texts texts, boolean twice)
      throws OrielException {
    char[] given = given(environment);
    char[] passphrase = given == null ? asked(terminal.person(), texts, twice) : given;
    if (passphrase.length == 0) {
      throw usage(Detail.of("a-passphrase-must-not-be-empty"));
    }
    return passphrase;
  }

  private char @Nullable [] given(Map<String, String> environment) throws OrielException {
    if (variable != null) {
      String value = environment.get(variable);
      if (value == null) {
        throw usage(Detail.of("passphrase-env-names-a-variable-that-is-not-set"));
      }
      return value.toCharArray();
    }
    return file == null ? null : firstLine(file);
  }

  private static char[] asked(@Nullable Person person, Texts texts, boolean twice)
      throws OrielException {
    char[] typed = person == null ? null : person.secret(texts.get("ask.passphrase"));
    if (person == null || typed == null) {
      throw usage(Detail.of("no-passphrase-was-given"));
    }
    if (twice) {
      char[] again = person.secret(texts.get("ask.passphraseAgain"));
      if (!Arrays.equals(typed, again)) {
        throw usage(Detail.of("the-two-passphrases-differ"));
      }
    }
    return typed;
  }

  private static char[] firstLine(Path file) throws OrielException {
    try (BufferedReader in = Files.newBufferedReader(file)) {
      char[] start = new char[LONGEST_FILE];
      int length = Math.max(in.read(start), 0);
      String line = String.valueOf(start, 0, length).lines().findFirst().orElse("");
      if (line.length() == LONGEST_FILE) {
        throw usage(Detail.of("the-passphrase-file-is-too-long"));
      }
      return line.toCharArray();
    } catch (OrielException e) {
      throw e;
    } catch (IOException e) {
      throw new OrielException(
          Problem.USAGE, Detail.of("the-passphrase-file-cannot-be-read", file), e);
    }
  }

  private static OrielException usage(Detail why) {
    return new OrielException(Problem.USAGE, why);
  }
}
