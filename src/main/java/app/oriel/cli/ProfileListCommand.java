package app.oriel.cli;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.cli.Services.OpenProfile;
import app.oriel.profile.CameraEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** {@code oriel profile list}: a line per saved camera, never a password. */
@CommandLine.Command(name = "list")
final class ProfileListCommand implements Command {
  @Override
  public int run(Call call) throws OrielException {
    OpenProfile profile = call.profile();
    List<OrielException> problems = profile.cameras().problems();
    for (CameraEntry entry : profile.cameras().list()) {
      call.terminal()
          .out()
          .println(call.everywhere().json() ? json(entry) : entry.name() + "  " + shown(entry));
    }
    if (!problems.isEmpty()) {
      throw problems.getFirst();
    }
    return ExitCode.OK;
  }

  private static String shown(CameraEntry entry) {
    return CameraUrl.forEyes(entry.url().toString());
  }

  private static String json(CameraEntry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", entry.name());
    fields.put("url", shown(entry));
    fields.put("credentials", entry.hasSecrets());
    return Json.line(fields);
  }
}
