package app.oriel.ui.tile;

import app.oriel.live.PictureArea;
import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Shows which part of the picture is in sight; a press or a drag moves there. */
final class MiniMap extends Region {
  private final TileZoom zoom;
  private final Region seen = new Region();

  MiniMap(TileZoom zoom, Texts texts) {
    this.zoom = zoom;
    getStyleClass().add("mini-map");
    seen.getStyleClass().add("mini-map-seen");
    seen.setManaged(false);
    seen.setMouseTransparent(true);
    getChildren().add(seen);
    setAccessibleText(texts.get("zoom.map"));
    setVisible(false);
    Buttons.tip(this, texts.get("zoom.map"), "");
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
    zoom.zoom().subscribe(this::show);
  }

  private void go(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      zoom.centre(event.getX() / getWidth(), event.getY() / getHeight());
      event.consume();
    }
  }

  private void show(Zoom now) {
    setVisible(now.isClose());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    PictureArea part = zoom.seen();
    double width = getWidth();
    double height = getHeight();
    seen.resizeRelocate(
        snapPositionX(part.x() * width),
        snapPositionY(part.y() * height),
        snapSizeX(part.width() * width),
        snapSizeY(part.height() * height));
  }
}
