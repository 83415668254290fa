package app.oriel.record;

import app.oriel.camera.DisplayAspect;
import app.oriel.codec.Container;
import java.time.Duration;

/**
 * How a camera is recorded.
 *
 * @param longest of one file; zero for no limit
 * @param largest bytes of one file; 0 for no limit
 * @param total after so much a recording ends by itself; zero for never
 * @param aspect the shape that its files say the pictures have
 */
public record RecordOptions(
    Container container, Duration longest, long largest, Duration total, DisplayAspect aspect) {
  /** How a camera is recorded whose pictures have the shape that it says. */
  public RecordOptions(Container container, Duration longest, long largest, Duration total) {
    this(container, longest, largest, total, DisplayAspect.AS_SENT);
  }

  /** One MP4 for as long as it goes. */
  public static RecordOptions usual() {
    return of(Container.MP4);
  }

  /** One file of a kind for as long as it goes. */
  public static RecordOptions of(Container container) {
    return new RecordOptions(container, Duration.ZERO, 0, Duration.ZERO);
  }

  /** The same in files that are not longer nor larger; zero and 0 for no limit. */
  public RecordOptions inFilesOf(Duration length, long bytes) {
    return new RecordOptions(container, length, bytes, total, aspect);
  }

  /** The same for so much of a camera's time. */
  public RecordOptions forTotal(Duration time) {
    return new RecordOptions(container, longest, largest, time, aspect);
  }

  /**
   * The same of a camera whose pictures have another shape than it says. They stay as they came:
   * only the file says more, so that every player shows them as the wall does.
   */
  RecordOptions shownIn(DisplayAspect other) {
    return new RecordOptions(container, longest, largest, total, other);
  }
}
