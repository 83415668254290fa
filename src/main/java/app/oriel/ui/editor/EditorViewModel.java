package app.oriel.ui.editor;

import app.oriel.camera.CameraException;
import app.oriel.live.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.tile.EditCommands;
import app.oriel.ui.tile.TileViewModel;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which form is open, and what to say when none is. Belongs to the toolkit's thread. */
public final class EditorViewModel implements EditCommands {
  private final CameraBook book;
  private final Executor fx;
  private final Threads threads;
  private final Texts texts;
  private final SheetHolder holder = new Holder();
  private final ReadOnlyObjectWrapper<@Nullable Sheet> sheet = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<String> notice = new ReadOnlyObjectWrapper<>("");

  /**
   * @param book where cameras are kept
   * @param fx runs what belongs to the toolkit's thread
   * @param threads for what would hold that thread up
   */
  public EditorViewModel(CameraBook book, Executor fx, Threads threads, Texts texts) {
    this.book = book;
    this.fx = fx;
    this.threads = threads;
    this.texts = texts;
  }

  /** The open form, or null. */
  public ReadOnlyObjectProperty<@Nullable Sheet> sheet() {
    return sheet.getReadOnlyProperty();
  }

  /** What could not be kept after its form was gone; empty for nothing. */
  public ReadOnlyObjectProperty<String> notice() {
    return notice.getReadOnlyProperty();
  }

  @Override
  public void add() {}

  @Override
  public void signIn(TileViewModel tile) {
    sheet.set(new SignInViewModel(tile, book, fx, threads, texts, holder));
  }

  @Override
  public void certificate(TileViewModel tile) {}

  @Override
  public void edit(TileViewModel tile) {}

  @Override
  public void remove(TileViewModel tile) {}

  @Override
  public boolean undoRemove() {
    return false;
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
    public void unsaved(Sheet from, String camera, CameraException failure) {
      if (!from.equals(sheet.get())) {
        notice.set(texts.get("notice.unsaved", camera, texts.detail(failure)));
      }
    }
  }
}
