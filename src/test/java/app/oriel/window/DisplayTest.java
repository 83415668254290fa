package app.oriel.window;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the window is shown on. */
class DisplayTest {
  @TempDir private Path devices;

  @Test
  void aMachineWithoutAGraphicsCardIsKnown() throws Exception {
    Files.createFile(devices.resolve("tty0"));
    assertTrue(Display.hasNoGraphicsCard(devices));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dri", "nvidiactl", "mali0", "dxg"})
  void aGraphicsCardIsLeftToJavaFx(String card) throws Exception {
    Files.createFile(devices.resolve(card));
    assertFalse(Display.hasNoGraphicsCard(devices));
  }
}
