package app.oriel.simulator.ipc;

import app.oriel.simulator.Footage;
import java.util.List;

/** What a camera's lenses film, one after the other; who has more channels shows the last again. */
record Lenses(List<IpcFootage> lenses) {
  Lenses {
    lenses = List.copyOf(lenses);
    if (lenses.isEmpty()) {
      throw new IllegalArgumentException("a camera has a lens");
    }
  }

  Footage footage(StreamName stream) {
    IpcFootage lens = lenses.get(Math.min(stream.channel(), lenses.size()) - 1);
    return stream.main() ? lens.main() : lens.sub();
  }
}
