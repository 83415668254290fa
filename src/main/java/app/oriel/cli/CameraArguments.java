package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CameraUrlException;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.FileUrl;
import app.oriel.camera.Problem;
import app.oriel.cli.Services.OpenProfile;
import app.oriel.profile.CameraEntry;
import app.oriel.text.Texts;
import java.io.Console;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns CAMERA, a name from the profile, a URL or a file, into a camera, and finds out who signs
 * in: the first found of the URL, the options, the profile, the environment and a question.
 */
final class CameraArguments {
  private final OpenProfile profile;
  private final Families families;
  private final SignInOptions options;
  private final Map<String, String> environment;
  private final Terminal terminal;
  private final Texts texts;
  private @Nullable Credentials answered;
  private boolean warned;

  /**
   * @param families nobody is asked who signs in where none of them has cameras to sign in to
   */
  CameraArguments(
      OpenProfile profile,
      Families families,
      SignInOptions options,
      Map<String, String> environment,
      Terminal terminal,
      Texts texts) {
    this.profile = profile;
    this.families = families;
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
    if (CameraUrl.looksLikeUrl(argument)) {
      return byUrl(argument, lasting);
    }
    Optional<CameraUrl> file =
        profile.cameras().find(argument).isPresent() ? Optional.empty() : file(argument);
    return file.isPresent() ? byUrl(file.get().toString(), lasting) : byName(argument, lasting);
  }

  /**
   * The same of a make that can be reached: what no family knows is a mistake in the arguments, and
   * no camera to wait for. What signing in teaches is written to the profile.
   */
  Camera known(String argument) throws CameraException {
    Camera camera = camera(argument, true);
    families.of(camera.url());
    return camera;
  }

  /** The camera that a URL or the path of a file means, whatever the profile has. */
  Camera addressed(String argument) throws CameraException {
    if (CameraUrl.looksLikeUrl(argument)) {
      return byUrl(argument, false);
    }
    CameraUrl file =
        file(argument)
            .orElseThrow(
                () ->
                    new CameraException(
                        Problem.USAGE,
                        Detail.of("a-camera-is-added-by-its-url", CameraUrl.forEyes(argument))));
    return byUrl(file.toString(), false);
  }

  /** The URL of a file, where the argument is the path of one that is there. */
  private static Optional<CameraUrl> file(String argument) {
    try {
      Path path = Path.of(argument);
      return Files.isRegularFile(path) ? Optional.of(FileUrl.of(path)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Camera byUrl(String argument, boolean lasting) throws CameraException {
    try {
      CameraUrl url = CameraUrl.parse(argument);
      Credentials inUrl = CameraUrl.credentialsIn(argument);
      if (inUrl != null) {
        warnOnce();
      }
      var memories = lasting ? profile.lasting() : profile.passing();
      return new Camera(
          nameOf(url),
          url,
          inUrl != null ? inUrl : whoSignsIn(url, null),
          memories.memoryOfUrl(url));
    } catch (CameraUrlException e) {
      throw new CameraException(Problem.USAGE, e.detail());
    }
  }

  private void warnOnce() {
    if (!warned) {
      warned = true;
      terminal.err().println(texts.get("warning.passwordInUrl"));
      terminal.err().flush();
    }
  }

  /** Several cameras may share a host and differ by their ports. */
  private static String nameOf(CameraUrl url) {
    if (url.scheme().equals(FileUrl.SCHEME)) {
      return FileUrl.nameOf(url);
    }
    return url.port() == 0 ? url.host() : url.hostInUrl() + ":" + url.port();
  }

  private Camera byName(String name, boolean lasting) throws CameraException {
    CameraEntry entry = profile.entry(name);
    Credentials saved = profile.cameras().credentialsOf(entry);
    if (saved == null && entry.hasSecrets() && !options.given()) {
      // Nobody need type what is only locked.
      Optional<CameraException> locked = profile.cameras().keyProblem();
      if (locked.isPresent()) {
        throw locked.get();
      }
    }
    var memories = lasting ? profile.lasting() : profile.passing();
    return new Camera(
        entry.name(),
        entry.url(),
        whoSignsIn(entry.url(), saved),
        memories.memoryOf(entry),
        entry.aspect());
  }

  private @Nullable Credentials whoSignsIn(CameraUrl url, @Nullable Credentials saved)
      throws CameraException {
    if (!families.signInTo(url) || (saved != null && !options.given())) {
      return saved;
    }
    String user = options.user();
    if (user == null) {
      user = saved == null ? environment.get("ORIEL_USER") : saved.user();
    }
    String password = options.password(environment);
    if (password == null) {
      password = environment.get("ORIEL_PASSWORD");
    }
    return user == null || password == null
        ? asked(user, password)
        : new Credentials(user, password);
  }

  /** What the person at the terminal answers; asked once for all cameras. */
  private Credentials asked(@Nullable String user, @Nullable String password)
      throws CameraException {
    Credentials before = answered;
    if (before != null) {
      return before;
    }
    Console console = terminal.person();
    if (console == null) {
      throw missing(user, password);
    }
    String name = user != null ? user : console.readLine("%s ", texts.get("ask.user"));
    char[] typed = password != null ? null : console.readPassword("%s ", texts.get("ask.password"));
    String secret = typed == null ? password : String.valueOf(typed);
    if (name == null || secret == null) {
      throw missing(name, secret);
    }
    Credentials now = new Credentials(name, secret);
    answered = now;
    return now;
  }

  private static CameraException missing(@Nullable String user, @Nullable String password) {
    Detail what =
        user != null
            ? Detail.of("no-password-was-given")
            : password != null
                ? Detail.of("no-user-name-was-given")
                : Detail.of("no-user-name-and-password-were-given");
    return new CameraException(Problem.CREDENTIALS_MISSING, what);
  }
}
