package app.oriel.live;

import app.oriel.camera.Quality;

/**
 * Which of a camera's streams has the pixels that a tile can show: the sub stream in small tiles,
 * the main stream where the sub stream would have to be enlarged by more than a little. Between the
 * two, what is shown stays. Knows no time and no network.
 */
final class StreamChooser {
  /** What most cameras' sub stream has, until its first picture says better. */
  private static final FrameSize USUAL_SUB = new FrameSize(640, 360);

  /** An enlargement that nobody notices on a wall. */
  private static final double ENLARGED = 1.25;

  private FrameSize sub = USUAL_SUB;

  /** The sub stream's picture is of this size. */
  void learn(FrameSize size) {
    sub = size;
  }

  /**
   * The stream to show.
   *
   * @param now what is shown
   * @param tile in real pixels
   * @param part of the picture that fills it
   */
  Quality choose(Quality now, FrameSize tile, PictureArea part) {
    double across = tile.width() / part.width() / sub.width();
    double down = tile.height() / part.height() / sub.height();
    // A tile of another shape leaves bars: the picture is as large as its tighter side allows.
    double enlarged = Math.min(across, down);
    if (enlarged > ENLARGED) {
      return Quality.MAIN;
    }
    return enlarged <= 1 ? Quality.SUB : now;
  }
}
