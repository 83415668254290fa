package app.oriel.simulator.talk;

import java.util.Arrays;

/** Keeps what was played, up to two minutes. Used by one thread at a time. */
final class Tape {
  private static final int MOST_SECONDS = 120;

  private final int most;
  private final int rate;
  private short[] samples = new short[8000];
  private int length;

  Tape(int rate) {
    this.rate = rate;
    most = MOST_SECONDS * rate;
  }

  int length() {
    return length;
  }

  /** Adds a gap. */
  void silence(long count) {
    int more = Math.clamp(count, 0, most - length);
    grow(more);
    length += more;
  }

  void add(short[] sound) {
    int more = Math.min(sound.length, most - length);
    grow(more);
    System.arraycopy(sound, 0, samples, length, more);
    length += more;
  }

  HeardSound upTo(int end) {
    return new HeardSound(Arrays.copyOf(samples, Math.min(end, length)), rate);
  }

  private void grow(int more) {
    if (length + more > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(length + more, Math.min(most, 2 * length)));
    }
  }
}
