package app.oriel.ui.tile;

import javafx.scene.Group;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * Rounds a tile by painting its four corners in the wall's colour. A round clip would send every
 * picture through another buffer.
 */
final class CornerMasks extends Group {
  private static final double RADIUS = 12;
  private static final int QUARTER = 90;

  private final Path[] corners = new Path[4];

  CornerMasks() {
    setManaged(false);
    setMouseTransparent(true);
    for (int i = 0; i < corners.length; i++) {
      Path corner =
          new Path(
              new MoveTo(0, 0),
              new LineTo(RADIUS, 0),
              new ArcTo(RADIUS, RADIUS, 0, 0, RADIUS, false, false),
              new ClosePath());
      corner.getStyleClass().add("corner");
      corner.setRotate(0);
      corners[i] = corner;
    }
    getChildren().addAll(corners);
  }

  /** Places them in the corners of a tile of this size. */
  void place(double width, double height) {
    for (int i = 0; i < corners.length; i++) {
      boolean right = i == 1 || i == 2;
      boolean bottom = i >= 2;
      corners[i].setRotate(i * QUARTER);
      corners[i].setLayoutX(right ? width - RADIUS : 0);
      corners[i].setLayoutY(bottom ? height - RADIUS : 0);
    }
  }
}
