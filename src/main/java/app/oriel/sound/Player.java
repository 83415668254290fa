package app.oriel.sound;

import app.oriel.camera.Packet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread's work at the device, from the first sound until nobody listens. */
final class Player implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Player.class);

  /** Some seconds of packets: they wait only while a device opens. */
  private static final int QUEUE = 64;

  private static final long PUMP_MILLIS = 10;
  private static final long FADE_OUT = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long RETRY = TimeUnit.SECONDS.toNanos(2);

  /** A device that holds its thread for so long is left to itself. */
  private static final long STUCK = TimeUnit.SECONDS.toNanos(4);

  private static final long FAREWELL_MILLIS = 1000;

  private final SpeakerDevice device;
  private final LongSupplier nanoTime;
  private final IntSupplier volume;
  private final Watcher watcher;
  private final BlockingQueue<Packet.Audio> queue = new ArrayBlockingQueue<>(QUEUE);
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicInteger breaks = new AtomicInteger();
  private volatile boolean otherCamera;
  private volatile boolean ending;
  private volatile long beat;

  // Only its own thread's.
  private @Nullable Playback playback;
  private long nextTry;
  private int breaksSeen;
  private boolean complained;

  /** Who wants to know how it goes. */
  interface Watcher {
    /** What can be heard has changed. */
    void became(Player player, SpeakerState state);

    /** How playing fares. */
    void fares(Player player, SpeakerStats stats);

    /** The thread is done with the device. */
    void ended(Player player);
  }

  /**
   * @param volume 0 to 100, asked for all the time
   */
  Player(SpeakerDevice device, LongSupplier nanoTime, IntSupplier volume, Watcher watcher) {
    this.device = device;
    this.nanoTime = nanoTime;
    this.volume = volume;
    this.watcher = watcher;
    beat = nanoTime.getAsLong();
    nextTry = beat;
  }

  /** Takes a packet; from any thread, never waits. */
  void offer(Packet.Audio packet) {
    while (!queue.offer(packet)) {
      queue.poll();
    }
  }

  /** As {@link Speaker#startOver}. */
  void startOver(boolean other) {
    if (other) {
      queue.clear();
      otherCamera = true;
    }
    breaks.incrementAndGet();
  }

  /** Fades out and ends, soon. */
  void end() {
    ending = true;
  }

  /** Whether the device has held the thread for too long. */
  boolean isStuck(long now) {
    return now - beat > STUCK;
  }

  /** Waits for the end, but not for ever. */
  void awaitEnd() {
    try {
      if (!done.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)) {
        log.warn("the loudspeaker was not given back in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      while (!ending) {
        turn();
      }
      fadeOut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closePlayback();
      done.countDown();
      watcher.ended(this);
    }
  }

  private void turn() throws InterruptedException {
    Packet.Audio packet = queue.poll(PUMP_MILLIS, TimeUnit.MILLISECONDS);
    long now = nanoTime.getAsLong();
    beat = now;
    try {
      Playback open = open(packet, now);
      if (open != null) {
        play(open, packet, nanoTime.getAsLong());
      }
    } catch (RuntimeException | Error e) {
      // Even when memory ran out: what follows may be heard again.
      complain(e);
    }
  }

  /** The open line; null while there is none, or nothing to play yet. */
  private @Nullable Playback open(Packet.@Nullable Audio packet, long now) {
    if (playback == null && packet != null && now - nextTry >= 0) {
      SpeakerLine line = device.open();
      long since = nanoTime.getAsLong();
      if (line == null) {
        nextTry = since + RETRY;
        watcher.became(this, SpeakerState.NO_DEVICE);
      } else {
        playback = new Playback(line, since);
        watcher.became(this, SpeakerState.PLAYING);
        // What came while it opened is late already, and so is what it was opened for.
        queue.clear();
        return null;
      }
    }
    return playback;
  }

  private void play(Playback open, Packet.@Nullable Audio first, long now) {
    int newBreaks = breaks.get();
    if (newBreaks != breaksSeen) {
      breaksSeen = newBreaks;
      open.startOver(otherCamera);
      otherCamera = false;
    }
    open.volume(volume.getAsInt());
    for (Packet.Audio packet = first; packet != null; packet = queue.poll()) {
      takeOrSkip(open, packet, now);
    }
    open.pump(now);
    watcher.fares(this, open.stats());
    if (open.isGone(now)) {
      log.info("the loudspeaker has gone");
      closePlayback();
      nextTry = now;
    }
  }

  /** Whatever is in a packet, it costs at most itself. */
  private void takeOrSkip(Playback open, Packet.Audio packet, long now) {
    try {
      open.take(packet, now);
    } catch (RuntimeException e) {
      complain(e);
      open.startOver(false);
    }
  }

  private void complain(Throwable e) {
    if (!complained) {
      complained = true;
      log.warn("sound could not be played", e);
    }
  }

  private void fadeOut() throws InterruptedException {
    Playback open = playback;
    long until = nanoTime.getAsLong() + FADE_OUT;
    while (open != null && nanoTime.getAsLong() - until < 0) {
      open.volume(0);
      open.pump(nanoTime.getAsLong());
      TimeUnit.MILLISECONDS.sleep(PUMP_MILLIS);
    }
  }

  private void closePlayback() {
    Playback open = playback;
    playback = null;
    if (open != null) {
      try {
        open.close();
      } catch (RuntimeException | Error e) {
        complain(e);
      }
    }
  }
}
