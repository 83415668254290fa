package app.oriel.ui.wall;

import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/** The wall's one timer: new pictures at each pulse of the toolkit, new words now and then. */
final class Pulse extends AnimationTimer {
  private static final long REFRESH = TimeUnit.MILLISECONDS.toNanos(250);

  private final WallView view;
  private final WallViewModel wall;
  private long refreshed = System.nanoTime();

  Pulse(WallView view, WallViewModel wall) {
    this.view = view;
    this.wall = wall;
  }

  @Override
  public void handle(long pulse) {
    view.pulse(pulse);
    long now = System.nanoTime();
    if (now - refreshed >= REFRESH) {
      refreshed = now;
      wall.refresh();
    }
  }
}
