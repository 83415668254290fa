package app.oriel.cli;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.profile.SavedCameras;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oriel profile key}: says where the key of the passwords is, or chooses where. */
@CommandLine.Command(name = "key")
final class ProfileKeyCommand implements Command {
  private static final List<String> HOMES = List.of("keychain", "file");

  @Parameters(arity = "0..1", paramLabel = "keychain|file", descriptionKey = "parameter.keyHome")
  private @Nullable String home;

  @Option(names = "--forget-passwords", descriptionKey = "option.forgetPasswords")
  private boolean forgetPasswords;

  @Override
  public int run(Call call) throws OrielException {
    SavedCameras cameras = call.profile().cameras();
    if (home != null) {
      if (!HOMES.contains(home)) {
        throw new OrielException(
            Problem.USAGE, Detail.of("the-key-is-kept-in", String.join(", ", HOMES)));
      }
      cameras.chooseKeyHome(home, forgetPasswords);
    }
    say(cameras.keyHome().orElse(null), call);
    List<OrielException> problems = cameras.problems();
    if (!problems.isEmpty()) {
      throw problems.getFirst();
    }
    return ExitCode.OK;
  }

  private static void say(@Nullable String known, Call call) {
    if (call.everywhere().json()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("key", known);
      fields.put("ok", true);
      call.terminal().out().println(Json.line(fields));
    } else {
      call.terminal().out().println(known == null ? call.texts().get("profile.noKey") : known);
    }
  }
}
