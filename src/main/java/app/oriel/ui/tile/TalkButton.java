package app.oriel.ui.tile;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Held, one is heard; with Shift, by Enter or by a reader of the screen, it goes on until it is
 * pressed again. Space, wherever the keyboard is, is the window's.
 */
public final class TalkButton extends Button {
  private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
  private static final String KEY = "Space";

  private static final List<EventType<MouseEvent>> NOT_THE_TILES =
      List.of(MouseEvent.MOUSE_CLICKED, MouseEvent.MOUSE_DRAGGED, MouseEvent.DRAG_DETECTED);

  private final TileViewModel tile;
  private final TalkViewModel talking;
  private final Runnable select;

  /**
   * @param select chooses the tile
   */
  TalkButton(TileViewModel tile, TalkViewModel talking, Texts texts, Runnable select) {
    this.tile = tile;
    this.talking = talking;
    this.select = select;
    setGraphic(new FontIcon(Feather.MIC));
    getStyleClass().addAll("icon-button", "talk-button");
    setOnAction(e -> talking.latch(tile));
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    NOT_THE_TILES.forEach(type -> addEventFilter(type, Event::consume));
    tile.talk()
        .subscribe(
            now -> {
              pseudoClassStateChanged(LIVE, now.phase().isActive());
              String name = now.latched() ? "talk.stop" : "talk.hold";
              Buttons.describe(this, texts.get(name), KEY);
            });
  }

  private void pressed(MouseEvent event) {
    event.consume();
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    select.run();
    if (event.isShiftDown()) {
      talking.latch(tile);
    } else {
      talking.press(tile);
    }
  }

  private void released(MouseEvent event) {
    event.consume();
    if (event.getButton() == MouseButton.PRIMARY) {
      talking.letGo();
    }
  }
}
