package app.oriel.ui.look;

import javafx.scene.Group;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A panel in the middle of what room there is; with too little, it is scrolled. */
public final class Centred extends ScrollPane {
  /** The smallest window, less the room around. */
  private static final double WIDTH = 432;

  /** The panel becomes as wide as fits into every window, and as high as it needs to be. */
  public Centred(Region panel) {
    panel.setPrefWidth(WIDTH);
    panel.setMaxWidth(WIDTH);
    StackPane room = new StackPane(new Group(panel));
    room.getStyleClass().add("centred-room");
    getStyleClass().add("centred");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setContent(room);
  }
}
