package app.oriel.ui.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.live.PictureArea;
import app.oriel.ui.tile.Zoom.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileZoomTest {
  private static final double NEAR = 1e-9;
  private final TileZoom zoom = new TileZoom();

  TileZoomTest() {
    zoom.allow(true);
  }

  private void assertPart(double x, double y, double width, double height, PictureArea part) {
    assertEquals(x, part.x(), NEAR, "x");
    assertEquals(y, part.y(), NEAR, "y");
    assertEquals(width, part.width(), NEAR, "width");
    assertEquals(height, part.height(), NEAR, "height");
  }

  /** The picture's point under the pointer, in fractions of the picture. */
  private double pointX(double boxX, double across) {
    Zoom now = zoom.zoom().get();
    return now.x() + (boxX - 0.5) * across / now.factor();
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "0.2, 0.7", "0, 0", "1, 1", "0.9, 0.1"})
  void whatIsUnderThePointerStaysThere(double x, double y) {
    zoom.at(x, y, 2);
    double before = pointX(x, 1);
    zoom.at(x, y, 1.7);
    assertEquals(before, pointX(x, 1), NEAR);
    assertEquals(x, before, NEAR);
    zoom.at(x, y, 1 / 1.7);
    assertEquals(before, pointX(x, 1), NEAR);
  }

  @Test
  void goesFromTheWholePictureToEightTimes() {
    assertFalse(zoom.isClose());
    zoom.at(0.3, 0.3, 100);
    assertEquals(8, zoom.zoom().get().factor());
    zoom.at(0.3, 0.3, 0.0001);
    assertEquals(Zoom.NONE, zoom.zoom().get());
    assertFalse(zoom.reset());
  }

  @Test
  void movesUpToTheEdgesAndNotBeyond() {
    zoom.at(0.5, 0.5, 4);
    assertPart(0.375, 0.375, 0.25, 0.25, zoom.seen());
    zoom.move(-1, 0.5);
    assertPart(0.125, 0.5, 0.25, 0.25, zoom.seen());
    zoom.move(-1, 5);
    assertPart(0, 0.75, 0.25, 0.25, zoom.seen());
    zoom.centre(0.5, 0.5);
    assertPart(0.375, 0.375, 0.25, 0.25, zoom.seen());
  }

  /** Beside a wide picture in a high tile are bars; they go first. */
  @Test
  void aPictureWithBarsFillsTheTileFirst() {
    zoom.fits(Span.of(1000, 1000, 1600, 800));
    zoom.at(0.1, 0.1, 1.6);
    assertEquals(0.5, zoom.zoom().get().y(), NEAR);
    assertPart(zoom.seen().x(), 0, 1 / 1.6, 1, zoom.seen());
    zoom.at(0.5, 0.5, 2.5);
    assertPart(zoom.seen().x(), 0.25, 0.25, 0.5, zoom.seen());
  }

  @Test
  void asksForSomewhatMoreThanIsSeen() {
    assertEquals(PictureArea.WHOLE, zoom.wanted());
    zoom.at(0.5, 0.5, 4);
    assertPart(0.3125, 0.3125, 0.375, 0.375, zoom.wanted());
    assertEquals(1.5, zoom.wantedAcross(), NEAR);
    zoom.move(-5, 0);
    assertPart(0, 0.3125, 0.375, 0.375, zoom.wanted());
  }

  @Test
  void onlyWhereItIsAllowed() {
    zoom.at(0.5, 0.5, 4);
    zoom.allow(false);
    assertFalse(zoom.isClose());
    zoom.at(0.5, 0.5, 4);
    zoom.step(3);
    assertFalse(zoom.isClose() || zoom.pace(1, 0));
    zoom.allow(true);
    zoom.step(2);
    assertEquals(1.25 * 1.25, zoom.zoom().get().factor(), NEAR);
    assertTrue(zoom.pace(1, 0));
    assertTrue(zoom.zoom().get().x() > 0.5);
  }
}
