package app.oriel.ui.wall;

import app.oriel.live.Threads;
import app.oriel.ui.tile.TileViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Owns every tile whose camera runs, on the wall or just taken off it. For any thread. */
final class OpenTiles {
  private final Function<WallCamera, TileViewModel> maker;
  private final Threads threads;

  // Guarded by this.
  private List<TileViewModel> open = new ArrayList<>();
  private boolean closed;

  /**
   * @param maker opens a camera's pictures; quick
   * @param threads for ending them, which holds a thread up
   */
  OpenTiles(Function<WallCamera, TileViewModel> maker, Threads threads) {
    this.maker = maker;
    this.threads = threads;
  }

  /** Opens tiles for these cameras, none where the wall has ended. */
  synchronized List<TileViewModel> open(List<WallCamera> cameras) {
    if (closed) {
      return List.of();
    }
    List<TileViewModel> fresh = cameras.stream().map(maker).toList();
    open.addAll(fresh);
    return fresh;
  }

  synchronized boolean holds(TileViewModel tile) {
    return open.contains(tile);
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Ends a tile, aside; harmless twice. */
  void end(TileViewModel tile) {
    boolean held;
    synchronized (this) {
      held = open.remove(tile);
    }
    if (held) {
      closeAside(tile);
    }
  }

  /** Ends all tiles but these, aside. */
  void endOthers(List<TileViewModel> kept) {
    List<TileViewModel> others;
    synchronized (this) {
      others = open.stream().filter(tile -> !kept.contains(tile)).toList();
      open.removeAll(others);
    }
    others.forEach(this::closeAside);
  }

  /** Ends all tiles for good; they close on the threads returned. */
  List<Thread> endAll() {
    List<TileViewModel> last;
    synchronized (this) {
      closed = true;
      last = open;
      open = new ArrayList<>();
    }
    return last.stream().map(this::closeAside).toList();
  }

  private Thread closeAside(TileViewModel tile) {
    return threads.startVirtual(tile.name() + " closing", tile::close);
  }
}
