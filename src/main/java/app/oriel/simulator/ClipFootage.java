package app.oriel.simulator;

import app.oriel.codec.VideoEncoder.Encoded;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * A clip played round and round in real time, which costs next to nothing: for measuring delay
 * without measuring the encoder.
 *
 * <p>The pictures' numbers begin anew with each turn, so a clip must be longer than any delay that
 * is to be measured: ten seconds at 15 a second have 150 numbers.
 */
public final class ClipFootage implements Footage {
  private final FootageLoop loop;

  /** Learns which picture goes out when. */
  @FunctionalInterface
  public interface Departures {
    /**
     * Called on the footage's thread just before a picture goes to the watchers.
     *
     * @param number the picture's place in its clip, which is the number that {@link
     *     FootageClip#numbered} drew into it
     * @param nanoTime the shot's capture time
     */
    void leaving(int number, long nanoTime);
  }

  /** Starts a thread that waits for the first watcher. */
  public ClipFootage(
      FootageClip clip, Ambience ambience, Departures departures, ThreadFactory threads) {
    loop = new FootageLoop(clip.fps(), () -> new ClipLens(clip, departures), ambience, threads);
  }

  @Override
  public Watch watch(Consumer<Shot> watcher) {
    return loop.watch(watcher);
  }

  @Override
  public void close() {
    loop.close();
  }

  /** Gives out one picture after the other; who asks for a keyframe gets the next there is. */
  private static final class ClipLens implements FootageLoop.Lens {
    private final List<Encoded> pictures;
    private final Departures departures;
    private int next;

    ClipLens(FootageClip clip, Departures departures) {
      pictures = clip.pictures();
      this.departures = departures;
    }

    @Override
    public Shot.Picture shoot(boolean keyframe) {
      while (keyframe && !pictures.get(next).keyframe()) {
        next = (next + 1) % pictures.size();
      }
      Encoded picture = pictures.get(next);
      long now = System.nanoTime();
      departures.leaving(next, now);
      next = (next + 1) % pictures.size();
      return new Shot.Picture(picture.accessUnit(), picture.keyframe(), now);
    }

    @Override
    public void close() {
      // Holds nothing of its own.
    }
  }
}
