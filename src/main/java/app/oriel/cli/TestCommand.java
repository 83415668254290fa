package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.live.CheckStep;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oriel test}: reach, secure, sign in, picture, sound, step by step. */
@CommandLine.Command(name = "test")
final class TestCommand implements Command {
  private static final Duration LIMIT = Duration.ofSeconds(29);

  @Parameters(paramLabel = "CAMERA", descriptionKey = "parameter.camera")
  private String camera = "";

  @Option(
      names = "--accept-certificate",
      paramLabel = "sha256:…",
      descriptionKey = "option.acceptCertificate")
  private @Nullable String accepted;

  @Mixin private final SignInOptions signIn = new SignInOptions();

  @Override
  public String subject() {
    return CameraUrl.forEyes(camera);
  }

  @Override
  public int run(Call call) throws CameraException, InterruptedException {
    Camera named = call.cameras(call.profile(), signIn).camera(camera, true);
    AcceptedCertificate word =
        accepted == null ? null : new AcceptedCertificate(named.memory(), accepted);
    TestReport report = new TestReport(call.texts());
    call.services()
        .check()
        .run(
            word == null ? named : word.of(named),
            LIMIT,
            step -> {
              if (word != null && step instanceof CheckStep.Secured) {
                word.confirm();
              }
              report.add(step);
              if (!call.everywhere().json()) {
                call.terminal().out().println(report.sentence(step));
                call.terminal().out().flush();
              }
            });
    if (call.everywhere().json()) {
      call.terminal().out().println(Json.line(report.document(subject())));
    }
    return report.failed().map(failed -> failure(failed.reason(), call)).orElse(ExitCode.OK);
  }

  private int failure(CameraException reason, Call call) {
    if (!call.everywhere().json()) {
      Failures.print(reason, subject(), call.texts(), call.terminal());
    }
    return ExitCode.of(reason.problem().kind());
  }
}
