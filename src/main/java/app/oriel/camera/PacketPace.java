package app.oriel.camera;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many packets of a stream are taken in a second, at most: some times what cameras send. Each
 * costs all who subscribe to it work, however small it is. For the thread that reads the stream.
 */
public final class PacketPace {
  private static final int SOUNDS_PER_SECOND = 1000;
  private static final int SOUNDS_FOR_A_PICTURE = 4;

  private final Pace pace = new Pace(SOUNDS_PER_SECOND, SOUNDS_PER_SECOND);

  /** Waits until another may be taken: not at all, but for a flood. */
  public void await() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(pace.left(System.nanoTime()));
  }

  /** This one was taken; null for a piece of the stream that is none. */
  public void took(@Nullable Packet packet) {
    pace.took(packet instanceof Packet.Video ? SOUNDS_FOR_A_PICTURE : 1, System.nanoTime());
  }
}
