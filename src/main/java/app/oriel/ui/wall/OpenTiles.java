package app.oriel.ui.wall;

import app.oriel.camera.Camera;
import app.oriel.live.PictureFeed;
import app.oriel.live.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.tile.KeepViewModel;
import app.oriel.ui.tile.TileViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Owns every tile whose camera runs, on the wall or just taken off it. For any thread. */
final class OpenTiles {
  private final Function<WallCamera, TileViewModel> maker;
  private final Threads threads;

  // Guarded by this.
  private List<TileViewModel> open = new ArrayList<>();
  private boolean closed;

  /**
   * @param watch opens a camera's pictures; quick
   * @param keep remembers and records them
   * @param threads for ending them, which holds a thread up
   */
  OpenTiles(
      Function<Camera, PictureFeed> watch,
      KeepViewModel keep,
      Executor fx,
      Threads threads,
      LongSupplier nanoTime,
      Texts texts) {
    this.threads = threads;
    this.maker =
        it -> {
          PictureFeed feed = watch.apply(it.camera());
          return new TileViewModel(
              it.camera(),
              it.model(),
              it.id(),
              it.locked(),
              feed,
              keep.open(it.camera(), feed),
              fx,
              nanoTime,
              texts);
        };
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

  /** Ends all tiles for good, side by side; blocks until they have ended. */
  void endAll() throws InterruptedException {
    List<TileViewModel> last;
    synchronized (this) {
      closed = true;
      last = open;
      open = new ArrayList<>();
    }
    for (Thread thread : last.stream().map(this::closeAside).toList()) {
      thread.join();
    }
  }

  private Thread closeAside(TileViewModel tile) {
    return threads.startVirtual(tile.name() + " closing", tile::close);
  }
}
