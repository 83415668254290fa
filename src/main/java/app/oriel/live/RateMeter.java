package app.oriel.live;

/** Counts what came in the last two seconds: how often and how much. For any thread. */
public final class RateMeter {
  private static final int ROOM = 512;
  private static final long WINDOW = 2_000_000_000L;

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

  /** Events per second, from the spaces between them; 0 for fewer than two. */
  public synchronized double perSecond(long now) {
    int count = recent(now);
    if (count < 2) {
      return 0;
    }
    long span = times[index(1)] - times[index(count)];
    return span <= 0 ? 0 : (count - 1) * 1e9 / span;
  }

  /** The sum of amounts per second. */
  public synchronized double amountPerSecond(long now) {
    int count = recent(now);
    long sum = 0;
    for (int i = 1; i < count; i++) {
      sum += amounts[index(i)];
    }
    long span = count < 2 ? 0 : times[index(1)] - times[index(count)];
    return span <= 0 ? 0 : sum * 1e9 / span;
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
