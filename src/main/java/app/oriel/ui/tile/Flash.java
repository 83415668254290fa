package app.oriel.ui.tile;

import javafx.animation.FadeTransition;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Over the picture for a moment when it is taken; not where the system asks for less motion. */
final class Flash extends Region {
  private static final Duration LENGTH = Duration.millis(150);
  private static final double BRIGHT = 0.6;

  private final FadeTransition fade = new FadeTransition(LENGTH, this);

  Flash(RecordViewModel keeping) {
    getStyleClass().add("flash");
    setMouseTransparent(true);
    setVisible(false);
    fade.setFromValue(BRIGHT);
    fade.setToValue(0);
    fade.setOnFinished(e -> setVisible(false));
    keeping.shots().subscribe((old, now) -> flash());
  }

  private void flash() {
    boolean still = getScene() == null || getScene().getPreferences().isReducedMotion();
    if (!still) {
      setVisible(true);
      fade.playFromStart();
    }
  }
}
