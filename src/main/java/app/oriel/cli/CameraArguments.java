package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CameraUrlException;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.cli.Services.OpenProfile;
import app.oriel.profile.CameraEntry;
import app.oriel.text.Texts;
import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns CAMERA, a name from the profile or a URL, into a camera, and finds out who signs in: the
 * first found of the URL, the options, the profile, the environment and a question.
 */
final class CameraArguments {
  private final OpenProfile profile;
  private final SignInOptions options;
  private final Map<String, String> environment;
  private final Terminal terminal;
  private final Texts texts;
  private @Nullable Credentials answered;

  CameraArguments(
      OpenProfile profile,
      SignInOptions options,
      Map<String, String> environment,
      Terminal terminal,
      Texts texts) {
    this.profile = profile;
    this.options = options;
    this.environment = environment;
    this.terminal = terminal;
    this.texts = texts;
  }

  /**
   * The camera that an argument means.
   *
   * @param lasting whether what signing in teaches is written to the profile
   */
  Camera camera(String argument, boolean lasting) throws CameraException {
    return CameraUrl.looksLikeUrl(argument) ? byUrl(argument, lasting) : byName(argument, lasting);
  }

  private Camera byUrl(String argument, boolean lasting) throws CameraException {
    try {
      CameraUrl url = CameraUrl.parse(argument);
      Credentials inUrl = CameraUrl.credentialsIn(argument);
      if (inUrl != null) {
        terminal.err().println(texts.get("warning.passwordInUrl"));
        terminal.err().flush();
      }
      var memories = lasting ? profile.lasting() : profile.passing();
      return new Camera(
          url.host(), url, inUrl != null ? inUrl : others(null), memories.memoryOfUrl(url));
    } catch (CameraUrlException e) {
      throw new CameraException(Problem.USAGE, e.detail());
    }
  }

  private Camera byName(String name, boolean lasting) throws CameraException {
    CameraEntry entry = profile.entry(name);
    var memories = lasting ? profile.lasting() : profile.passing();
    return new Camera(
        entry.name(),
        entry.url(),
        others(profile.cameras().credentialsOf(entry)),
        memories.memoryOf(entry));
  }

  private @Nullable Credentials others(@Nullable Credentials saved) throws CameraException {
    String password = options.password(environment);
    if (options.given()) {
      String user = options.user() != null ? options.user() : environment.get("ORIEL_USER");
      return known(
          user == null && saved != null ? saved.user() : user,
          password != null ? password : environment.get("ORIEL_PASSWORD"));
    }
    return saved != null
        ? saved
        : known(environment.get("ORIEL_USER"), environment.get("ORIEL_PASSWORD"));
  }

  /** These, or what the person at the terminal answers; asked once for all cameras. */
  private Credentials known(@Nullable String user, @Nullable String password)
      throws CameraException {
    Credentials given = SignInOptions.both(user, password);
    if (given != null) {
      return given;
    }
    Credentials before = answered;
    if (before != null) {
      return before;
    }
    Console console = terminal.person();
    if (console == null) {
      throw new CameraException(
          Problem.USAGE, Detail.of("no-user-name-and-password-and-nobody-to-ask"));
    }
    Credentials now = ask(console, user, password);
    answered = now;
    return now;
  }

  private Credentials ask(Console console, @Nullable String user, @Nullable String password)
      throws CameraException {
    String name = user != null ? user : console.readLine("%s ", texts.get("ask.user"));
    char[] typed = password != null ? null : console.readPassword("%s ", texts.get("ask.password"));
    if (name == null || (password == null && typed == null)) {
      throw new CameraException(Problem.USAGE, Detail.of("no-user-name-and-password-were-given"));
    }
    return new Credentials(name, password != null ? password : String.valueOf(typed));
  }
}
