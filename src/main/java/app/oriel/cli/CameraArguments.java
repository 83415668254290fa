package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CameraUrlException;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.FileUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.cli.Services.OpenProfile;
import app.oriel.profile.CameraEntry;
import app.oriel.text.Texts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns CAMERA, a name from the profile, a URL or a file, into a camera, and finds out who signs
 * in: the first found of the URL, the options, the profile and the environment. A person is asked
 * only once the camera has asked.
 */
final class CameraArguments implements SignInQuestion {
  private final OpenProfile profile;
  private final Families families;
  private final SignInOptions options;
  private final Map<String, String> environment;
  private final Terminal terminal;
  private final Texts texts;

  /** Of cameras for which not all is known. */
  private final Map<CameraUrl, WhoSignsIn> partly = new HashMap<>();

  /** What was answered at the terminal, by the device: its lenses and streams share it. */
  private final Map<CameraUrl, Credentials> answered = new HashMap<>();

  private boolean warned;

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

  /** Something to do with a camera; leaves nothing behind where it fails. */
  @FunctionalInterface
  interface Use<T> {
    T with(Camera camera) throws OrielException, InterruptedException;
  }

  /** Does it; once more, signed in as a person says, where the camera asks who it is. */
  <T> T use(Camera camera, Use<T> use) throws OrielException, InterruptedException {
    try {
      return use.with(camera);
    } catch (OrielException e) {
      return use.with(ask(camera, e));
    }
  }

  /**
   * The camera that an argument means.
   *
   * @param lasting whether what signing in teaches is written to the profile
   */
  Camera camera(String argument, boolean lasting) throws OrielException {
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
  Camera known(String argument) throws OrielException {
    Camera camera = camera(argument, true);
    families.of(camera.url());
    return camera;
  }

  /** The camera that a URL or the path of a file means, whatever the profile has. */
  Camera addressed(String argument) throws OrielException {
    if (CameraUrl.looksLikeUrl(argument)) {
      return byUrl(argument, false);
    }
    CameraUrl file =
        file(argument)
            .orElseThrow(
                () ->
                    new OrielException(
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

  private Camera byUrl(String argument, boolean lasting) throws OrielException {
    try {
      CameraUrl url = CameraUrl.parse(argument);
      WhoSignsIn inUrl = inUrl(argument);
      if (inUrl.password() != null) {
        warnOnce();
      }
      var memories = lasting ? profile.lasting() : profile.passing();
      return new Camera(
          families.nameOf(url), url, whoSignsIn(url, inUrl, null), memories.memoryOfUrl(url));
    } catch (CameraUrlException e) {
      throw new OrielException(Problem.USAGE, e.detail());
    }
  }

  /** A user alone leaves the password to be found elsewhere; an empty one stands behind a colon. */
  private static WhoSignsIn inUrl(String argument) {
    Credentials inUrl = CameraUrl.credentialsIn(argument);
    if (inUrl == null) {
      return WhoSignsIn.NOBODY;
    }
    boolean password = CameraUrl.namesPassword(argument);
    boolean user = password || !inUrl.user().isEmpty();
    return new WhoSignsIn(user ? inUrl.user() : null, password ? inUrl.password() : null);
  }

  private void warnOnce() {
    if (!warned) {
      warned = true;
      terminal.err().println(texts.get("warning.passwordInUrl"));
      terminal.err().flush();
    }
  }

  private Camera byName(String name, boolean lasting) throws OrielException {
    CameraEntry entry = profile.entry(name);
    Credentials saved = profile.cameras().credentialsOf(entry);
    if (saved == null && entry.hasSecrets() && !options.given()) {
      // Nobody need type what is only locked.
      Optional<OrielException> locked = profile.cameras().keyProblem();
      if (locked.isPresent()) {
        throw locked.get();
      }
    }
    Credentials credentials =
        saved != null && !options.given()
            ? saved
            : whoSignsIn(entry.url(), WhoSignsIn.NOBODY, saved == null ? null : saved.user());
    var memories = lasting ? profile.lasting() : profile.passing();
    return new Camera(
        entry.name(), entry.url(), credentials, memories.memoryOf(entry), entry.aspect());
  }

  /**
   * What is known of who signs in; null where a part is missing, which is asked for once the camera
   * asks.
   *
   * @param saved the user in the profile, or null
   */
  private @Nullable Credentials whoSignsIn(CameraUrl url, WhoSignsIn inUrl, @Nullable String saved)
      throws OrielException {
    if (!families.asksWho(url)) {
      return null;
    }
    String password = inUrl.password();
    if (password == null) {
      password = first(options.password(environment), environment.get("ORIEL_PASSWORD"));
    }
    String named = environment.get("ORIEL_USER");
    String user = first(inUrl.user(), options.user(), saved, "".equals(named) ? null : named);
    WhoSignsIn known = new WhoSignsIn(user, password);
    partly.put(url, known);
    return known.whole();
  }

  private static @Nullable String first(@Nullable String... found) {
    for (String each : found) {
      if (each != null) {
        return each;
      }
    }
    return null;
  }

  @Override
  public Camera ask(Camera camera, OrielException why) throws OrielException {
    if (why.problem() != Problem.PASSWORD_MISSING) {
      throw why;
    }
    CameraUrl device = families.device(camera.url());
    Credentials before = answered.get(device);
    Credentials now = before == null ? asked(camera) : before;
    answered.put(device, now);
    return new Camera(camera.name(), camera.url(), now, camera.memory(), camera.aspect());
  }

  private Credentials asked(Camera camera) throws OrielException {
    WhoSignsIn known = partly.getOrDefault(camera.url(), WhoSignsIn.NOBODY);
    Person person = terminal.person();
    if (person == null) {
      throw missing(known);
    }
    terminal.err().println(texts.get("ask.camera", camera.name()));
    terminal.err().flush();
    String user = known.user();
    if (user == null) {
      user = person.line(texts.particular("ask.user", camera.url().scheme()));
    }
    String password = known.password();
    if (user != null && password == null) {
      char[] typed = person.secret(texts.get("ask.password"));
      password = typed == null ? null : String.valueOf(typed);
    }
    WhoSignsIn said = new WhoSignsIn(user, password);
    Credentials whole = said.whole();
    if (whole == null) {
      throw missing(said);
    }
    return whole;
  }

  private static OrielException missing(WhoSignsIn known) {
    Detail what =
        known.user() != null
            ? Detail.of("no-password-was-given")
            : known.password() != null
                ? Detail.of("no-user-name-was-given")
                : Detail.of("no-user-name-and-password-were-given");
    return new OrielException(Problem.CREDENTIALS_MISSING, what);
  }
}
