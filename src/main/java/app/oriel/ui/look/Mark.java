package app.oriel.ui.look;

import javafx.scene.Group;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** Oriel's mark, a bay window; the same lines as in {@code icons/oriel.svg}. */
public final class Mark extends Group {
  private static final String LINES =
      "M5 20.5 H19 A1.5 1.5 0 0 0 20.5 19 V9.5 L16.5 3.5 H7.5 L3.5 9.5 V19 "
          + "A1.5 1.5 0 0 0 5 20.5 Z M9 3.5 V20.5 M15 3.5 V20.5 M3.5 12 H20.5";
  private static final double GRID = 24;

  /** The mark in a square of this size. */
  public Mark(double size) {
    SVGPath lines = new SVGPath();
    lines.setContent(LINES);
    lines.getStyleClass().add("mark");
    Rectangle square = new Rectangle(GRID, GRID);
    square.getStyleClass().add("mark-square");
    Group drawing = new Group(square, lines);
    drawing.getTransforms().add(new Scale(size / GRID, size / GRID));
    getChildren().add(drawing);
  }
}
