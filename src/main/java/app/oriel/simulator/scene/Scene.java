package app.oriel.simulator.scene;

import java.awt.Rectangle;
import java.time.LocalDateTime;
import java.util.List;

/** A picture drawn anew for each moment; used by one thread at a time. */
public interface Scene {
  /** In pixels; even, like the height. */
  int width();

  int height();

  /**
   * Draws a moment.
   *
   * @return where the picture changed since the last drawing, inside the picture; all of it the
   *     first time
   */
  List<Rectangle> draw(Moment moment);

  /** The picture as last drawn, 0xRRGGBB row by row; the scene's own array, not to be written. */
  int[] pixels();

  /**
   * When a picture is taken.
   *
   * @param clock what the clock in the picture shows
   * @param seconds since the scene began; moves what moves
   */
  record Moment(LocalDateTime clock, double seconds) {}
}
