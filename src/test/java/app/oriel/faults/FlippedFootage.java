package app.oriel.faults;

import app.oriel.simulator.Footage;
import app.oriel.simulator.Shot;
import java.util.Random;
import java.util.function.Consumer;

/** Another footage whose pictures are damaged on demand: bits of them turn over. */
public final class FlippedFootage implements Footage {
  private static final int FLIPS = 20;

  private final Footage sound;
  private final Random random;
  private volatile boolean damaging;

  /**
   * @param sound is closed with this one
   */
  public FlippedFootage(Footage sound, long seed) {
    this.sound = sound;
    this.random = new Random(seed);
  }

  /** From now on every other picture is damaged, or none. */
  public void damage(boolean on) {
    damaging = on;
  }

  @Override
  public Watch watch(Consumer<Shot> watcher) {
    return sound.watch(shot -> watcher.accept(damaging ? damaged(shot) : shot));
  }

  private synchronized Shot damaged(Shot shot) {
    if (!(shot instanceof Shot.Picture picture) || random.nextBoolean()) {
      return shot;
    }
    byte[] bytes = picture.accessUnit().clone();
    for (int i = 0; i < FLIPS; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return new Shot.Picture(bytes, picture.keyframe(), picture.capturedAt());
  }

  @Override
  public void close() {
    sound.close();
  }
}
