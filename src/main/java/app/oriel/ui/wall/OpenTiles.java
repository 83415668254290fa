package app.oriel.ui.wall;

import app.oriel.camera.Camera;
import app.oriel.live.PictureFeed;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.tile.KeepViewModel;
import app.oriel.ui.tile.TileViewModel;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Owns every tile whose camera runs, on the wall or just taken off it. For any thread. */
final class OpenTiles {
  private final Function<WallCamera, TileViewModel> maker;
  private final Threads threads;

  private final AtomicReference<Open> open = new AtomicReference<>(new Open(List.of(), false));

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
  List<TileViewModel> open(List<WallCamera> cameras) {
    if (isClosed()) {
      return List.of();
    }
    List<TileViewModel> fresh = cameras.stream().map(maker).toList();
    if (open.updateAndGet(before -> before.plus(fresh)).closed) {
      fresh.forEach(this::closeAside);
      return List.of();
    }
    return fresh;
  }

  boolean holds(TileViewModel tile) {
    return open.get().tiles.contains(tile);
  }

  boolean isClosed() {
    return open.get().closed;
  }

  /** Ends a tile, aside; harmless twice. */
  void end(TileViewModel tile) {
    endThose(tile::equals);
  }

  /** Ends all tiles but these, aside. */
  void endOthers(List<TileViewModel> kept) {
    endThose(tile -> !kept.contains(tile));
  }

  private void endThose(Predicate<TileViewModel> over) {
    Open before = open.getAndUpdate(now -> now.without(over));
    before.tiles.stream().filter(over).forEach(this::closeAside);
  }

  /** Ends all tiles for good, side by side; blocks until they have ended. */
  void endAll() throws InterruptedException {
    List<TileViewModel> last = open.getAndSet(Open.NO_MORE).tiles;
    for (Thread thread : last.stream().map(this::closeAside).toList()) {
      thread.join();
    }
  }

  private Thread closeAside(TileViewModel tile) {
    return threads.startVirtual(tile.name() + " closing", tile::close);
  }

  private record Open(List<TileViewModel> tiles, boolean closed) {
    static final Open NO_MORE = new Open(List.of(), true);

    Open plus(List<TileViewModel> fresh) {
      return closed
          ? this
          : new Open(Stream.concat(tiles.stream(), fresh.stream()).toList(), false);
    }

    Open without(Predicate<TileViewModel> over) {
      return new Open(tiles.stream().filter(over.negate()).toList(), closed);
    }
  }
}
