package app.oriel.measure;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The delay that the window adds, on a real display, measured from outside. */
class DelayTest {
  private static final double MOST_MILLIS = 50;
  private static final int FEWEST_PICTURES = 100;

  @Test
  void aFullHdCameraIsShownWithinFiftyMilliseconds() throws IOException {
    assumeTrue(XvfbDisplay.isInstalled(), "Xvfb is not installed, so there is no screen to read");
    DelayFigures figures = measure();
    if (figures.p50() > MOST_MILLIS || figures.delays().size() < FEWEST_PICTURES) {
      // The machine may have been busy with something else: then a second run tells.
      figures = measure();
    }
    assertTrue(figures.delays().size() >= FEWEST_PICTURES, "too few pictures were seen");
    assertTrue(figures.p50() <= MOST_MILLIS, "p50 is " + figures.p50() + " ms");
  }

  private static DelayFigures measure() throws IOException {
    DelayFigures figures = new DelayMeasure(MeasurePlan.oneCamera(), Path.of("target")).run();
    System.out.println(figures);
    return figures;
  }
}
