package app.oriel.simulator.talk;

import java.util.Arrays;

/**
 * How late packets came, against the most punctual ones between two gaps. Used by one thread at a
 * time.
 */
final class Lateness {
  private static final int MOST = 200_000;
  private static final double MILLI = 1e6;

  private long[] late = new long[256];
  private int count;
  private int segment;

  /** Notes how long after its time a packet came; negative where it came before. */
  void add(long nanos) {
    if (count == MOST) {
      return;
    }
    if (count == late.length) {
      late = Arrays.copyOf(late, Math.min(MOST, 2 * count));
    }
    late[count++] = nanos;
  }

  /** What comes now is measured anew. */
  void startAnew() {
    settle(late, segment, count);
    segment = count;
  }

  /** In milliseconds: the given parts of all packets were not later than this. */
  double[] atMost(double... parts) {
    long[] all = Arrays.copyOf(late, count);
    settle(all, segment, count);
    Arrays.sort(all);
    double[] found = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      int rank = (int) Math.ceil(parts[i] * count) - 1;
      found[i] = count == 0 ? 0 : all[Math.clamp(rank, 0, count - 1)] / MILLI;
    }
    return found;
  }

  private static void settle(long[] all, int from, int to) {
    if (from == to) {
      return;
    }
    long punctual = Arrays.stream(all, from, to).min().getAsLong();
    for (int i = from; i < to; i++) {
      all[i] -= punctual;
    }
  }
}
