package app.oriel.sound;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread's work at the microphone that is chosen, until nobody listens to it. */
final class MicrophoneCapture implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(MicrophoneCapture.class);
  private static final int BLOCKS_PER_SECOND = 100;
  private static final long PATIENCE_SECONDS = 4;

  /** The loudness that the meter shows as nothing. */
  private static final double QUIETEST_DB = 60;

  /** No device is ahead of time by more; some files in its place are. */
  private static final long MOST_AHEAD = TimeUnit.MILLISECONDS.toNanos(60);

  private final MicrophoneDevice device;
  private final MicrophoneControl settings;
  private final LongSupplier nanoTime;
  private final List<MicrophoneTake> takes = new CopyOnWriteArrayList<>();
  private volatile Chosen chosen;
  private volatile @Nullable Open open;

  /** Only this thread's: those that were given something and may hold something of this thread. */
  private final List<MicrophoneTake> served = new ArrayList<>();

  private boolean over; // guarded by this
  private boolean joined; // guarded by this

  /** Which device, and what became of opening it. */
  private record Chosen(String name, CompletableFuture<@Nullable Void> opened) {
    Chosen(String name) {
      this(name, new CompletableFuture<>());
    }
  }

  /** An open device, and who wanted it. */
  private record Open(Chosen by, MicrophoneLine line) {}

  MicrophoneCapture(
      MicrophoneDevice device, String name, MicrophoneControl settings, LongSupplier nanoTime) {
    this.device = device;
    this.chosen = new Chosen(name);
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  void awaitOpen() throws OrielException, InterruptedException {
    try {
      Chosen one;
      do {
        one = chosen;
        one.opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } while (!one.equals(chosen));
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      throw new OrielException(Problem.NO_MICROPHONE, Detail.of("the-microphone-does-not-open"));
    }
  }

  private static OrielException failure(@Nullable Throwable cause) {
    return cause instanceof OrielException known
        ? known
        : new OrielException(Problem.NO_MICROPHONE, SystemMicrophone.cure(), cause);
  }

  /** One more listener; false where it has ended meanwhile. */
  synchronized boolean join(MicrophoneTake take) {
    if (!over) {
      joined = true;
      takes.add(take);
    }
    return !over;
  }

  /** One listener less; the last one ends it. */
  void leave(MicrophoneTake take) {
    boolean last;
    synchronized (this) {
      takes.remove(take);
      last = takes.isEmpty();
      over |= last;
    }
    if (last) {
      end();
    }
  }

  /**
   * Who listens hears this one soon; the other is given back by {@link #giveBack}.
   *
   * @return false where nobody listens yet: then the one that does not open holds up nobody
   */
  synchronized boolean use(String name) {
    if (over || takes.isEmpty()) {
      return false;
    }
    Chosen before = chosen;
    chosen = new Chosen(name);
    // Who waits for it waits for the other one.
    before.opened.complete(null);
    return true;
  }

  private synchronized void failed(Chosen one, OrielException why) {
    // One that nobody wants any more may fail.
    if (one.equals(chosen)) {
      over = true;
      takes.forEach(take -> take.fail(why));
    }
  }

  synchronized boolean isOver() {
    return over;
  }

  /** Listens no more. */
  void end() {
    synchronized (this) {
      over = true;
      // Who still waits sees that it is over.
      chosen.opened.complete(null);
    }
    giveBack();
  }

  /** Closes a device that nobody wants any more, even while it is read. May take long. */
  void giveBack() {
    Open now = open;
    if (now != null && (isOver() || !now.by.equals(chosen))) {
      now.line.close();
    }
  }

  @Override
  public void run() {
    try {
      do {
        listenTo(chosen);
      } while (!isOver());
    } finally {
      end();
      settings.level = 0;
    }
  }

  private void listenTo(Chosen one) {
    takes.forEach(take -> take.expectNothingFor(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)));
    try (MicrophoneLine line = device.open(one.name)) {
      open = new Open(one, line);
      one.opened.complete(null);
      record(line, one);
    } catch (OrielException | RuntimeException | LinkageError e) {
      // First, so that who tries again gets a try of its own.
      failed(one, failure(e));
      one.opened.completeExceptionally(e);
      log.debug("the microphone ended", e);
    } finally {
      // What they hold is for this one's rate.
      served.forEach(MicrophoneTake::end);
      served.clear();
    }
  }

  private void record(MicrophoneLine line, Chosen one) {
    int rate = line.rate();
    short[] block = new short[rate / BLOCKS_PER_SECOND];
    NoiseGate gate = new NoiseGate(rate);
    long start = nanoTime.getAsLong();
    long samples = 0;
    while (!isOver() && one.equals(chosen)) {
      int got = line.read(block, block.length);
      if (got <= 0) {
        // Whoever listens notices that nothing comes; the device may yet come back.
        LockSupport.parkNanos(MOST_AHEAD);
        if (isAbandoned()) {
          return;
        }
        continue;
      }
      samples += got;
      shape(block, got, gate);
      serve(block, got, rate);
      long ahead = samples * 1_000_000_000L / rate - (nanoTime.getAsLong() - start);
      if (ahead > MOST_AHEAD) {
        LockSupport.parkNanos(ahead - MOST_AHEAD / 2);
      } else if (ahead < -MOST_AHEAD) {
        start -= ahead; // the device's clock is slower, or it paused
      }
    }
  }

  private void serve(short[] block, int count, int rate) {
    List<MicrophoneTake> now = List.copyOf(takes);
    for (MicrophoneTake each : served) {
      if (!now.contains(each)) {
        each.end();
      }
    }
    served.clear();
    served.addAll(now);
    now.forEach(each -> each.put(block, count, rate));
  }

  private synchronized boolean isAbandoned() {
    over |= joined && takes.isEmpty();
    return over;
  }

  private void shape(short[] block, int count, NoiseGate gate) {
    double gain = settings.gain;
    int peak = 0;
    for (int i = 0; i < count; i++) {
      block[i] = (short) Math.clamp(Math.round(block[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
      peak = Math.max(peak, Math.abs(block[i]));
    }
    double decibels = 20 * Math.log10(Math.max(1, peak) / 32768.0);
    double now = Math.clamp(1 + decibels / QUIETEST_DB, 0, 1);
    settings.level = Math.max(now, settings.level * 0.9);
    if (settings.gate) {
      gate.apply(block, count);
    }
  }
}
