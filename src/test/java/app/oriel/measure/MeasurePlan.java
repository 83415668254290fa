package app.oriel.measure;

import java.time.Duration;
import java.util.List;

/**
 * What is measured.
 *
 * @param cameras how many, each with a tile of its own
 * @param clipWidth of each camera's picture
 * @param window width and height of the window's content
 * @param tile width and height of each picture on the screen
 * @param warmUp from the first picture until counting begins: the compilers are busy until then
 * @param length of counting
 * @param javaOptions for the viewer, beside the usual ones
 */
record MeasurePlan(
    int cameras,
    int clipWidth,
    int clipHeight,
    Size window,
    Size tile,
    Duration warmUp,
    Duration length,
    List<String> javaOptions) {
  static final int FPS = 15;
  static final int CLIP_SECONDS = 10;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration LENGTH = Duration.ofSeconds(10);

  /** A size in pixels. */
  record Size(int width, int height) {}

  /** One camera of 1920x1080 in a window of 1280x720. */
  static MeasurePlan oneCamera() {
    Size size = new Size(1280, 720);
    return new MeasurePlan(1, 1920, 1080, size, size, WARM_UP, LENGTH, List.of());
  }

  /** One camera of 1920x1080 in a window as large as the screen, one to one. */
  static MeasurePlan wholeScreen() {
    Size size = new Size(1920, 1080);
    return new MeasurePlan(1, 1920, 1080, size, size, WARM_UP, LENGTH, List.of());
  }

  /** Nine cameras of 640x360, one to one. */
  static MeasurePlan nineCameras() {
    Size window = new Size(1920, 1080);
    Size tile = new Size(640, 360);
    return new MeasurePlan(9, 640, 360, window, tile, WARM_UP, LENGTH, List.of());
  }

  /** Sixteen cameras of 1920x1080, each to be scaled: as much as two cores can decode. */
  static MeasurePlan sixteenMainStreams() {
    Size window = new Size(1920, 1080);
    Size tile = new Size(480, 270);
    return new MeasurePlan(16, 1920, 1080, window, tile, WARM_UP, LENGTH, List.of());
  }

  /** The plan that the command line calls so. */
  static MeasurePlan named(String name) {
    return switch (name) {
      case "one" -> oneCamera();
      case "full" -> wholeScreen();
      case "nine" -> nineCameras();
      case "sixteen" -> sixteenMainStreams();
      default -> throw new IllegalArgumentException("one, full, nine or sixteen, not " + name);
    };
  }

  MeasurePlan with(Duration otherWarmUp, Duration otherLength, List<String> options) {
    return new MeasurePlan(
        cameras, clipWidth, clipHeight, window, tile, otherWarmUp, otherLength, options);
  }
}
