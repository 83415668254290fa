package app.oriel.ui;

import app.oriel.ui.tile.TalkButton;
import app.oriel.ui.tile.TalkViewModel;
import app.oriel.ui.wall.WallViewModel;
import java.util.function.Predicate;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

/**
 * Space, held: one is heard at the chosen camera. Seen before any control sees it, because a button
 * that was clicked keeps the keyboard; one that was reached by the keyboard has it for itself.
 */
final class TalkKeys {
  private final WallViewModel wall;
  private final TalkViewModel talking;
  private final Predicate<Node> minds;
  private boolean down;

  /**
   * @param minds whether Space is talk where this node has the keyboard
   */
  TalkKeys(WallViewModel wall, Predicate<Node> minds) {
    this.wall = wall;
    this.talking = wall.talking();
    this.minds = minds;
  }

  /** Listens to a window. One that is left, or put away, talks no more. */
  void follow(Stage stage, Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    // The button may have gone from under the pointer.
    scene.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> letGoUnlessKey());
    stage.focusedProperty().subscribe((was, is) -> left(is));
    stage.iconifiedProperty().subscribe((was, is) -> putAway(is));
  }

  private void left(boolean focused) {
    if (!focused) {
      // The key is let go where this window does not hear it.
      down = false;
      talking.letGo();
    }
  }

  private void putAway(boolean iconified) {
    if (iconified) {
      talking.end();
    }
  }

  private void letGoUnlessKey() {
    if (!down) {
      talking.letGo();
    }
  }

  private void pressed(KeyEvent event) {
    boolean plain = !event.isAltDown() && !event.isControlDown() && !event.isMetaDown();
    if (event.getCode() != KeyCode.SPACE || !plain) {
      return;
    }
    if (down) {
      // A key that is held comes again and again.
      event.consume();
    } else if (isMine(event.getTarget()) && wall.meant().isPresent()) {
      event.consume();
      down = true;
      wall.meant().ifPresent(event.isShiftDown() ? talking::latch : talking::press);
    }
  }

  private void released(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE && down) {
      event.consume();
      down = false;
      talking.letGo();
    }
  }

  private boolean isMine(EventTarget target) {
    return switch (target) {
      case TextInputControl _ -> false;
      case TalkButton _ -> true;
      case ButtonBase button -> !button.isFocusVisible() && minds.test(button);
      case Node node -> minds.test(node);
      default -> true;
    };
  }
}
