package app.oriel.ui.tile;

import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;

/** Wheel, two fingers and a drag bring a part of the picture close. */
final class ZoomGestures {
  /** By one unit of the wheel; a notch has forty. */
  private static final double WHEEL = 1.005;

  private final Region area;
  private final TileZoom zoom;
  private double fromX;
  private double fromY;

  /** Follows what is done to an area that the picture fills. */
  ZoomGestures(Region area, TileZoom zoom) {
    this.area = area;
    this.zoom = zoom;
    area.addEventHandler(MouseEvent.MOUSE_PRESSED, this::begin);
    area.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    area.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    area.addEventHandler(ZoomEvent.ZOOM, e -> zoomed(e.getX(), e.getY(), e.getZoomFactor()));
  }

  private void begin(MouseEvent event) {
    fromX = event.getX();
    fromY = event.getY();
  }

  private void dragged(MouseEvent event) {
    if (event.isPrimaryButtonDown() && zoom.isClose()) {
      zoom.move(
          (fromX - event.getX()) / area.getWidth(), (fromY - event.getY()) / area.getHeight());
      begin(event);
    }
  }

  private void scrolled(ScrollEvent event) {
    zoomed(event.getX(), event.getY(), Math.pow(WHEEL, event.getDeltaY()));
    event.consume();
  }

  private void zoomed(double x, double y, double by) {
    zoom.at(x / area.getWidth(), y / area.getHeight(), by);
  }
}
