package app.oriel.ui.library;

import app.oriel.camera.OrielException;
import app.oriel.library.Clip;
import app.oriel.library.Trash;
import app.oriel.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clips that are wanted no more: hidden at once, and moved into the trash when they cannot be put
 * back any more, which is after some seconds, with the next one, or at the end. Everything but
 * {@link #close} belongs to the toolkit's thread.
 */
public final class Deletions implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Deletions.class);

  /** By then whoever lists the clips has seen that it is gone. */
  private static final Duration NOTICED = Duration.ofSeconds(3);

  private final Trash trash;
  private final Executor background;
  private final Executor fx;
  private final ScheduledExecutorService clock;
  private final Duration grace;
  private final Texts texts;

  /** Hidden files; of those whose time is over the move has begun. */
  private final Map<Path, Boolean> hidden = new ConcurrentHashMap<>();

  private final ReadOnlyObjectWrapper<@Nullable Clip> last = new ReadOnlyObjectWrapper<>();
  private Runnable arrange = () -> {};
  private BiConsumer<Clip, String> failed = (clip, why) -> {};

  /**
   * @param background for what waits for a disk
   * @param clock only starts what is due
   * @param grace how long a clip can be put back
   */
  public Deletions(
      Trash trash,
      Executor background,
      Executor fx,
      ScheduledExecutorService clock,
      Duration grace,
      Texts texts) {
    this.trash = trash;
    this.background = background;
    this.fx = fx;
    this.clock = clock;
    this.grace = grace;
    this.texts = texts;
  }

  /** Who shows the clips: to be told when others are hidden, and what was not deleted. */
  void changed(Runnable shownAnew, BiConsumer<Clip, String> notDeleted) {
    arrange = shownAnew;
    failed = notDeleted;
  }

  /** The clip that can be put back, or null. */
  ReadOnlyObjectProperty<@Nullable Clip> last() {
    return last.getReadOnlyProperty();
  }

  boolean isHidden(Path file) {
    return hidden.containsKey(file);
  }

  /** Hides a clip; one deleted before goes for good. */
  void delete(Clip clip) {
    settle();
    hidden.put(clip.file(), false);
    last.set(clip);
    arrange.run();
    background.execute(() -> check(clip));
    Future<?> _ =
        clock.schedule(() -> fx.execute(() -> over(clip)), grace.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What the trash will not take shows again at once, and says why. */
  private void check(Clip clip) {
    try {
      trash.check(clip.file());
    } catch (OrielException e) {
      kept(clip, e);
    }
  }

  private void kept(Clip clip, OrielException reason) {
    log.warn("{} cannot be deleted: {}", clip.file(), reason.getMessage());
    fx.execute(
        () -> {
          hidden.remove(clip.file());
          if (clip.equals(last.get())) {
            last.set(null);
          }
          arrange.run();
          failed.accept(clip, texts.detail(reason));
        });
  }

  /** Puts the last one back; whether there was one. */
  boolean undo() {
    Clip back = last.get();
    last.set(null);
    if (back != null && hidden.remove(back.file(), false)) {
      arrange.run();
    }
    return back != null;
  }

  private void over(Clip clip) {
    if (clip.equals(last.get())) {
      settle();
    }
  }

  private void settle() {
    Clip gone = last.get();
    last.set(null);
    if (gone != null && hidden.replace(gone.file(), false, true)) {
      background.execute(() -> take(gone));
    }
  }

  private void take(Clip clip) {
    try {
      trash.take(clip.file());
      log.info("{} lies in the trash", clip.file());
      Future<?> _ =
          clock.schedule(
              () -> hidden.remove(clip.file()), NOTICED.toMillis(), TimeUnit.MILLISECONDS);
    } catch (OrielException e) {
      kept(clip, e);
    }
  }

  /** Moves into the trash what is hidden and was not put back. Blocks for that; for any thread. */
  @Override
  public void close() {
    hidden.forEach(
        (file, begun) -> {
          if (hidden.replace(file, false, true)) {
            try {
              trash.take(file);
            } catch (OrielException e) {
              log.warn("{} cannot be deleted: {}", file, e.getMessage());
            }
          }
        });
  }
}
