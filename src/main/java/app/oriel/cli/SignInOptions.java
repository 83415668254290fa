package app.oriel.cli;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who signs in, where the camera's URL does not say. A password is never an argument. */
final class SignInOptions {
  private static final int LONGEST_FILE = 4096;

  @Option(names = "--user", paramLabel = "NAME", descriptionKey = "option.user")
  private @Nullable String user;

  @Option(names = "--password-env", paramLabel = "VARIABLE", descriptionKey = "option.passwordEnv")
  private @Nullable String variable;

  @Option(names = "--password-file", paramLabel = "FILE", descriptionKey = "option.passwordFile")
  private @Nullable Path file;

  /** The user that was named, or null. */
  @Nullable String user() {
    return user;
  }

  /** Whether the options say anything. */
  boolean given() {
    return user != null || variable != null || file != null;
  }

  /**
   * The password that the options lead to, or null where they lead to none.
   *
   * @throws OrielException if what they name is not there
   */
  @Nullable String password(Map<String, String> environment) throws OrielException {
    if (variable != null) {
      String value = environment.get(variable);
      if (value == null) {
        throw new OrielException(
            Problem.USAGE, Detail.of("password-env-names-a-variable-that-is-not-set"));
      }
      return value;
    }
    return file == null ? null : firstLine(file);
  }

  private static String firstLine(Path file) throws OrielException {
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw new OrielException(Problem.USAGE, Detail.of("the-password-file-is-too-long"));
      }
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new OrielException(
          Problem.USAGE, Detail.of("the-password-file-cannot-be-read", file), e);
    }
  }
}
