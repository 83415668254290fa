package app.oriel.ui.editor;

import app.oriel.camera.OrielException;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.wall.WallViewModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes cameras off the wall at once, and out of what is kept only when they cannot be put back any
 * more: after some seconds, with the next one, or at the end. Until then their pictures run on, so
 * that one that is put back is there at once.
 */
final class Removals {
  private static final Logger log = LoggerFactory.getLogger(Removals.class);

  private final WallViewModel wall;
  private final CameraBook book;
  private final Executor fx;
  private final Executor writer;
  private final ScheduledExecutorService clock;
  private final Duration grace;
  private final BiConsumer<TileViewModel, OrielException> failed;
  private final AtomicReference<@Nullable Pending> pending = new AtomicReference<>();
  private final ReadOnlyObjectWrapper<@Nullable TileViewModel> removed =
      new ReadOnlyObjectWrapper<>();

  private record Pending(TileViewModel tile, int place) {}

  /**
   * @param grace how long a camera can be put back
   * @param failed is told what could not be removed, on the toolkit's thread
   */
  Removals(
      WallViewModel wall,
      CameraBook book,
      Executor fx,
      Executor writer,
      ScheduledExecutorService clock,
      Duration grace,
      BiConsumer<TileViewModel, OrielException> failed) {
    this.wall = wall;
    this.book = book;
    this.fx = fx;
    this.writer = writer;
    this.clock = clock;
    this.grace = grace;
    this.failed = failed;
  }

  /** The camera that can be put back, or null. */
  ReadOnlyObjectProperty<@Nullable TileViewModel> removed() {
    return removed.getReadOnlyProperty();
  }

  /** Takes a camera off the wall; one removed before it is gone for good. On the FX thread. */
  void remove(TileViewModel tile) {
    int place = wall.take(tile);
    if (place < 0) {
      return;
    }
    Pending next = new Pending(tile, place);
    Pending last = pending.getAndSet(next);
    removed.set(tile);
    if (last != null) {
      writer.execute(() -> forget(last));
    }
    Future<?> _ = clock.schedule(() -> over(next), grace.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Puts the last one back; whether there was one. On the FX thread. */
  boolean undo() {
    Pending last = pending.getAndSet(null);
    removed.set(null);
    if (last != null) {
      wall.putBack(last.tile, last.place);
    }
    return last != null;
  }

  private void over(Pending mine) {
    if (pending.compareAndSet(mine, null)) {
      writer.execute(() -> forget(mine));
    }
  }

  /** Nothing can be put back any more, which is written before what is written next. */
  void settle() {
    Pending last = pending.getAndSet(null);
    if (last != null) {
      writer.execute(() -> forget(last));
    }
  }

  private void forget(Pending gone) {
    try {
      book.remove(gone.tile.id());
      fx.execute(() -> drop(gone.tile));
    } catch (OrielException e) {
      log.warn("{}: cannot be removed: {}", gone.tile.name(), e.getMessage());
      fx.execute(() -> keep(gone, e));
    }
  }

  /** The list may have been read again meanwhile, and have shown the camera anew. */
  private void drop(TileViewModel tile) {
    hide(tile);
    wall.drop(tile);
    List<TileViewModel> again =
        wall.tiles().stream()
            .filter(other -> !tile.id().isEmpty() && other.id().equals(tile.id()))
            .toList();
    again.forEach(wall::drop);
  }

  private void keep(Pending kept, OrielException reason) {
    hide(kept.tile);
    wall.putBack(kept.tile, kept.place);
    failed.accept(kept.tile, reason);
  }

  private void hide(TileViewModel tile) {
    if (tile.equals(removed.get())) {
      removed.set(null);
    }
  }
}
