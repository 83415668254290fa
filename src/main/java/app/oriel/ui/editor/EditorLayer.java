package app.oriel.ui.editor;

import app.oriel.text.Texts;
import app.oriel.ui.tile.TileViewModel;
import java.util.Objects;
import java.util.function.Function;
import javafx.event.EventHandler;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Over the window: the open form, by the tile that it is about. While one is open, the keyboard
 * stays in it.
 */
public final class EditorLayer extends Region {
  private static final double MARGIN = 8;

  private final Texts texts;
  private final Function<TileViewModel, @Nullable Node> whereIs;
  private final Region before = guard();
  private final Region after = guard();
  private @Nullable SheetView card;
  private @Nullable Sheet shown;
  private @Nullable Node keyboard;
  private boolean fresh;

  /**
   * Whoever moves tiles asks for a {@link #requestLayout layout}, so that the form goes along.
   *
   * @param whereIs a tile's place in the window, or null where it is out of sight
   */
  public EditorLayer(
      EditorViewModel editor, Function<TileViewModel, @Nullable Node> whereIs, Texts texts) {
    this.texts = texts;
    this.whereIs = whereIs;
    getStyleClass().add("sheet-layer");
    getStylesheets().add(stylesheet());
    setVisible(false);
    before.focusedProperty().subscribe(now -> wrap(now, after, TraversalDirection.PREVIOUS));
    after.focusedProperty().subscribe(now -> wrap(now, before, TraversalDirection.NEXT));
    // Before the fields, some of which take it for themselves.
    addEventFilter(KeyEvent.KEY_PRESSED, this::escaped);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    EventHandler<KeyEvent> everywhere = this::heard;
    sceneProperty()
        .subscribe(
            (was, is) -> {
              if (was != null) {
                was.removeEventFilter(KeyEvent.ANY, everywhere);
              }
              if (is != null) {
                is.addEventFilter(KeyEvent.ANY, everywhere);
              }
            });
    editor.sheet().subscribe(this::show);
  }

  static String stylesheet() {
    return Objects.requireNonNull(EditorLayer.class.getResource("editor.css")).toExternalForm();
  }

  private static Region guard() {
    Region region = new Region();
    region.setFocusTraversable(true);
    region.setManaged(false);
    return region;
  }

  /** Where the keyboard leaves the form at one end, it comes in again at the other. */
  private static void wrap(boolean left, Region other, TraversalDirection on) {
    if (left) {
      other.requestFocusTraversal(on);
    }
  }

  private void show(@Nullable Sheet sheet) {
    if (sheet == shown) {
      return;
    }
    if (shown == null && getScene() != null) {
      keyboard = getScene().getFocusOwner();
    }
    shown = sheet;
    SheetView next = sheet == null ? null : view(sheet);
    card = next;
    setVisible(next != null);
    if (next == null) {
      getChildren().clear();
      giveBack();
    } else {
      getChildren().setAll(before, next, after);
      // What scrolls is not in the window before its looks are known.
      applyCss();
      next.first().requestFocus();
      fresh = true;
      requestLayout();
    }
  }

  private SheetView view(Sheet sheet) {
    return switch (sheet) {
      case SignInViewModel signIn -> new SignInView(signIn, texts);
      case CertificateViewModel change -> new CertificateView(change, texts);
      case CameraFormViewModel form -> new CameraFormView(form, texts);
    };
  }

  private void giveBack() {
    Node last = keyboard;
    keyboard = null;
    if (last != null && last.getScene() != null) {
      last.requestFocus();
    }
  }

  /**
   * Keys while nothing in the form has the keyboard: none reaches the window below, and the next
   * one finds the form's first field, so that what was pressed is still typed there.
   */
  private void heard(KeyEvent event) {
    SheetView view = card;
    if (view == null || hasKeyboard()) {
      return;
    }
    if (event.getEventType() == KeyEvent.KEY_PRESSED) {
      escaped(event);
      if (shown != null) {
        view.first().requestFocus();
      }
    }
    event.consume();
  }

  private boolean hasKeyboard() {
    Node at = getScene().getFocusOwner();
    while (at != null && !at.equals(this)) {
      at = at.getParent();
    }
    return at != null;
  }

  private void escaped(KeyEvent event) {
    Sheet open = shown;
    if (open != null && event.getCode() == KeyCode.ESCAPE) {
      open.close();
      event.consume();
    }
  }

  private void pressed(KeyEvent event) {
    SheetView view = card;
    if (view == null || event.getCode() == KeyCode.TAB) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof ButtonBase)) {
      view.enter();
    }
    // The window's own keys rest meanwhile: who types an F wants no full screen.
    event.consume();
  }

  @Override
  protected void layoutChildren() {
    SheetView view = card;
    if (view == null) {
      return;
    }
    double width = Math.min(snapSizeX(view.prefWidth(-1)), getWidth() - 2 * MARGIN);
    double height = Math.min(snapSizeY(view.prefHeight(width)), getHeight() - 2 * MARGIN);
    Bounds place = place();
    view.resizeRelocate(
        snapPositionX(inside(place.getCenterX(), width, getWidth())),
        snapPositionY(inside(place.getCenterY(), height, getHeight())),
        width,
        height);
    if (fresh && !hasKeyboard()) {
      view.first().requestFocus();
    }
    fresh = false;
  }

  /** Around a middle, but wholly in the window. */
  private static double inside(double middle, double length, double room) {
    return Math.max(MARGIN, Math.min(middle - length / 2, room - length - MARGIN));
  }

  private Bounds place() {
    Node tile = shown == null ? null : shown.about().map(whereIs).orElse(null);
    return tile == null || tile.getScene() == null
        ? new BoundingBox(0, 0, getWidth(), getHeight())
        : sceneToLocal(tile.localToScene(tile.getLayoutBounds()));
  }
}
