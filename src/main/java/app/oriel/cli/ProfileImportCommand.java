package app.oriel.cli;

import app.oriel.camera.OrielException;
import app.oriel.profile.ProfileTransfer.Imported;
import app.oriel.profile.ProfileTransfer.Merged;
import app.oriel.profile.ProfileTransfer.Outcome;
import app.oriel.text.Texts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oriel profile import}: the cameras of an exported profile, beside those of this one. */
@CommandLine.Command(name = "import")
final class ProfileImportCommand implements Command {
  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.exportFile")
  private Path file = Path.of("");

  @Option(names = "--replace", descriptionKey = "option.replace")
  private boolean replace;

  @Mixin private final PassphraseOptions options = new PassphraseOptions();

  @Override
  public int run(Call call) throws OrielException {
    char[] passphrase = options.passphrase(System.getenv(), call.terminal(), call.texts(), false);
    Imported imported;
    try {
      imported = call.profile().cameras().transfer().importFrom(file, passphrase, replace);
    } finally {
      Arrays.fill(passphrase, ' ');
    }
    for (Merged camera : imported.cameras()) {
      call.terminal().out().println(line(camera, call));
    }
    if (imported.unread() > 0) {
      call.terminal().err().println(call.texts().get("profile.leftOut", imported.unread()));
    }
    if (call.everywhere().json()) {
      call.terminal().out().println(summary(imported));
    } else if (imported.cameras().isEmpty()) {
      call.terminal().out().println(call.texts().get("profile.nothingImported"));
    }
    return ExitCode.OK;
  }

  private static String line(Merged camera, Call call) {
    if (call.everywhere().json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("camera", camera.camera());
      fields.put("outcome", camera.outcome().name().toLowerCase(Locale.ROOT));
      return Json.line(fields);
    }
    Texts texts = call.texts();
    return switch (camera.outcome()) {
      case ADDED -> texts.get("profile.added", camera.camera());
      case REPLACED -> texts.get("profile.replaced", camera.camera());
      case KEPT -> texts.get("profile.kept", camera.camera());
    };
  }

  private String summary(Imported imported) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", file.toString());
    fields.put("ok", true);
    for (Outcome outcome : Outcome.values()) {
      fields.put(
          outcome.name().toLowerCase(Locale.ROOT),
          imported.cameras().stream().filter(it -> it.outcome() == outcome).count());
    }
    fields.put("leftOut", imported.unread());
    return Json.line(fields);
  }
}
