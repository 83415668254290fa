package app.oriel.kasa;

import app.oriel.camera.Account;
import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkWish;
import app.oriel.http.CameraHttp;
import app.oriel.http.CameraLine;
import app.oriel.http.ChunkedUpload;
import app.oriel.http.Headers;
import app.oriel.http.Limits;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens talk lines: one endless POST for each, with a form of the password of their own. */
final class KasaTalk {
  /** The name of this way of talking. */
  static final String DIALECT = "kasa";

  private static final int USUAL_PORT = 18443;
  private static final String PATH = "/https/speaker/audio/g711block?playerId=";
  private static final Pattern PORT_IN_URL =
      Pattern.compile("[^?]*\\?(?:[^#]*&)?talk=([0-9]{1,5})(?:[&#].*)?");
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int PLAYER_LETTERS = 32;

  /**
   * A camera that refuses says so at once; one that takes the sound says nothing before its end.
   */
  private static final long REFUSAL_MILLIS = 250;

  private final CameraHttp http;
  private final Limits limits;
  private final CredentialGate gate;
  private final ThreadFactory threads;
  private final SecureRandom random = new SecureRandom();

  /** The forms that a camera has refused, so that none is sent it again until the user says so. */
  private final Map<Account, Set<PasswordForm>> refused = new ConcurrentHashMap<>();

  /**
   * @param threads makes virtual threads; two for each line
   */
  KasaTalk(CameraHttp http, Limits limits, CredentialGate gate, ThreadFactory threads) {
    this.http = http;
    this.limits = limits;
    this.gate = gate;
    this.threads = threads;
  }

  /** The port in a URL, for software cameras that share one address. */
  static OptionalInt port(CameraUrl url) {
    Matcher matcher = PORT_IN_URL.matcher(url.path());
    int port = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return port >= 1 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
  }

  /**
   * Connects and signs in. Blocks.
   *
   * @param gatePort names the camera at the gate
   */
  TalkLine open(Camera camera, int gatePort, TalkWish wish)
      throws CameraException, InterruptedException {
    if (!wish.isAuto() && !wish.dialect().equals(DIALECT)) {
      throw new CameraException(
          Problem.USAGE, Detail.of("no-such-dialect", wish.dialect(), DIALECT));
    }
    Credentials credentials = camera.credentials();
    if (credentials == null) {
      return unsigned(camera, wish);
    }
    Account account = Account.of(camera, gatePort, credentials);
    return gate.pass(camera, gatePort, () -> signIn(camera, account, wish));
  }

  /** Without a password, so that it is the camera that asks for one; see {@link StreamSignIn}. */
  private TalkLine unsigned(Camera camera, TalkWish wish)
      throws CameraException, InterruptedException {
    TalkLine line = null;
    try {
      line = attempt(camera, null, wish);
    } catch (CameraException e) {
      if (e.problem() != Problem.HUNG_UP) {
        throw e;
      }
    }
    if (line == null) {
      throw CameraException.passwordMissing();
    }
    return line;
  }

  /** Each form of the password once, each on a connection of its own. */
  private TalkLine signIn(Camera camera, Account account, TalkWish wish)
      throws CameraException, InterruptedException {
    int hungUp = 0;
    Set<PasswordForm> known = refused.getOrDefault(account, Set.of());
    for (PasswordForm form : PasswordForm.forTalk(camera.memory())) {
      if (known.contains(form)) {
        continue;
      }
      try {
        TalkLine line = attempt(camera, new Attempt(account, form), wish);
        if (line != null) {
          return line;
        }
      } catch (CameraException e) {
        // Some firmware refuses a form that way.
        if (e.problem() != Problem.HUNG_UP) {
          throw e;
        }
        hungUp++;
      }
    }
    // If the user wants them tried again, it is all of them.
    refused.remove(account);
    if (hungUp == 0) {
      throw new CameraException(
          Problem.PASSWORD_REFUSED, Detail.of("answered-401-to-every-password-form"));
    }
    // That may mean the password, or that nobody can talk to it; the video need not suffer.
    var failure =
        new CameraException(Problem.TALK_FAILED, Detail.of("hung-up-on-every-password-form"));
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
  private @Nullable TalkLine attempt(Camera camera, @Nullable Attempt by, TalkWish wish)
      throws CameraException, InterruptedException {
    int port = port(camera.url()).orElse(USUAL_PORT);
    CameraLine raw = http.connect(camera, port, limits, SignInSteps.IGNORED);
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
      public CameraException refused() {
        if (by == null) {
          return CameraException.passwordMissing();
        }
        refused.computeIfAbsent(by.account, it -> ConcurrentHashMap.newKeySet()).add(by.form);
        return new CameraException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
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
