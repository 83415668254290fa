package app.oriel.ui.tile;

import java.util.function.DoubleSupplier;
import javafx.scene.layout.Region;

/** A bar that is as long as something is loud. It moves when it is told to look. */
public final class LevelMeter extends Region {
  private static final double HEIGHT = 6;
  private static final double LEAST_MOVE = 0.004;

  private final DoubleSupplier level;
  private final Region bar = new Region();
  private double shown;

  /**
   * @param level from 0 to 1
   */
  public LevelMeter(DoubleSupplier level) {
    this.level = level;
    getStyleClass().add("level-meter");
    bar.getStyleClass().add("level-bar");
    bar.setManaged(false);
    setMouseTransparent(true);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    getChildren().add(bar);
  }

  /** Follows the level; on the toolkit's thread, in each pulse. */
  public void look() {
    double now = Math.clamp(level.getAsDouble(), 0, 1);
    if (Math.abs(now - shown) > LEAST_MOVE || (now == 0 && shown > 0)) {
      shown = now;
      place();
    }
  }

  @Override
  protected void layoutChildren() {
    place();
  }

  private void place() {
    bar.resizeRelocate(0, 0, getWidth() * shown, getHeight());
    bar.setVisible(shown > 0);
  }
}
