package app.oriel.sound;

import app.oriel.camera.Packet;
import app.oriel.process.StateHolder;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the sound of one camera at a time. A device that is absent, taken or gone is looked for
 * again and again; nobody who brings sound ever waits for it. For any thread.
 */
public final class Speaker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Speaker.class);

  /** Threads that a broken device may hold; then it is left alone until one comes back. */
  private static final int MOST_STUCK = 3;

  private final SpeakerDevice device;
  private final ThreadFactory threads;
  private final LongSupplier nanoTime;
  private final StateHolder<SpeakerState> states = new StateHolder<>(SpeakerState.RESTING);
  private final Watch watch = new Watch();
  private volatile int volume = 100;
  private volatile SpeakerStats stats = SpeakerStats.NONE;

  // Guarded by this.
  private final Set<Player> stuck = new HashSet<>();
  private @Nullable Player player;
  private boolean closed;

  /**
   * A loudspeaker that is opened with the first sound.
   *
   * @param nanoTime as {@link System#nanoTime}, with which packets say when they came
   * @param threads of daemon platform threads: a broken device may never return
   */
  public Speaker(SpeakerDevice device, ThreadFactory threads, LongSupplier nanoTime) {
    this.device = device;
    this.threads = threads;
    this.nanoTime = nanoTime;
  }

  /**
   * The system's loudspeaker, opened with the first sound.
   *
   * @param threads of daemon platform threads: a broken device may never return
   */
  public static Speaker ofSystem(ThreadFactory threads) {
    return new Speaker(new SystemSpeaker(), threads, System::nanoTime);
  }

  /** Plays this after what came before; never waits. */
  public void play(Packet.Audio packet) {
    Player now = playing();
    if (now != null) {
      now.offer(packet);
    }
  }

  /**
   * What comes now does not go on from what came.
   *
   * @param otherCamera whether it is another camera's: then what still waits is not played
   */
  public synchronized void startOver(boolean otherCamera) {
    if (player != null) {
      player.startOver(otherCamera);
    }
  }

  /** Nobody listens any more: gives the device back. */
  public synchronized void rest() {
    if (player != null) {
      player.end();
      player = null;
    }
    become(SpeakerState.RESTING);
  }

  /** How loud, 0 to 100. */
  public void volume(int percent) {
    volume = Math.clamp(percent, 0, 100);
  }

  /** Whether sound can be heard. */
  public SpeakerState state() {
    return states.get();
  }

  /** How playing fares. */
  public SpeakerStats stats() {
    return stats;
  }

  /**
   * Tells every state from now on, and the present one at once.
   *
   * @param listener called on any thread, one call at a time; must not block
   * @return ends the telling
   */
  public Runnable onState(Consumer<SpeakerState> listener) {
    return states.tell(listener);
  }

  private synchronized @Nullable Player playing() {
    Player now = player;
    if (now != null && now.isStuck(nanoTime.getAsLong())) {
      log.warn("the loudspeaker does not answer");
      now.end();
      stuck.add(now);
      become(SpeakerState.NO_DEVICE);
      now = null;
    }
    if (now == null && !closed && stuck.size() < MOST_STUCK) {
      now = new Player(device, nanoTime, () -> volume, watch);
      threads.newThread(now).start();
    }
    player = now;
    return now;
  }

  private void become(SpeakerState next) {
    if (next != states.get()) {
      log.debug("the loudspeaker: {}", next);
      states.become(next);
    }
  }

  /** Gives the device back for good; waits a moment for that. */
  @Override
  public void close() {
    Player last;
    synchronized (this) {
      closed = true;
      last = player;
      rest();
    }
    if (last != null) {
      last.awaitEnd();
    }
  }

  /** Hears what the threads at the device tell; one that is left behind counts no more. */
  private final class Watch implements Player.Watcher {
    @Override
    public void became(Player who, SpeakerState next) {
      synchronized (Speaker.this) {
        if (who.equals(player)) {
          become(next);
        }
      }
    }

    @Override
    public void fares(Player who, SpeakerStats now) {
      stats = now;
    }

    @Override
    public void ended(Player who) {
      synchronized (Speaker.this) {
        stuck.remove(who);
        if (who.equals(player)) {
          player = null;
        }
      }
    }
  }
}
