package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.oriel.camera.Camera;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Who signs in, by the URL, the options, the profile and the environment. */
class CameraArgumentsTest {
  private final OrielException asks =
      new OrielException(Problem.PASSWORD_MISSING, Detail.of("answered", 401));

  @TempDir private Path folder;
  private CliRig rig;

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, CliRig.SHORT);
  }

  @AfterEach
  void end() throws IOException {
    rig.close();
  }

  private CameraArguments arguments(String options, String environment) {
    Map<String, String> variables = new HashMap<>();
    for (String each : environment.split(" ", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        variables.put(each.substring(0, equals), each.substring(equals + 1));
      }
    }
    SignInOptions signIn = new SignInOptions();
    String[] given = options.isEmpty() ? new String[0] : options.split(" ", -1);
    new CommandLine(signIn).parseArgs(given);
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    return new CameraArguments(
        rig.profile(Optional.of(rig.profileFile())),
        rig.families(),
        signIn,
        variables,
        new Terminal(nobody, nobody, null),
        Texts.commands(Locale.ENGLISH));
  }

  private static String written(@Nullable Credentials credentials) {
    return credentials == null ? "nobody" : credentials.user() + ":" + credentials.password();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rtsp://host/live | '' | '' | nobody",
        "rtsp://ann:word@host/live | --user ben --password-env P | P=x | ann:word",
        "rtsp://ann:@host/live | --user ben --password-env P | P=x | ann:",
        "rtsp://ann:@host/live | '' | '' | ann:",
        "rtsp://:@host/live | '' | '' | :",
        "rtsp://:word@host/live | '' | '' | :word",
        "rtsp://ann@host/live | '' | '' | nobody",
        "rtsp://ann@host/live | --password-env P | P=x | ann:x",
        "rtsp://ann@host/live | --password-env P | P= | ann:",
        "rtsp://ann@host/live | '' | ORIEL_USER=cat ORIEL_PASSWORD=y | ann:y",
        "rtsp://@host/live | '' | ORIEL_USER=cat ORIEL_PASSWORD=y | cat:y",
        "rtsp://host/live | --user ben | '' | nobody",
        "rtsp://host/live | --user ben | ORIEL_PASSWORD=y | ben:y",
        "rtsp://host/live | --user ben --password-env P | P= | ben:",
        "rtsp://host/live | '' | ORIEL_USER=cat | nobody",
        "rtsp://host/live | '' | ORIEL_USER=cat ORIEL_PASSWORD= | cat:",
        "rtsp://host/live | '' | ORIEL_USER= ORIEL_PASSWORD=y | nobody",
        "hall | '' | ORIEL_USER=cat ORIEL_PASSWORD=y | dan:",
        "hall | --password-env P | P=x | dan:x",
        "hall | --user ben --password-env P | P=x | ben:x",
        "hall | --user ben | '' | nobody",
      })
  void theFirstFoundWins(String camera, String options, String environment, String who)
      throws OrielException {
    var saved = rig.profile(Optional.of(rig.profileFile())).cameras();
    Camera hall = arguments("", "").camera("rtsp://dan:@host/hall", false);
    saved.add("hall", hall.url(), hall.credentials());
    Camera found = arguments(options, environment).camera(camera, false);
    assertEquals(who, written(found.credentials()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rtsp://host/live | '' | no user name and password were given",
        "rtsp://ann@host/live | '' | no password was given",
        "rtsp://host/live | ORIEL_PASSWORD=y | no user name was given",
      })
  void whatIsMissingIsSaidOnlyOnceItIsAskedFor(String url, String environment, String words)
      throws OrielException {
    CameraArguments arguments = arguments("", environment);
    Camera camera = arguments.camera(url, false);
    OrielException missing = assertThrows(OrielException.class, () -> arguments.ask(camera, asks));
    assertEquals(Problem.CREDENTIALS_MISSING, missing.problem());
    assertEquals(words, missing.detail().toString());
  }

  /** What is set for cameras is not kept with a file. */
  @Test
  void aFileAsksNobody() throws Exception {
    Path clip = Files.writeString(folder.resolve("clip.mp4"), "no film");
    Camera file = arguments("", "ORIEL_USER=cat ORIEL_PASSWORD=y").camera(clip.toString(), false);
    assertEquals("nobody", written(file.credentials()));
  }
}
