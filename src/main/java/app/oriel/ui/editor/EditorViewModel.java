package app.oriel.ui.editor;

import app.oriel.camera.OrielException;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.editor.CameraFormViewModel.Surroundings;
import app.oriel.ui.tile.EditCommands;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.wall.WallViewModel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handling the wall's cameras: which form is open, what was removed, and what to say of it. Belongs
 * to the toolkit's thread; {@link #close} is for any other.
 */
public final class EditorViewModel implements EditCommands, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EditorViewModel.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** A little longer than the profile waits for another program that writes it. */
  private static final Duration FAREWELL = Duration.ofSeconds(11);

  private final CheckViewModel.Trial trial;
  private final Surroundings around;
  private final ExecutorService writer;
  private final Removals removals;
  private final ReadOnlyObjectWrapper<@Nullable Sheet> sheet = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

  /**
   * @param book where cameras are kept
   * @param trial tries cameras out
   * @param fx runs what belongs to the toolkit's thread
   * @param threads for what would hold that thread up
   * @param clock ends the time in which a removed camera can be put back; not closed here
   */
  public EditorViewModel(
      WallViewModel wall,
      CameraBook book,
      CheckViewModel.Trial trial,
      Executor fx,
      Threads threads,
      ScheduledExecutorService clock,
      Texts texts) {
    this.trial = trial;
    this.writer = Executors.newSingleThreadExecutor(threads.virtual("camera book"));
    this.removals = new Removals(wall, book, fx, this::write, clock, GRACE, this::notRemoved);
    this.around =
        new Surroundings(wall, book, removals, this::write, fx, threads, texts, new Holder());
  }

  /** The open form, or null. */
  public ReadOnlyObjectProperty<@Nullable Sheet> sheet() {
    return sheet.getReadOnlyProperty();
  }

  /** The camera that was removed and can be put back, or null. */
  public ReadOnlyObjectProperty<@Nullable TileViewModel> removed() {
    return removals.removed();
  }

  /** What could not be done after its form was gone; empty for nothing. */
  public ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** The user has read the notice. */
  public void noticed() {
    notice.set("");
  }

  private void open(Sheet next) {
    Sheet now = sheet.get();
    if (now != null) {
      now.close();
    }
    sheet.set(next);
  }

  @Override
  public void add() {
    if (sheet.get() == null) {
      open(new CameraFormViewModel(around, trial, null));
    }
  }

  @Override
  public void signIn(TileViewModel tile) {
    open(
        new SignInViewModel(
            tile, around.book(), around.fx(), around.writer(), around.texts(), around.holder()));
  }

  @Override
  public void certificate(TileViewModel tile) {
    CertificateViewModel.refusal(tile.feed().state())
        .ifPresent(
            change -> {
              CertificateViewModel form =
                  new CertificateViewModel(
                      tile, change, around.fx(), around.writer(), around.texts(), around.holder());
              open(form);
              form.follow();
            });
  }

  @Override
  public void edit(TileViewModel tile) {
    open(new CameraFormViewModel(around, trial, tile));
  }

  @Override
  public void remove(TileViewModel tile) {
    removals.remove(tile);
  }

  @Override
  public boolean undoRemove() {
    return removals.undo();
  }

  private void notRemoved(TileViewModel tile, OrielException reason) {
    Texts texts = around.texts();
    notice.set(texts.get("notice.notRemoved", tile.name(), texts.detail(reason)));
  }

  /** Does aside what waits for the disk or a keychain, all of it in the order of asking. */
  private void write(Runnable work) {
    try {
      writer.execute(work);
    } catch (RejectedExecutionException e) {
      log.warn("a change of a camera came after the end and is not kept");
    }
  }

  /** Removes for good what waits for it; blocks until that and all that was saved is written. */
  @Override
  public void close() {
    removals.settle();
    writer.shutdown();
    try {
      if (!writer.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("the last changes of cameras are not kept: the profile is in use");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What forms ask of this. */
  private final class Holder implements SheetHolder {
    @Override
    public void closed(Sheet done) {
      if (done.equals(sheet.get())) {
        sheet.set(null);
      }
    }

    @Override
    public void certificate(Sheet from, TileViewModel tile) {
      if (from.equals(sheet.get())) {
        EditorViewModel.this.certificate(tile);
      }
    }

    @Override
    public void unsaved(Sheet from, String camera, OrielException failure) {
      if (!from.equals(sheet.get())) {
        Texts texts = around.texts();
        notice.set(texts.get("notice.unsaved", camera, texts.detail(failure)));
      }
    }
  }
}
