package app.oriel.talk;

import app.oriel.camera.Camera;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TalkWish;
import app.oriel.camera.TimeLimits;
import app.oriel.process.Threads;
import app.oriel.sound.SpeechEncoder;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One talk from pressing the button to the end of the silence behind it, on a thread of its own.
 * Pressing again before that end goes on with it.
 */
final class TalkRun implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(TalkRun.class);
  private static final long LOOK_MILLIS = 20;

  /** For so long a camera may hold a line of ours that is closed. */
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final long STALE_PAUSE_MILLIS = 200;

  /** An opening that nobody waits for any more is given up after this. */
  private static final long UNWANTED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long FAREWELL_SECONDS = 5;

  private final Camera camera;
  private final Families families;
  private final Threads threads;
  private final TalkSlots slots;
  private final TalkWish wish;
  private final Voice.Source source;
  private final Owner owner;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean held = true;
  private volatile boolean ending;
  private volatile @Nullable Speech speech;
  private volatile @Nullable Thread thread;

  /** Who pressed the button. */
  interface Owner {
    /** It stands so now. */
    void became(TalkRun run, TalkState state);

    /** A line is open. */
    void opened(TalkLine line);

    /** So it went up to now. */
    void fares(TalkStats stats);

    /** Whether the run may end; false where the button was pressed meanwhile. */
    boolean mayEnd(TalkRun run);
  }

  TalkRun(
      Camera camera,
      Families families,
      Threads threads,
      TalkSlots slots,
      TalkWish wish,
      Voice.Source source,
      Owner owner) {
    this.camera = camera;
    this.families = families;
    this.threads = threads;
    this.slots = slots;
    this.wish = wish;
    this.source = source;
    this.owner = owner;
  }

  void start() {
    // A platform thread: what it does has to be in time.
    thread = threads.startPlatform(camera.name() + " talk", this);
  }

  /** The button is pressed or let go. */
  void hold(boolean now) {
    held = now;
  }

  boolean isHeld() {
    return held;
  }

  boolean saysTheSame(Voice.Source other) {
    return source.equals(other);
  }

  /** How loud it is, 0 to 1. */
  double level() {
    Speech now = speech;
    return now == null ? 0 : now.level();
  }

  /** Ends it at once. */
  void end() {
    ending = true;
    Thread runs = thread;
    if (runs != null) {
      runs.interrupt();
    }
  }

  void awaitEnd() throws InterruptedException {
    if (!done.await(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
      log.warn("{}: a talk does not end", camera.name());
    }
  }

  @Override
  public void run() {
    TalkState last = new TalkState.Closed();
    boolean wasOpen = false;
    try {
      TalkRun before = slots.take(camera, this);
      if (before != null) {
        before.end();
        before.awaitEnd();
      }
      wasOpen = talk();
    } catch (OrielException e) {
      log.info("{}: no talk: {}", camera.name(), e.detail());
      last = new TalkState.Refused(e);
    } catch (InterruptedException | CancellationException e) {
      log.debug("{}: the talk was ended", camera.name());
    } catch (RuntimeException | Error e) {
      log.error("{}: a mistake in Oriel", camera.name(), e);
      last = new TalkState.Refused(OrielException.mistake(e));
    } finally {
      slots.leave(camera, this, wasOpen || speech != null);
      done.countDown();
      owner.became(this, last);
    }
  }

  /** Talks until all is said; whether a line was open. */
  private boolean talk() throws OrielException, InterruptedException {
    var opening = new Opening();
    Voice voice = null;
    TalkLine line = null;
    try {
      voice = source.open();
      line = opening.await();
      if (line == null) {
        return false;
      }
      try (SpeechEncoder encoder = SpeechEncoder.of(line.format())) {
        owner.opened(line);
        voice.tune(line.format().rate());
        pace(line, encoder, voice);
      }
      return true;
    } finally {
      if (line == null) {
        opening.cancel();
      } else {
        line.close();
      }
      if (voice != null) {
        voice.close();
      }
    }
  }

  private void pace(TalkLine line, SpeechEncoder encoder, Voice voice)
      throws OrielException, InterruptedException {
    Speech now = new Speech(line.format(), voice, encoder.delay());
    speech = now;
    Pacer pacer = new Pacer(line, encoder, PaceClock.system());
    boolean wasHeld = false;
    boolean told = false;
    TalkState talking = new TalkState.Talking(line.format(), line.terms());
    do {
      boolean isHeld = held;
      if (isHeld && !wasHeld) {
        now.hold();
      } else if (!isHeld && wasHeld) {
        now.letGo();
      }
      wasHeld = isHeld;
      pacer.next(now);
      owner.fares(pacer.stats(now.said()));
      boolean allSaid = !now.isTalking();
      if (!told && isHeld && (now.isHeard() || allSaid)) {
        told = true;
        owner.became(this, talking);
      }
      if (told && allSaid) {
        if (isHeld) {
          // The voice ended by itself.
          held = false;
          wasHeld = false;
        }
        // Who presses while the end of what was said goes out, goes on.
        told = held;
        if (!told) {
          owner.became(this, new TalkState.Closing());
        }
      }
    } while (!ending && (held || !now.isOver() || !owner.mayEnd(this)));
  }

  /** Reaches the camera on a thread of its own, which can be interrupted while it connects. */
  private final class Opening {
    private final CompletableFuture<TalkLine> opened = new CompletableFuture<>();
    private final Thread opener = threads.startVirtual(camera.name() + " talk opening", this::open);

    private void open() {
      try {
        TalkLine line = openOrRetry();
        if (!opened.complete(line)) {
          line.close();
        }
      } catch (OrielException | InterruptedException | RuntimeException | Error e) {
        opened.completeExceptionally(e);
      }
    }

    private TalkLine openOrRetry() throws OrielException, InterruptedException {
      while (true) {
        try {
          return port().open(camera, wish, TimeLimits.usual());
        } catch (OrielException e) {
          boolean ours = e.problem() == Problem.TALK_TAKEN && slots.wasOurs(camera, STALE_NANOS);
          if (!ours) {
            throw e;
          }
        }
        Thread.sleep(STALE_PAUSE_MILLIS);
      }
    }

    private TalkPort port() throws OrielException {
      return families
          .of(camera.url())
          .talk()
          .orElseThrow(
              () ->
                  new OrielException(
                      Problem.TALK_UNSUPPORTED, Detail.of("oriel-knows-no-way-to-talk-to-it")));
    }

    /** The line, or null where nobody wants it any more. */
    @Nullable TalkLine await() throws OrielException, InterruptedException {
      long unwantedSince = 0;
      while (true) {
        try {
          return opened.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (ending) {
            throw new InterruptedException();
          }
          if (held) {
            unwantedSince = 0;
          } else if (unwantedSince == 0) {
            unwantedSince = System.nanoTime() | 1;
          } else if (System.nanoTime() - unwantedSince > UNWANTED_NANOS
              && owner.mayEnd(TalkRun.this)) {
            return null;
          }
        } catch (ExecutionException e) {
          throw failure(e.getCause());
        }
      }
    }

    private OrielException failure(@Nullable Throwable cause) throws InterruptedException {
      return switch (cause) {
        case OrielException known -> known;
        case InterruptedException e -> throw e;
        case null -> OrielException.mistake(new IllegalStateException("no line, and no reason"));
        case Throwable mistake -> OrielException.mistake(mistake);
      };
    }

    /** Nobody takes the line; if it is open already, or will be, it is closed. */
    void cancel() {
      opened.cancel(false);
      opener.interrupt();
      if (opened.state() == Future.State.SUCCESS) {
        opened.resultNow().close();
      }
    }
  }
}
