package app.oriel.cli;

import app.oriel.camera.OrielException;
import app.oriel.cli.Services.OpenProfile;
import app.oriel.profile.CameraEntry;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code oriel profile remove}: forgets a camera and all that was saved of it. */
@CommandLine.Command(name = "remove")
final class ProfileRemoveCommand implements Command {
  @Parameters(paramLabel = "NAME", descriptionKey = "parameter.name")
  private String name = "";

  @Override
  public Subject subject() {
    return Subject.of(name);
  }

  @Override
  public int run(Call call) throws OrielException {
    OpenProfile profile = call.profile();
    CameraEntry entry = profile.entry(name);
    profile.cameras().remove(entry);
    if (call.everywhere().json()) {
      call.terminal().out().println(Json.line(Map.of("camera", name, "ok", true)));
    } else {
      call.terminal().out().println(call.texts().get("profile.removed", name));
    }
    return ExitCode.OK;
  }
}
