package app.oriel.simulator.ipc;

import app.oriel.simulator.Quirks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Loses packets, or lets one overtake another. Every stream meets the same luck, so that what was
 * seen can be seen again. For one thread.
 */
final class RtpAir {
  private static final int PER = 1000;

  private final Random random = new Random(2);
  private final int loss;
  private final int reorder;
  private byte @Nullable [] held;

  RtpAir(Quirks quirks) {
    loss = quirks.get(IpcQuirk.LOSS);
    reorder = quirks.get(IpcQuirk.REORDER);
  }

  /** What arrives of some packets, in the order of arrival. */
  List<byte[]> through(List<byte[]> frames) {
    List<byte[]> arriving = new ArrayList<>();
    for (byte[] frame : frames) {
      boolean lost = random.nextInt(PER) < loss;
      boolean late = random.nextInt(PER) < reorder;
      if (lost) {
        continue;
      }
      if (late && held == null) {
        held = frame;
        continue;
      }
      arriving.add(frame);
      if (held != null) {
        arriving.add(held);
        held = null;
      }
    }
    return arriving;
  }
}
