package app.oriel.kasa;

import app.oriel.camera.Account;
import app.oriel.camera.Camera;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import app.oriel.http.CameraHttp;
import app.oriel.http.CameraLine;
import app.oriel.http.ClosedUnansweredException;
import app.oriel.http.FramedBody;
import app.oriel.http.Headers;
import app.oriel.http.HttpAnswer;
import app.oriel.http.Limits;
import app.oriel.http.MultipartReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One opening of one camera's stream: finds the form of the password that it takes. Without a
 * password it asks for the stream all the same, so that it is the camera that wants one.
 */
final class StreamSignIn {
  /**
   * With no {@code resolution}: some models read {@code hd} as 720p, and without it every model
   * sends what its owner chose. {@code audio} is named because nobody knows whether sound comes
   * without it; the lower case is what most models were seen to take.
   */
  private static final String STREAM = "/https/stream/mixed?video=h264&audio=g711";

  /** Some models reset a connection that comes too soon after another. */
  private static final int MOST_RESETS = 3;

  private static final Duration AFTER_RESET = Duration.ofMillis(300);

  /** Openings in a row that may have met with a fault of the line or a restart. */
  private static final int MOST_HANG_UPS = 2;

  private final CameraHttp http;
  private final Limits limits;
  private final SysinfoClient sysinfo;
  private final HangUps hangUps;
  private final RefusedForms refusedForms;
  private final CredentialGate gate;
  private final Camera camera;
  private final int port;
  private final SignInSteps steps;
  private @Nullable CameraLine first;

  // What the forms of the password met with so far.
  private int refused;
  private int hungUp;
  private @Nullable PasswordForm unanswered;

  /**
   * @param steps is told of the first connection and of the sign-in
   */
  StreamSignIn(
      CameraHttp http,
      Limits limits,
      SysinfoClient sysinfo,
      HangUps hangUps,
      RefusedForms refusedForms,
      CredentialGate gate,
      Camera camera,
      int port,
      SignInSteps steps) {
    this.http = http;
    this.limits = limits;
    this.sysinfo = sysinfo;
    this.hangUps = hangUps;
    this.refusedForms = refusedForms;
    this.gate = gate;
    this.camera = camera;
    this.port = port;
    this.steps = steps;
  }

  /**
   * Connects, then signs in when the gate says so: a known refusal costs a connection, no attempt.
   */
  PacketSource open() throws OrielException, InterruptedException {
    first = http.connect(camera, port, limits, steps);
    try {
      return camera.credentials() == null ? unsigned() : gate.pass(camera, port, this::signIn);
    } finally {
      if (first != null) {
        first.close();
      }
    }
  }

  /** The stream of a camera that asks nobody. One that only hangs up may refuse that way. */
  private PacketSource unsigned() throws OrielException, InterruptedException {
    PacketSource source = null;
    try {
      source = attempt(null);
    } catch (ClosedUnansweredException e) {
      // No Kasa camera was seen that shows a stranger its pictures: it wants a password.
    }
    if (source == null) {
      throw OrielException.passwordMissing();
    }
    return source;
  }

  /**
   * Tries each form of the password once, each on a connection of its own. Where the camera hangs
   * up without an answer, that may be how its firmware refuses, so the next one is tried; only
   * where a form worked before it is taken for a fault of the line, at first. In the end, a camera
   * that did not answer every form is said to have hung up, which is tried again with patience, and
   * the third time in a row to have refused. A form that it refused is not sent again meanwhile,
   * but for the one that worked before, which some firmware refuses when it is only busy.
   */
  private PacketSource signIn() throws OrielException, InterruptedException {
    Optional<HangUps.Row> row = hangUps.row(camera, port);
    boolean mayBeTheLine =
        PasswordForm.remembered(camera.memory()).isPresent()
            && row.map(HangUps.Row::openings).orElse(0) < MOST_HANG_UPS;
    Set<PasswordForm> known = unlikely();
    for (PasswordForm form : PasswordForm.inOrder(camera.memory(), row.map(HangUps.Row::last))) {
      if (known.contains(form)) {
        refused++;
        continue;
      }
      try {
        PacketSource source = attempt(form);
        if (source != null) {
          return source;
        }
        refused++;
        refusedForms.add(account(), form);
      } catch (ClosedUnansweredException e) {
        hungUp++;
        unanswered = form;
        if (mayBeTheLine && refused == 0) {
          break;
        }
      } catch (OrielException e) {
        if (isTaken(e) && refused > 0) {
          // The others were refused and this one was not: no need to send those again and again.
          hangUps.guess(camera, port, camera.requireCredentials(), form);
        }
        boolean passwordWasSent = refused + hungUp > known.size();
        if (!passwordWasSent || e.problem().kind() != Problem.Kind.UNREACHABLE) {
          throw e;
        }
        unanswered = form;
        break;
      }
    }
    throw failure();
  }

  private static boolean isTaken(OrielException e) {
    Problem.Kind kind = e.problem().kind();
    return kind == Problem.Kind.BUSY || kind == Problem.Kind.OFF;
  }

  /** What all attempts together mean. */
  private OrielException failure() throws OrielException {
    if (unanswered == null) {
      return refusal(Detail.of("answered-401-to-every-password-form"));
    }
    HangUps.Row row = hangUps.add(camera, port, camera.requireCredentials(), unanswered);
    if (hungUp == PasswordForm.values().length) {
      return refusal(Detail.of("hung-up-on-every-password-form"));
    }
    return row.openings() > MOST_HANG_UPS
        ? refusal(Detail.of("hung-up-on-the-password-again-and-again"))
        : new ClosedUnansweredException();
  }

  private OrielException refusal(Detail detail) throws OrielException {
    refusedForms.forget(account());
    return new OrielException(Problem.PASSWORD_REFUSED, detail);
  }

  /**
   * The stream, or null where the camera refuses.
   *
   * @param form of the password, or null for none
   */
  private @Nullable PacketSource attempt(@Nullable PasswordForm form)
      throws OrielException, InterruptedException {
    CameraLine line = connect();
    PacketSource source = null;
    try {
      source = ask(line, form);
    } finally {
      if (source == null) {
        line.close();
      }
    }
    return source;
  }

  private void signedIn(@Nullable PasswordForm form) throws OrielException {
    if (form == null) {
      steps.signedIn("none", null);
      return;
    }
    form.remember(camera.memory());
    refusedForms.forget(account());
    hangUps.forget(camera, port);
    steps.signedIn("basic", form.id());
  }

  private Account account() throws OrielException {
    return Account.of(camera, port, camera.requireCredentials());
  }

  /** What was refused before and is not sent again; what worked once is. */
  private Set<PasswordForm> unlikely() throws OrielException {
    var unlikely = new HashSet<>(refusedForms.of(account()));
    PasswordForm.remembered(camera.memory()).ifPresent(unlikely::remove);
    return unlikely;
  }

  /**
   * Connects for one form of the password. A reset costs no attempt, for nothing was asked yet; the
   * very first connection came after no other, so a reset of it is a fault.
   */
  private CameraLine connect() throws OrielException, InterruptedException {
    CameraLine line = first;
    if (line != null) {
      first = null;
      return line;
    }
    for (int resets = 0; ; resets++) {
      try {
        return http.connect(camera, port, limits, SignInSteps.IGNORED);
      } catch (OrielException e) {
        if (e.problem() != Problem.CONNECTION_LOST || resets == MOST_RESETS) {
          throw e;
        }
      }
      Thread.sleep(AFTER_RESET);
    }
  }

  private @Nullable PacketSource ask(CameraLine line, @Nullable PasswordForm form)
      throws OrielException, InterruptedException {
    List<Headers.Field> fields = new ArrayList<>();
    if (form != null) {
      fields.add(
          new Headers.Field("Authorization", form.authorization(camera.requireCredentials())));
    }
    fields.add(new Headers.Field("User-Agent", "Oriel"));
    fields.add(new Headers.Field("Accept", "*/*"));
    HttpAnswer answer = line.get(STREAM, new Headers(fields));
    return switch (answer.status()) {
      case 200 -> source(answer, form);
      case 401 -> null;
      case 503 -> throw offOrBusy();
      default ->
          throw new OrielException(Problem.NOT_A_STREAM, Detail.of("answered", answer.status()));
    };
  }

  private PacketSource source(HttpAnswer answer, @Nullable PasswordForm form)
      throws OrielException, InterruptedException {
    if (!answer.mediaType().startsWith("multipart/")) {
      boolean page = answer.mediaType().contains("html");
      throw new OrielException(
          Problem.NOT_A_STREAM,
          page ? Detail.of("answered-with-a-web-page") : Detail.of("answered-with-no-stream"));
    }
    FramedBody body = answer.body();
    try {
      // A head without a body is another way of hanging up.
      if (!body.hasBytes()) {
        throw new ClosedUnansweredException();
      }
    } catch (InterruptedIOException e) {
      throw KasaSource.interrupted();
    } catch (OrielException e) {
      if (e.problem() == Problem.STALLED) {
        // The head let us in: it is the picture that is missing.
        signedIn(form);
      }
      throw e;
    } catch (IOException e) {
      throw new OrielException(Problem.CONNECTION_LOST, Detail.of("the-connection-broke-off"), e);
    }
    var parts = new MultipartReader(body, answer.boundary().orElse(null), limits);
    var source = new KasaSource(parts, answer);
    signedIn(form);
    return source;
  }

  /** The camera says 503 both when its owner switched it off and when it serves others. */
  private OrielException offOrBusy() throws InterruptedException {
    return switch (sysinfo.power(camera)) {
      case OFF ->
          new OrielException(
              Problem.SWITCHED_OFF, Detail.of("answered-and-its-switch-is-off", 503));
      case ON -> new OrielException(Problem.BUSY, Detail.of("answered", 503));
      case UNKNOWN -> new OrielException(Problem.BUSY_OR_OFF, Detail.of("answered", 503));
    };
  }
}
