package app.oriel.live;

/** Counts what came in the last two seconds: how often and how much. For any thread. */
public final class RateMeter {
  private static final int ROOM = 512;
  private static final long WINDOW = 2_000_000_000L;
  private static final long LEAST = 1_000_000_000L;

  private final long[] times = new long[ROOM];
  private final long[] amounts = new long[ROOM];
  private int next;
  private int held;

  /** Notes one event of a size at a {@link System#nanoTime}. */
  public synchronized void add(long now, long amount) {
    times[next] = now;
    amounts[next] = amount;
    next = (next + 1) % ROOM;
    held = Math.min(held + 1, ROOM);
  }

  /** Events per second; 0 for fewer than two. */
  public synchronized double perSecond(long now) {
    int count = recent(now);
    return count < 2 ? 0 : perSecond(spaces(count), now, count);
  }

  /** The sum of amounts per second. */
  public synchronized double amountPerSecond(long now) {
    int count = recent(now);
    double sum = 0;
    for (int i = 1; i <= spaces(count); i++) {
      sum += amounts[index(i)];
    }
    return count < 2 ? 0 : perSecond(sum, now, count);
  }

  /**
   * The newest events each end a space of time. The first of all ends none, and neither does one
   * after a break: what lies before is no part of this stream's rate.
   */
  private int spaces(int count) {
    return hasOneBefore(count) ? count : count - 1;
  }

  private boolean hasOneBefore(int count) {
    return count < held && times[index(count)] - times[index(count + 1)] <= WINDOW;
  }

  /**
   * Spaces between events are exact where events come evenly. A burst must not pass for a rate: the
   * time is no shorter than a second where little is known, and silence counts once it is longer
   * than the usual space.
   */
  private double perSecond(double sum, long now, int count) {
    long begin = times[index(hasOneBefore(count) ? count + 1 : count)];
    long span = times[index(1)] - begin;
    long silence = now - times[index(1)];
    if (silence > span / spaces(count)) {
      span = now - begin;
    }
    return sum * 1e9 / Math.max(span, LEAST);
  }

  /** How many of the newest events lie within the window. */
  private int recent(long now) {
    int count = 0;
    while (count < held && now - times[index(count + 1)] <= WINDOW) {
      count++;
    }
    return count;
  }

  /** The place of the n-th newest event; 1 is the newest. */
  private int index(int n) {
    return Math.floorMod(next - n, ROOM);
  }
}
