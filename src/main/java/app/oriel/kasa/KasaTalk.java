package app.oriel.kasa;

import app.oriel.camera.Account;
import app.oriel.camera.Camera;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TalkWish;
import app.oriel.camera.TimeLimits;
import app.oriel.http.CameraHttp;
import app.oriel.http.CameraLine;
import app.oriel.http.ChunkedUpload;
import app.oriel.http.Headers;
import app.oriel.http.Limits;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Opens talk lines: one endless POST for each, with a form of the password of their own. */
final class KasaTalk implements TalkPort {
  /** The name of this way of talking. */
  static final String DIALECT = "kasa";

  private static final int USUAL_PORT = 18443;
  private static final String PATH = "/https/speaker/audio/g711block?playerId=";
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int PLAYER_LETTERS = 32;

  /**
   * A camera that refuses says so at once; one that takes the sound says nothing before its end.
   */
  private static final long REFUSAL_MILLIS = 250;

  private final CameraHttp http;
  private final CredentialGate gate;
  private final ThreadFactory threads;
  private final SecureRandom random = new SecureRandom();

  private final RefusedForms refused = new RefusedForms();

  /**
   * @param threads makes virtual threads; two for each line
   */
  KasaTalk(CameraHttp http, CredentialGate gate, ThreadFactory threads) {
    this.http = http;
    this.gate = gate;
    this.threads = threads;
  }

  /**
   * A line that is asked for.
   *
   * @param limits of each attempt
   */
  private record Call(Camera camera, TalkWish wish, Limits limits) {}

  @Override
  public TalkLine open(Camera camera, TalkWish wish, TimeLimits limits)
      throws OrielException, InterruptedException {
    if (!wish.isAuto() && !wish.dialect().equals(DIALECT)) {
      throw new OrielException(
          Problem.USAGE, Detail.of("no-such-dialect", wish.dialect(), DIALECT));
    }
    Call call = new Call(camera, wish, Limits.usual().within(limits));
    Credentials credentials = camera.credentials();
    if (credentials == null) {
      return unsigned(call);
    }
    int gatePort = camera.url().portOr(KasaFamily.STREAM_PORT);
    Account account = Account.of(camera, gatePort, credentials);
    return gate.pass(camera, gatePort, () -> signIn(call, account));
  }

  /** Without a password, so that it is the camera that asks for one; see {@link StreamSignIn}. */
  private TalkLine unsigned(Call call) throws OrielException, InterruptedException {
    TalkLine line = null;
    try {
      line = attempt(call, null);
    } catch (OrielException e) {
      if (e.problem() != Problem.HUNG_UP) {
        throw e;
      }
    }
    if (line == null) {
      throw OrielException.passwordMissing();
    }
    return line;
  }

  /** Each form of the password once, each on a connection of its own. */
  private TalkLine signIn(Call call, Account account) throws OrielException, InterruptedException {
    Camera camera = call.camera();
    int hungUp = 0;
    Set<PasswordForm> known = refused.of(account);
    for (PasswordForm form : PasswordForm.forTalk(camera.memory())) {
      if (known.contains(form)) {
        continue;
      }
      try {
        TalkLine line = attempt(call, new Attempt(account, form));
        if (line != null) {
          return line;
        }
      } catch (OrielException e) {
        // Some firmware refuses a form that way.
        if (e.problem() != Problem.HUNG_UP) {
          throw e;
        }
        hungUp++;
      }
    }
    refused.forget(account);
    if (hungUp == 0) {
      throw new OrielException(
          Problem.PASSWORD_REFUSED, Detail.of("answered-401-to-every-password-form"));
    }
    // That may mean the password, or that nobody can talk to it; the video need not suffer.
    var failure =
        new OrielException(Problem.TALK_FAILED, Detail.of("hung-up-on-every-password-form"));
    gate.unanswered(camera, account.port(), failure);
    throw failure;
  }

  /** Who signs in with which form of the password. */
  private record Attempt(Account account, PasswordForm form) {
    Headers.Field header() {
      return new Headers.Field("Authorization", form.authorization(account.credentials()));
    }
  }

  /**
   * The line, or null where the camera refuses.
   *
   * @param by null for nobody
   */
  private @Nullable TalkLine attempt(Call call, @Nullable Attempt by)
      throws OrielException, InterruptedException {
    Camera camera = call.camera();
    TalkWish wish = call.wish();
    int port = camera.url().portNamed("talk").orElse(USUAL_PORT);
    CameraLine raw = http.connect(camera, port, call.limits(), SignInSteps.IGNORED);
    KasaTalkLine line = null;
    boolean open = false;
    try {
      String player = player();
      note(wish, by);
      ChunkedUpload upload = raw.upload(PATH + player, headers(by, player));
      line = KasaTalkLine.start(upload, camera, outcome(camera, by), threads);
      OptionalInt status = line.statusWithin(REFUSAL_MILLIS);
      wish.transcript().accept(status.isPresent() ? "<< " + status.getAsInt() : "<< nothing yet");
      if (status.isPresent() && status.getAsInt() == 401) {
        return null;
      }
      if (status.isPresent() && status.getAsInt() != 200) {
        throw KasaTalkLine.failure(status.getAsInt());
      }
      open = true;
      return line;
    } finally {
      if (!open) {
        if (line != null) {
          line.abandon();
        }
        raw.close();
      }
    }
  }

  /** What becomes of the camera's word, which may come only after it had listened for a while. */
  private KasaTalkLine.Outcome outcome(Camera camera, @Nullable Attempt by) {
    return new KasaTalkLine.Outcome() {
      @Override
      public void taken() {
        if (by != null) {
          by.form.rememberForTalk(camera.memory());
        }
      }

      @Override
      public OrielException refused() {
        if (by == null) {
          return OrielException.passwordMissing();
        }
        refused.add(by.account, by.form);
        return new OrielException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
      }
    };
  }

  private static void note(TalkWish wish, @Nullable Attempt by) {
    String who = by == null ? "no password" : "Basic, password form " + by.form.id();
    wish.transcript().accept(">> POST " + PATH + "<hidden> HTTP/1.1, chunked, " + who);
  }

  private static Headers headers(@Nullable Attempt by, String player) {
    List<Headers.Field> fields = new ArrayList<>();
    if (by != null) {
      fields.add(by.header());
    }
    fields.add(new Headers.Field("X-APP-ID", player));
    fields.add(
        new Headers.Field(
            "Content-Type", "multipart/x-mixed-replace;boundary=" + KasaTalkLine.BOUNDARY));
    fields.add(new Headers.Field("Accept", "*/*"));
    return new Headers(fields);
  }

  private String player() {
    StringBuilder player = new StringBuilder("tty.");
    for (int i = 0; i < PLAYER_LETTERS; i++) {
      player.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return player.toString();
  }
}
