package app.oriel.cli;

import app.oriel.camera.OrielException;
import app.oriel.profile.ProfileTransfer.Exported;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code oriel profile export}: all cameras with their passwords, sealed with a passphrase. */
@CommandLine.Command(name = "export")
final class ProfileExportCommand implements Command {
  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.exportFile")
  private Path file = Path.of("");

  @Mixin private final PassphraseOptions options = new PassphraseOptions();

  @Override
  public int run(Call call) throws OrielException {
    char[] passphrase = options.passphrase(System.getenv(), call.terminal(), call.texts(), true);
    Exported exported;
    try {
      exported = call.profile().cameras().transfer().export(file, passphrase);
    } finally {
      Arrays.fill(passphrase, ' ');
    }
    for (String camera : exported.withoutPassword()) {
      call.terminal().err().println(call.texts().get("profile.exportedWithoutPassword", camera));
    }
    if (exported.unread() > 0) {
      call.terminal().err().println(call.texts().get("profile.leftOut", exported.unread()));
    }
    if (call.everywhere().json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("file", file.toString());
      fields.put("ok", true);
      fields.put("cameras", exported.cameras());
      fields.put("withoutPassword", exported.withoutPassword());
      fields.put("leftOut", exported.unread());
      call.terminal().out().println(Json.line(fields));
    } else {
      int count = exported.cameras().size();
      call.terminal().out().println(call.texts().get("profile.exported", count, file));
    }
    return ExitCode.OK;
  }
}
