package app.oriel.simulator.ipc;

import app.oriel.simulator.Quirks;
import java.util.HashMap;
import java.util.Map;

/** Who streams, and whether one more may. For any thread. */
final class StreamSlots {
  private final int most;
  private final int mostOfOne;
  private final Map<Object, StreamName> taken = new HashMap<>();

  StreamSlots(Quirks quirks) {
    most = quirks.get(IpcQuirk.MAX_STREAMS);
    mostOfOne = quirks.get(IpcQuirk.MAX_PER_STREAM);
  }

  /** Whether whoever this is has a slot, or could have one. */
  synchronized boolean isFree(Object who, StreamName stream) {
    long same = taken.values().stream().filter(stream::equals).count();
    return taken.containsKey(who) || (taken.size() < most && same < mostOfOne);
  }

  /** Takes a slot; false where there is none. */
  synchronized boolean take(Object who, StreamName stream) {
    boolean free = isFree(who, stream);
    if (free) {
      taken.put(who, stream);
    }
    return free;
  }

  /** Gives a slot back; harmless where none was taken. */
  synchronized void leave(Object who) {
    taken.remove(who);
  }

  synchronized int open(boolean main) {
    return (int) taken.values().stream().filter(each -> each.main() == main).count();
  }
}
