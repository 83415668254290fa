package app.oriel.simulator;

import app.oriel.simulator.scene.BarcodeScene;
import app.oriel.simulator.scene.Scene;
import app.oriel.simulator.scene.Scenes;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;

/** Makes the footage that a software camera's settings ask for. */
public final class SoftwareFootage {
  private static final String NUMBERED = "barcode";
  private static final int NUMBERED_SECONDS = 10;

  private SoftwareFootage() {}

  /**
   * Footage of a drawn scene, or for {@code barcode} a clip whose pictures carry their number,
   * compressed first, which takes some seconds at full size. The caller closes it.
   *
   * @param clock what the clock in the picture shows
   * @param threads of platform threads
   */
  public static Footage of(FootageSettings settings, Clock clock, ThreadFactory threads) {
    if (settings.scene().equals(NUMBERED) && !settings.jpeg()) {
      FootageClip clip =
          FootageClip.numbered(
              settings.width(), settings.height(), settings.fps(), NUMBERED_SECONDS);
      return new ClipFootage(clip, Ambience.of(NUMBERED), (number, at) -> {}, threads);
    }
    return new SceneFootage(
        () -> scene(settings),
        Ambience.of(settings.scene()),
        new SceneFootage.Settings(
            settings.pixels(),
            settings.fps(),
            settings.bitrate(),
            settings.gopSeconds(),
            settings.jpeg()),
        clock,
        threads);
  }

  private static Scene scene(FootageSettings settings) {
    int width = settings.width();
    int height = settings.height();
    return settings.scene().equals(NUMBERED)
        ? new BarcodeScene(width, height)
        : Scenes.named(settings.scene(), 0, width, height, settings.talk());
  }
}
