package app.oriel.live;

import java.util.Arrays;

/**
 * The delay of the pictures shown in the last second: from the last byte read to the pulse that
 * shows it. For any thread.
 */
final class DelayMeter {
  private static final int ROOM = 256;
  private static final long WINDOW = 1_000_000_000L;

  private final long[] shownAt = new long[ROOM];
  private final long[] delays = new long[ROOM];
  private int next;
  private int held;

  /** What was shown in a second; delays in nanoseconds, 0 where nothing was shown. */
  record Second(int shown, long p50, long p95) {}

  synchronized void shown(long arrival, long now) {
    shownAt[next] = now;
    delays[next] = now - arrival;
    next = (next + 1) % ROOM;
    held = Math.min(held + 1, ROOM);
  }

  synchronized Second lastSecond(long now) {
    long[] recent = new long[held];
    int count = 0;
    for (int i = 1; i <= held; i++) {
      int at = Math.floorMod(next - i, ROOM);
      if (now - shownAt[at] > WINDOW) {
        break;
      }
      recent[count++] = delays[at];
    }
    if (count == 0) {
      return new Second(0, 0, 0);
    }
    Arrays.sort(recent, 0, count);
    return new Second(count, recent[(count - 1) / 2], recent[(count * 95 - 1) / 100]);
  }
}
