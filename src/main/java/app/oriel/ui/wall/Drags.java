package app.oriel.ui.wall;

import app.oriel.ui.tile.TileView;
import app.oriel.ui.tile.TileViewModel;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Dragging cameras within the window: from tiles and list cells, onto tiles and list cells. */
final class Drags {
  private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

  private Drags() {}

  /** Lets a node be dragged while it says so. */
  static void from(Node node, Supplier<Boolean> allowed) {
    node.addEventHandler(
        MouseEvent.DRAG_DETECTED,
        e -> {
          if (e.isPrimaryButtonDown() && allowed.get()) {
            node.startFullDrag();
            node.pseudoClassStateChanged(DRAGGED, true);
            e.consume();
          }
        });
    node.addEventHandler(
        MouseEvent.MOUSE_RELEASED, e -> node.pseudoClassStateChanged(DRAGGED, false));
  }

  /** Lets a camera be dropped on a node. */
  static void onto(Node node, Consumer<TileViewModel> dropped) {
    EventHandler<MouseDragEvent> over =
        e ->
            node.pseudoClassStateChanged(
                DROP,
                e.getEventType() == MouseDragEvent.MOUSE_DRAG_ENTERED
                    && !node.equals(e.getGestureSource())
                    && tile(e) != null);
    node.addEventHandler(MouseDragEvent.MOUSE_DRAG_ENTERED, over);
    node.addEventHandler(MouseDragEvent.MOUSE_DRAG_EXITED, over);
    node.addEventHandler(
        MouseDragEvent.MOUSE_DRAG_RELEASED,
        e -> {
          node.pseudoClassStateChanged(DROP, false);
          TileViewModel tile = tile(e);
          if (tile != null && !node.equals(e.getGestureSource())) {
            dropped.accept(tile);
            e.consume();
          }
        });
  }

  private static @Nullable TileViewModel tile(MouseDragEvent event) {
    return switch (event.getGestureSource()) {
      case TileView view -> view.tile();
      case RailCell cell -> cell.getItem();
      default -> null;
    };
  }
}
