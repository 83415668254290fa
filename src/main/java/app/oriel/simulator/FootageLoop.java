package app.oriel.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes pictures and sound on time and hands them to who watches; while nobody
 * watches it waits.
 */
final class FootageLoop implements Footage {
  /** What takes the pictures; made, used and closed on the loop's thread. */
  interface Lens extends AutoCloseable {
    /** The picture of now, null where there is none this time. */
    Shot.@Nullable Picture shoot(boolean keyframe);

    @Override
    void close();
  }

  static final int SOUND_BLOCK = 480;
  private static final long SOUND_NANOS = TimeUnit.SECONDS.toNanos(1) * SOUND_BLOCK / Ambience.RATE;

  /** Sound later than this was missed: the machine slept. */
  private static final long SOUND_MISSED = TimeUnit.SECONDS.toNanos(1);

  private static final long FAREWELL_MILLIS = 5000;
  private static final Logger LOG = LoggerFactory.getLogger(FootageLoop.class);

  private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
  private final long pictureNanos;
  private final Supplier<Lens> lens;
  private final Ambience ambience;
  private final Thread thread;
  private volatile boolean closed;
  private long soundBlock;

  /**
   * Starts the thread, which opens the lens when the first one watches.
   *
   * @param threads of platform threads: encoding is one long native call
   */
  FootageLoop(int fps, Supplier<Lens> lens, Ambience ambience, ThreadFactory threads) {
    pictureNanos = TimeUnit.SECONDS.toNanos(1) / fps;
    this.lens = lens;
    this.ambience = ambience;
    thread = threads.newThread(this::run);
    thread.start();
  }

  @Override
  public Watch watch(Consumer<Shot> watcher) {
    Viewer viewer = new Viewer(watcher);
    if (!closed) {
      viewers.add(viewer);
      LockSupport.unpark(thread);
    }
    return () -> viewers.remove(viewer);
  }

  @Override
  public void close() {
    closed = true;
    viewers.clear();
    LockSupport.unpark(thread);
    if (Thread.currentThread().equals(thread)) {
      return;
    }
    try {
      thread.join(FAREWELL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed && viewers.isEmpty()) {
      LockSupport.park(this);
    }
    if (closed) {
      return;
    }
    try (Lens open = lens.get()) {
      while (!closed) {
        if (viewers.isEmpty()) {
          LockSupport.park(this);
        } else {
          runWatched(open);
        }
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.error("the footage ends", e);
    } finally {
      closed = true;
      viewers.clear();
    }
  }

  /** Keeps to the schedule that begins now until nobody watches. */
  private void runWatched(Lens open) {
    long nextPicture = System.nanoTime();
    long nextSound = nextPicture + SOUND_NANOS;
    while (!closed && !viewers.isEmpty()) {
      boolean picture = nextPicture - nextSound <= 0;
      sleepUntil(picture ? nextPicture : nextSound);
      if (closed) {
        return;
      }
      if (picture) {
        shoot(open);
        nextPicture = next(nextPicture, pictureNanos, 0);
      } else {
        listen(nextSound - SOUND_NANOS);
        nextSound = next(nextSound, SOUND_NANOS, SOUND_MISSED);
      }
    }
  }

  /** The next time on the grid; those missed by more than the patience are left out. */
  private static long next(long due, long period, long patience) {
    long late = System.nanoTime() - due;
    long missed = late > Math.max(patience, period) ? late / period : 0;
    return due + (missed + 1) * period;
  }

  private void sleepUntil(long due) {
    long left = due - System.nanoTime();
    while (left > 0 && !closed) {
      LockSupport.parkNanos(this, left);
      left = due - System.nanoTime();
    }
  }

  private void shoot(Lens open) {
    List<Viewer> audience = List.copyOf(viewers);
    boolean newcomer = audience.stream().anyMatch(it -> !it.sawKeyframe);
    Shot.Picture picture = open.shoot(newcomer);
    if (picture == null) {
      return;
    }
    for (Viewer viewer : audience) {
      viewer.sawKeyframe |= picture.keyframe();
      if (viewer.sawKeyframe) {
        deliver(viewer, picture);
      }
    }
  }

  private void listen(long capturedAt) {
    byte[] muLaw = ambience.muLaw(soundBlock++ * SOUND_BLOCK, SOUND_BLOCK);
    Shot sound = new Shot.Sound(muLaw, capturedAt);
    viewers.forEach(it -> deliver(it, sound));
  }

  /** A watcher that throws has seen its last shot; the others go on. */
  private void deliver(Viewer viewer, Shot shot) {
    if (!viewers.contains(viewer)) {
      return;
    }
    try {
      viewer.watcher.accept(shot);
    } catch (RuntimeException e) {
      viewers.remove(viewer);
      LOG.warn("a watcher failed and gets no more", e);
    }
  }

  /** One subscription; the same consumer may watch twice. */
  private static final class Viewer {
    final Consumer<Shot> watcher;

    /** Used by the loop's thread only. */
    boolean sawKeyframe;

    Viewer(Consumer<Shot> watcher) {
      this.watcher = watcher;
    }
  }
}
