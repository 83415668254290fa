package app.oriel.talk;

import app.oriel.camera.Camera;
import app.oriel.camera.Families;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TalkWish;
import app.oriel.process.StateHolder;
import app.oriel.process.Threads;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The button of one camera: held, one is heard. Nothing here waits for a camera or a device. For
 * any thread.
 */
public final class PushToTalk implements AutoCloseable {
  private final Camera camera;
  private final Families families;
  private final Threads threads;
  private final TalkSlots slots;
  private final Consumer<PushToTalk> gone;
  private final StateHolder<TalkState> states = new StateHolder<>(new TalkState.Closed());
  private final Hands hands = new Hands();
  private volatile TalkStats stats = TalkStats.NONE;
  private volatile @Nullable TalkLine line;

  // Guarded by this.
  private @Nullable TalkRun run;
  private @Nullable TalkRun latest;
  private boolean prepared;
  private boolean closed;

  /**
   * @param gone is told when this is closed
   */
  PushToTalk(
      Camera camera,
      Families families,
      Threads threads,
      TalkSlots slots,
      Consumer<PushToTalk> gone) {
    this.gone = gone;
    this.camera = camera;
    this.families = families;
    this.threads = threads;
    this.slots = slots;
  }

  /**
   * The button is likely to be pressed soon: what that would else wait for is found out, once. To
   * be called while the camera's stream comes, for before that it finds out nothing.
   */
  public synchronized void prepare() {
    if (!prepared && !closed) {
      prepared = true;
      threads.startVirtual(camera.name() + " talk preparing", this::findOut);
    }
  }

  private void findOut() {
    try {
      Optional<TalkPort> port = families.talk(camera.url());
      if (port.isPresent()) {
        port.get().prepare(camera);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The button is pressed: this voice is to be heard in the way that suits the camera. The same
   * object as before goes on where a line is still open.
   */
  public void press(Voice.Source voice) {
    press(voice, TalkWish.usual());
  }

  /** The button is pressed: this voice is to be heard, in this way where a line is opened now. */
  public synchronized void press(Voice.Source voice, TalkWish wish) {
    if (closed) {
      return;
    }
    TalkRun now = run;
    if (now != null && now.saysTheSame(voice)) {
      now.hold(true);
      if (states.get() instanceof TalkState.Closing) {
        states.become(new TalkState.Opening());
      }
      return;
    }
    stats = TalkStats.NONE;
    // One of another voice is ended by the new one, as its camera's place is taken.
    now = new TalkRun(camera, families, threads, slots, wish, voice, hands);
    run = now;
    latest = now;
    states.become(new TalkState.Opening());
    now.start();
  }

  /** The button is let go: what was said is still sent. */
  public synchronized void release() {
    TalkRun now = run;
    if (now != null && now.isHeld()) {
      now.hold(false);
      if (states.get() instanceof TalkState.Opening) {
        states.become(new TalkState.Closing());
      }
    }
  }

  /** How it stands. */
  public TalkState state() {
    return states.get();
  }

  /** How loud what is said now is, 0 to 1, on a scale as ears have it. */
  public double level() {
    TalkRun now;
    synchronized (this) {
      now = run;
    }
    return now == null ? 0 : now.level();
  }

  /** How the last talk went, or goes. */
  public TalkStats stats() {
    return stats;
  }

  /**
   * Somebody listened to the last talk at the camera: remembered with the way in which it was sent.
   * May block for the disk; does nothing before a line was open.
   */
  public void heard(boolean heard) {
    TalkLine last = line;
    if (last != null) {
      last.heard(heard);
    }
  }

  /**
   * Tells every state from now on, and the present one at once.
   *
   * @param listener called on any thread, one call at a time; must not block
   * @return ends the telling
   */
  public Runnable onState(Consumer<TalkState> listener) {
    return states.tell(listener);
  }

  /** Ends a talk at once, and for good. Waits until the line is closed. */
  @Override
  public void close() {
    TalkRun now;
    TalkRun last;
    synchronized (this) {
      closed = true;
      now = run;
      last = latest;
    }
    gone.accept(this);
    if (now != null) {
      now.end();
    }
    if (last != null) {
      // One that is over may still take leave of the camera.
      try {
        last.awaitEnd();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Hears what the runs tell; one that another has followed counts no more. */
  private final class Hands implements TalkRun.Owner {
    @Override
    public void became(TalkRun which, TalkState next) {
      synchronized (PushToTalk.this) {
        if (!which.equals(run)) {
          return;
        }
        boolean over = next instanceof TalkState.Closed || next instanceof TalkState.Refused;
        if (over) {
          run = null;
        }
        boolean letGo = next instanceof TalkState.Talking && !which.isHeld();
        if (!letGo) {
          states.become(next);
        }
      }
    }

    @Override
    public void opened(TalkLine opened) {
      line = opened;
    }

    @Override
    public void fares(TalkStats now) {
      stats = now;
    }

    @Override
    public boolean mayEnd(TalkRun which) {
      synchronized (PushToTalk.this) {
        boolean over = !which.isHeld();
        if (over && which.equals(run)) {
          // Pressed from now on, another line is opened.
          run = null;
          states.become(new TalkState.Closed());
        }
        return over;
      }
    }
  }
}
