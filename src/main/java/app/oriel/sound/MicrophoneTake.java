package app.oriel.sound;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.codec.RateConverter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one listener takes from the microphone, at a rate of its own: only the newest, for nobody
 * wants to hear late what was said. The microphone's thread fills it, another empties it.
 */
public final class MicrophoneTake implements AutoCloseable {
  /** So much waits for the unsteadiness of both threads. */
  private static final double CUSHION_SECONDS = 0.02;

  /** With more than this waiting above what is asked for, the oldest is thrown away. */
  private static final double MOST_SECONDS = 0.04;

  private static final long GONE_NANOS = 1_000_000_000L;

  private final int rate;
  private final LongSupplier nanoTime;
  private final Consumer<MicrophoneTake> leave;
  private final short[] ring;
  private int first;
  private int size;
  private int asked;
  private long lastPut;
  private boolean begun;
  private boolean finished;
  private @Nullable OrielException failure;

  // Only the microphone's thread's.
  private @Nullable RateConverter converter;

  MicrophoneTake(int rate, LongSupplier nanoTime, Consumer<MicrophoneTake> leave) {
    this.rate = rate;
    this.nanoTime = nanoTime;
    this.leave = leave;
    this.ring = new short[2 * rate];
    this.lastPut = nanoTime.getAsLong();
  }

  /** On the microphone's thread: so many more samples at the microphone's rate. */
  void put(short[] samples, int count, int micRate) {
    if (micRate == rate) {
      add(samples, count);
      return;
    }
    RateConverter to = converter;
    if (to == null) {
      to = new RateConverter(micRate, rate);
      converter = to;
    }
    int made = to.convert(samples, count);
    add(to.samples(), made);
  }

  /** So long nothing need come: another device is opened. */
  synchronized void expectNothingFor(long nanos) {
    lastPut = nanoTime.getAsLong() + nanos;
  }

  /** Nothing comes any more, for this reason. */
  synchronized void fail(OrielException why) {
    failure = why;
  }

  /** On the microphone's thread, when nothing more is put. */
  void end() {
    if (converter != null) {
      converter.close();
      converter = null;
    }
  }

  private synchronized void add(short[] samples, int count) {
    lastPut = nanoTime.getAsLong();
    if (finished) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (size == ring.length) {
        drop(1);
      }
      ring[(first + size) % ring.length] = samples[i];
      size++;
    }
    if (begun) {
      drop(size - asked - samples(CUSHION_SECONDS + MOST_SECONDS));
    }
  }

  private void drop(int count) {
    int out = Math.clamp(count, 0, size);
    first = (first + out) % ring.length;
    size -= out;
  }

  private int samples(double seconds) {
    return (int) (seconds * rate);
  }

  /**
   * What is said now counts, and nothing from before.
   *
   * @param now how many samples will be taken at once next
   */
  public synchronized void begin(int now) {
    begun = true;
    finished = false;
    asked = now;
    drop(size - now - samples(CUSHION_SECONDS));
  }

  /** What is said from now on counts no more; what was said before can still be read. */
  public synchronized void finish() {
    finished = true;
  }

  /**
   * Takes up to so many samples; never waits.
   *
   * @return how many there were; -1 once it is finished and empty
   * @throws OrielException if the microphone has gone
   */
  public synchronized int read(short[] into, int from, int count) throws OrielException {
    if (!finished && failure != null) {
      throw failure;
    }
    if (!finished && nanoTime.getAsLong() - lastPut > GONE_NANOS) {
      throw new OrielException(Problem.NO_MICROPHONE, Detail.of("the-microphone-has-gone"));
    }
    asked = Math.max(asked, count);
    int got = Math.min(count, size);
    for (int i = 0; i < got; i++) {
      into[from + i] = ring[(first + i) % ring.length];
    }
    drop(got);
    return got == 0 && finished ? -1 : got;
  }

  /** Samples per second that come out. */
  public int rate() {
    return rate;
  }

  /** Listens no more; the last one lets the microphone rest. */
  @Override
  public void close() {
    leave.accept(this);
  }
}
