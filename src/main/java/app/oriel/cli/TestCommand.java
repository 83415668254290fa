package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.CheckStep;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
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
  private final Set<CheckStep.Name> said = EnumSet.noneOf(CheckStep.Name.class);
  private Subject subject = Subject.NONE;

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public int run(Call call) throws OrielException, InterruptedException {
    CameraArguments arguments = call.cameras(call.profile(), signIn);
    subject = Subject.of(camera);
    Camera named = arguments.camera(camera, true);
    subject = subject.of(named);
    AcceptedCertificate word =
        accepted == null ? null : new AcceptedCertificate(named.memory(), accepted);
    Camera tested = word == null ? named : word.of(named);
    TestReport report = walk(tested, word, call);
    if (asksWho(report)) {
      report = askedFor(report, tested, word, arguments, call);
    }
    if (call.everywhere().json()) {
      call.terminal().out().println(Json.line(report.document(subject)));
    }
    return report.failed().map(failed -> failure(failed.reason(), call)).orElse(ExitCode.OK);
  }

  private static boolean asksWho(TestReport report) {
    return report
        .failed()
        .filter(failed -> failed.reason().problem() == Problem.PASSWORD_MISSING)
        .isPresent();
  }

  /** The same again, signed in as a person says; where there is none, that is what failed. */
  private TestReport askedFor(
      TestReport first,
      Camera tested,
      @Nullable AcceptedCertificate word,
      CameraArguments arguments,
      Call call)
      throws InterruptedException {
    CheckStep.Failed failed = first.failed().orElseThrow();
    Camera signedIn;
    try {
      signedIn = arguments.ask(tested, failed.reason());
    } catch (OrielException e) {
      first.failedFor(e);
      say(failed, first, call);
      return first;
    }
    return walk(signedIn, word, call);
  }

  private TestReport walk(Camera tested, @Nullable AcceptedCertificate word, Call call)
      throws InterruptedException {
    TestReport report = new TestReport(call.texts());
    call.services()
        .check()
        .run(
            tested,
            LIMIT,
            step -> {
              if (word != null && step instanceof CheckStep.Secured) {
                word.confirm();
              }
              report.add(step);
              if (!asksWho(report)) {
                say(step, report, call);
              }
            });
    return report;
  }

  /** Each step once: after a question those before it are walked again. */
  private void say(CheckStep step, TestReport report, Call call) {
    if (!call.everywhere().json() && said.add(step.name())) {
      call.terminal().out().println(report.sentence(step));
      call.terminal().out().flush();
    }
  }

  private int failure(OrielException reason, Call call) {
    if (!call.everywhere().json()) {
      FailureWords.print(reason, subject, call.texts(), call.terminal());
    }
    return ExitCode.of(reason.problem().kind());
  }
}
