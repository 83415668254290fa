package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.cli.Services.OpenProfile;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code oriel profile add}: saves a camera, with who signs in. */
@CommandLine.Command(name = "add")
final class ProfileAddCommand implements Command {
  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "parameter.name")
  private String name = "";

  @Parameters(index = "1", paramLabel = "CAMERA", descriptionKey = "parameter.url")
  private String camera = "";

  @Mixin private final SignInOptions signIn = new SignInOptions();

  private Subject subject = Subject.NONE;

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public int run(Call call) throws OrielException, InterruptedException {
    subject = Subject.of(name);
    OpenProfile profile = call.profile();
    profile.cameras().checkNew(name);
    CameraArguments arguments = call.cameras(profile, signIn);
    Camera wanted = arguments.addressed(camera);
    subject = subject.of(wanted);
    CameraFamily family = call.services().families().of(wanted.url());
    profile.cameras().add(name, wanted.url(), credentials(wanted, family, arguments, call));
    if (call.everywhere().json()) {
      call.terminal().out().println(Json.line(Map.of("camera", name, "ok", true)));
    } else {
      call.terminal().out().println(call.texts().get("profile.added", name));
    }
    return ExitCode.OK;
  }

  /**
   * Who signs in. Where nobody said, the camera is tried, so that a person is asked only if it
   * asks; one that cannot be tried is added as it is.
   */
  private static @Nullable Credentials credentials(
      Camera wanted, CameraFamily family, CameraArguments arguments, Call call)
      throws OrielException, InterruptedException {
    if (wanted.credentials() != null) {
      return wanted.credentials();
    }
    try (PacketSource _ =
        family.open(wanted, Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)) {
      return null;
    } catch (OrielException e) {
      if (e.problem() == Problem.PASSWORD_MISSING) {
        return arguments.ask(wanted, e).credentials();
      }
      String why = call.texts().detail(e);
      call.terminal().err().println(call.texts().get("profile.untried", wanted.name(), why));
      call.terminal().err().flush();
      return null;
    }
  }
}
