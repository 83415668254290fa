package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.cli.Services.OpenProfile;
import java.util.Map;
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

  @Override
  public String subject() {
    return CameraUrl.forEyes(name);
  }

  @Override
  public int run(Call call) throws CameraException {
    OpenProfile profile = call.profile();
    profile.cameras().checkNew(name);
    Camera wanted = call.cameras(profile, signIn).addressed(camera);
    call.services().families().of(wanted.url());
    profile.cameras().add(name, wanted.url(), wanted.credentials());
    if (call.everywhere().json()) {
      call.terminal().out().println(Json.line(Map.of("camera", name, "ok", true)));
    } else {
      call.terminal().out().println(call.texts().get("profile.added", name));
    }
    return ExitCode.OK;
  }
}
