package app.oriel.measure;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One camera's pictures on the screen, known by their numbers. For one thread. */
final class SoakSight {
  /** Pictures come every 67 ms. A pause of less than six of them is not counted as one. */
  private static final long GAP = TimeUnit.MILLISECONDS.toNanos(400);

  /** So long they must keep coming: what was decoded before a fault is no return. */
  private static final long STEADY = TimeUnit.SECONDS.toNanos(1);

  private static final int LOOK_MILLIS = 10;
  private static final int STEP = 8;

  private final ScreenCode code;

  private SoakSight(ScreenCode code) {
    this.code = code;
  }

  /**
   * Finds all pictures, whatever size the window gives its tiles. Takes some seconds.
   *
   * @return as {@link ScreenCode#find}
   * @throws IOException where fewer are in sight
   */
  static List<SoakSight> find(ScreenPixels screen, int count)
      throws IOException, InterruptedException {
    int widest = screen.width() / (int) Math.ceil(Math.sqrt(count));
    for (int width = widest; width > widest / 2; width -= STEP) {
      List<ScreenCode> codes = ScreenCode.find(screen, width, width * 9 / 16);
      if (codes.size() == count && areRead(codes)) {
        return codes.stream().map(SoakSight::new).toList();
      }
    }
    throw new IOException("the pictures' numbers are not to be read on the screen");
  }

  /** Whether nearly all pictures of two seconds are: a code may be found beside its place. */
  private static boolean areRead(List<ScreenCode> codes) throws InterruptedException {
    int[] read = new int[codes.size()];
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < 2 * STEADY) {
      for (int i = 0; i < read.length; i++) {
        read[i] += codes.get(i).changed() ? 1 : 0;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return Arrays.stream(read).min().orElse(0) >= 2 * MeasurePlan.FPS * 9 / 10;
  }

  /**
   * Waits until new pictures come and keep coming for a second.
   *
   * @param since the camera's return
   * @return the seconds from then until the first of them; negative where none came in time
   */
  double back(long since, long patience) throws InterruptedException {
    code.changed();
    long first = 0;
    long last = Long.MIN_VALUE;
    for (long now = since; now - since < patience; now = System.nanoTime()) {
      if (code.changed()) {
        first = last == Long.MIN_VALUE || now - last > GAP ? now : first;
        last = now;
        if (now - first >= STEADY) {
          return (first - since) / 1e9;
        }
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return -1;
  }

  @Override
  public String toString() {
    return code.toString();
  }
}
