package app.oriel.record;

import app.oriel.codec.DecodeDelay;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Derives when pictures are decoded from when they are shown: a stream with B pictures sends them
 * in the order of decoding, with the times at which they are shown. The n-th picture is decoded at
 * the n-th of all times, less as many pictures as the stream reorders: what it says, or what was
 * seen. Where nothing is reordered, pictures are decoded when they are shown. One thread.
 */
final class PictureOrder {
  /** The distance of pictures while there was only one. */
  private static final long USUAL_STEP = 33_333;

  /** Before a keyframe so long after the last picture nothing waits to be shown. */
  private static final long PAUSE = 1_000_000;

  private int said;

  // What was seen.
  private final long[] newest = new long[DecodeDelay.MOST];
  private long watched;
  private int seen;

  private boolean settled;
  private int depth;
  private long step = USUAL_STEP;
  private final PriorityQueue<Long> notYet = new PriorityQueue<>();
  private int begun;
  private long first;
  private long last;

  /**
   * @param said how many pictures the stream says it reorders, or {@link DecodeDelay#UNKNOWN}
   */
  PictureOrder(int said) {
    this.said = said;
  }

  /** Looks at the time of a picture before it is settled how many are reordered. */
  void watch(long shown) {
    int later = 0;
    for (int i = 0; i < Math.min(watched, newest.length); i++) {
      later += newest[i] > shown ? 1 : 0;
    }
    newest[(int) (watched % newest.length)] = shown;
    seen = Math.max(seen, later);
    watched++;
  }

  /** The least distance of the pictures that were seen. */
  private long step() {
    long[] sorted = Arrays.copyOf(newest, (int) Math.min(watched, newest.length));
    Arrays.sort(sorted);
    long least = Long.MAX_VALUE;
    for (int i = 1; i < sorted.length; i++) {
      long distance = sorted[i] - sorted[i - 1];
      least = distance > 0 ? Math.min(least, distance) : least;
    }
    return least <= PAUSE ? least : USUAL_STEP;
  }

  /** Whether it is known how many pictures are reordered; else it should watch a little longer. */
  boolean isKnown() {
    return settled || said == 0 || (said > 0 && seen > 0);
  }

  /** How many pictures come before one that is shown before them, by what was said and seen. */
  int depth() {
    if (!settled) {
      settled = true;
      boolean tooFew = watched <= said;
      depth = said == 0 ? 0 : seen > 0 ? Math.max(seen, said) : tooFew ? said : 0;
      step = step();
      watched = 0;
    }
    return depth;
  }

  /**
   * Begins anew with a keyframe, before which all was shown.
   *
   * @param nowSaid what the stream says now
   */
  void restart(int nowSaid) {
    if (!settled) {
      said = nowSaid;
      return;
    }
    if (nowSaid != said) {
      said = nowSaid;
      depth = Math.max(0, said);
    }
    begun = 0;
    watched = 0;
    notYet.clear();
  }

  /**
   * When the next picture is decoded: not after it is shown, and not before the one before it, as
   * far as the stream says the truth.
   *
   * @param shown its time
   */
  long decoded(long shown, boolean keyframe) {
    if (keyframe && shown - last > PAUSE) {
      restart(said);
    }
    if (said != 0) {
      watch(shown);
      depth = Math.max(depth(), seen);
    }
    if (depth() == 0) {
      last = shown;
      return shown;
    }
    first = begun == 0 ? shown : first;
    notYet.add(shown);
    if (notYet.size() > depth) {
      last = notYet.remove();
    } else if (begun < depth && notYet.size() == begun + 1) {
      last = first - (depth - begun) * step;
    }
    begun++;
    return last;
  }
}
