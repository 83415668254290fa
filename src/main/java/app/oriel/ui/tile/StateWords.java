package app.oriel.ui.tile;

import app.oriel.camera.Camera;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.SessionState;
import app.oriel.live.SessionState.Closed;
import app.oriel.live.SessionState.Connecting;
import app.oriel.live.SessionState.Idle;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionState.Stalled;
import app.oriel.live.SessionState.Waiting;
import app.oriel.text.Texts;
import java.util.concurrent.TimeUnit;

/** Puts a session's state into the words of a tile. Knows no clock and no toolkit. */
final class StateWords {
  /** A picture older than this does not pose as live. */
  private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

  /** A stream without a picture for this long is worth a word; keyframes may be far apart. */
  private static final long FIRST_PICTURE = TimeUnit.SECONDS.toNanos(6);

  /** After a pause of the network, what had been held back is shown within this time. */
  private static final long CAUGHT_UP = TimeUnit.SECONDS.toNanos(2);

  /** A picture with more delay than this is shown as late. */
  private static final long LATE = TimeUnit.SECONDS.toNanos(1);

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long MINUTE = 60;
  private static final double NANOS_PER_MILLI = 1e6;

  private final String camera;
  private final String make;
  private final Texts texts;

  StateWords(Camera camera, Texts texts) {
    this.camera = camera.name();
    this.make = camera.url().scheme();
    this.texts = texts;
  }

  /** The words for a state at this {@link System#nanoTime}. */
  TileState of(SessionState state, Seen seen, long now) {
    return switch (state) {
      case Idle idle -> connecting(seen, now);
      case Connecting connecting -> connecting(seen, now);
      case Live live -> live(seen, now);
      case Stalled stalled -> stalled(seen, now);
      case Waiting waiting -> waiting(waiting.reason(), waiting.retryAt(), seen, now);
      case Refused refused -> refused(refused.reason(), seen);
      case Closed closed -> closed(seen);
    };
  }

  private TileState connecting(Seen seen, long now) {
    OrielException failure = seen.failure();
    // The first picture may be shown a moment before the session says that it is live.
    boolean old = seen.anyPicture() && now - seen.lastPicture() >= TimeUnit.SECONDS.toNanos(1);
    if (failure == null && !old) {
      return TileState.calm(Tone.QUIET, texts.get("state.connecting"));
    }
    String line = texts.get("state.connecting");
    String pill = seen.anyPicture() ? frozen(seen.lastPicture(), now) : line;
    if (failure == null) {
      return new TileState(Tone.WAITING, pill, line, true, "", "", "", line, WayOut.NONE, false);
    }
    String advice = texts.advice(failure.problem(), make);
    return problem(Tone.WAITING, pill, line, seen.anyPicture(), failure, advice);
  }

  private TileState live(Seen seen, long now) {
    if (seen.resting()) {
      return TileState.calm(Tone.LIVE, texts.get("state.live"));
    }
    if (!seen.anyPicture()) {
      return now - seen.connectedSince() > FIRST_PICTURE
          ? problem(
              Problem.NO_PICTURE,
              texts.label(Problem.NO_PICTURE),
              false,
              texts.advice(Problem.NO_PICTURE, make))
          : TileState.calm(Tone.QUIET, texts.get("state.connecting"));
    }
    if (now - seen.lastPicture() > FRESH) {
      return notShown(seen, now);
    }
    if (seen.damaged() && now - seen.lastDamage() < FRESH) {
      return TileState.calm(Tone.WAITING, texts.get("state.damaged"));
    }
    if (seen.delay() >= LATE) {
      String seconds = String.format(texts.locale(), "%.1f", seen.delay() / NANOS_PER_SECOND);
      return TileState.calm(
          Tone.WAITING, texts.get("state.late", seconds), texts.get("state.lateSpoken"));
    }
    String pill =
        seen.delay() == 0
            ? texts.get("state.live")
            : texts.get("state.delay", Math.max(1, Math.round(seen.delay() / NANOS_PER_MILLI)));
    return TileState.calm(Tone.LIVE, pill, texts.get("state.live"));
  }

  /** The stream runs, but nothing of it was shown: it cannot be, or it has only just come back. */
  private TileState notShown(Seen seen, long now) {
    String pill = frozen(seen.lastPicture(), now);
    String line = texts.get("state.connecting");
    boolean flows = now - seen.stateSince() > CAUGHT_UP;
    return now - seen.connectedSince() > FIRST_PICTURE && flows
        ? problem(Problem.NO_PICTURE, pill, true, texts.advice(Problem.NO_PICTURE, make))
        : new TileState(Tone.WAITING, pill, line, true, "", "", "", line, WayOut.NONE, false);
  }

  private TileState stalled(Seen seen, long now) {
    boolean any = seen.anyPicture();
    String pill = any ? frozen(seen.lastPicture(), now) : texts.label(Problem.STALLED);
    String advice = texts.get("advice.retried", texts.advice(Problem.STALLED, make));
    return problem(Problem.STALLED, pill, any, advice);
  }

  private TileState closed(Seen seen) {
    String pill = texts.get("state.closed");
    boolean any = seen.anyPicture();
    return new TileState(Tone.QUIET, pill, pill, any, "", "", "", pill, WayOut.NONE, false);
  }

  private TileState waiting(OrielException reason, long retryAt, Seen seen, long now) {
    if (reason.problem().kind() == Problem.Kind.OFF) {
      String off = texts.label(reason.problem());
      String advice = texts.get("advice.watched", texts.advice(reason.problem(), make));
      return problem(Tone.QUIET, off, off, seen.anyPicture(), reason, advice);
    }
    String left = duration(Math.max(1, ceilSeconds(retryAt - now)));
    String back = texts.get("state.back", left);
    if (!seen.anyPicture()) {
      String advice = texts.get("advice.retried", texts.advice(reason.problem(), make));
      return problem(Tone.WAITING, back, back, false, reason, advice);
    }
    return new TileState(
        Tone.WAITING,
        frozen(seen.lastPicture(), now),
        back,
        true,
        texts.get("state.reconnecting", left),
        texts.problem(reason, camera),
        texts.detail(reason),
        texts.problem(reason, camera),
        way(reason),
        true);
  }

  private TileState refused(OrielException reason, Seen seen) {
    String label = texts.label(reason.problem());
    String advice =
        switch (way(reason)) {
          case CERTIFICATE -> texts.get("certificate.onTile");
          case KEY -> texts.get("key.onTile");
          default -> texts.advice(reason.problem(), make);
        };
    return problem(
        Tone.ALERT,
        label,
        label,
        seen.anyPicture(),
        reason,
        reason.problem().kind() == Problem.Kind.REFUSED
            ? texts.get("advice.notRetried", advice)
            : advice);
  }

  private TileState problem(
      Tone tone, String pill, String line, boolean stale, OrielException reason, String advice) {
    WayOut way = way(reason);
    return new TileState(
        tone,
        pill,
        line,
        stale,
        texts.problem(reason, camera),
        advice,
        way == WayOut.CERTIFICATE || way == WayOut.KEY ? "" : texts.detail(reason),
        texts.problem(reason, camera),
        way,
        reason.problem() != Problem.PASSWORD_MISSING && way != WayOut.KEY);
  }

  private TileState problem(Problem problem, String pill, boolean stale, String advice) {
    return new TileState(
        Tone.WAITING,
        pill,
        pill,
        stale,
        texts.problem(problem, camera),
        advice,
        "",
        texts.problem(problem, camera),
        WayOut.NONE,
        false);
  }

  private static WayOut way(OrielException reason) {
    return switch (reason.problem()) {
      case PASSWORD_MISSING, PASSWORD_REFUSED, FORBIDDEN -> WayOut.SIGN_IN;
      case CERTIFICATE_CHANGED ->
          reason instanceof CertificateChangedException ? WayOut.CERTIFICATE : WayOut.NONE;
      case KEY_MISSING, KEYCHAIN_UNUSABLE -> WayOut.KEY;
      default -> WayOut.NONE;
    };
  }

  private String frozen(long since, long now) {
    return texts.get(
        "state.frozen", duration(Math.max(1, TimeUnit.NANOSECONDS.toSeconds(now - since))));
  }

  private String duration(long seconds) {
    return seconds < 2 * MINUTE
        ? texts.get("duration.seconds", seconds)
        : texts.get("duration.minutes", seconds / MINUTE);
  }

  private static long ceilSeconds(long nanos) {
    return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
  }
}
