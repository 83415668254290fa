package app.oriel.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.time.LocalDateTime;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The level of who talks, on the picture. */
class SceneMeterTest {
  private static final Rectangle PLACE = new Rectangle(40, 34, 330, 58);
  private static final int ELEVENTH_BAR_X = 40 + 74 + 10 * 15 + 5;
  private static final int BAR_Y = 34 + 29;

  private final AtomicReference<OptionalDouble> level =
      new AtomicReference<>(OptionalDouble.empty());
  private final Scene scene = Scenes.named("door", 0, 1280, 720, level::get);

  private List<Rectangle> draw() {
    return scene.draw(new Scene.Moment(LocalDateTime.of(2026, 11, 21, 12, 0), 1));
  }

  private int green() {
    int pixel = scene.pixels()[BAR_Y * scene.width() + ELEVENTH_BAR_X];
    return ((pixel >> 8) & 0xff) - (pixel & 0xff);
  }

  @Test
  void isThereOnlyWhileSomebodyTalksAndGrowsWithTheLevel() {
    draw();
    assertFalse(draw().stream().anyMatch(PLACE::intersects));
    level.set(OptionalDouble.of(0.1));
    assertTrue(draw().stream().anyMatch(each -> each.contains(PLACE)));
    int quiet = green();
    level.set(OptionalDouble.of(0.5));
    draw();
    assertTrue(green() > quiet + 40, () -> green() + " after " + quiet);
    level.set(OptionalDouble.empty());
    assertTrue(draw().stream().anyMatch(each -> each.contains(PLACE)), "it is wiped off");
    assertEquals(0, draw().stream().filter(PLACE::intersects).count());
  }
}
