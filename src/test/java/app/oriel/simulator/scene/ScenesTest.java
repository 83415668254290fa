package app.oriel.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Rectangle;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenesTest {
  private static final int WIDTH = 426;
  private static final int HEIGHT = 240;

  private static Scene.Moment moment(double seconds) {
    LocalDateTime begin = LocalDateTime.of(2026, 11, 20, 14, 3, 22);
    return new Scene.Moment(begin.plusNanos((long) (seconds * 1e9)), seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hall", "door", "yard", "shop"})
  void drawsAPictureOfManyColours(String name) {
    Scene scene = Scenes.named(name, 0, WIDTH, HEIGHT);
    assertEquals(List.of(new Rectangle(WIDTH, HEIGHT)), scene.draw(moment(0)));
    assertTrue(Arrays.stream(scene.pixels()).distinct().count() > 2000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hall", "door", "yard", "shop"})
  void changesWhereItSaysAndNowhereElse(String name) {
    Scene scene = Scenes.named(name, 0, WIDTH, HEIGHT);
    scene.draw(moment(0));
    for (int i = 1; i < 300; i++) {
      int[] before = scene.pixels().clone();
      List<Rectangle> changed = scene.draw(moment(i / 15.0));
      int[] now = scene.pixels();
      assertFalse(Arrays.equals(before, now), "something moves");
      for (Rectangle area : changed) {
        assertTrue(new Rectangle(WIDTH, HEIGHT).contains(area), area.toString());
        copy(now, before, area);
      }
      assertArrayEquals(now, before, "nothing changed outside at " + i / 15.0);
    }
  }

  private static void copy(int[] from, int[] to, Rectangle area) {
    for (int y = area.y; y < area.y + area.height; y++) {
      int at = y * WIDTH + area.x;
      System.arraycopy(from, at, to, at, area.width);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hall", "door", "yard", "shop"})
  void somebodyWalksInAnyTenSeconds(String name) {
    Scene scene = Scenes.named(name, 0, WIDTH, HEIGHT);
    scene.draw(moment(0));
    double still = 0;
    for (double t = 0; t < 90; t += 0.5) {
      scene.draw(moment(t));
      int[] before = scene.pixels().clone();
      scene.draw(moment(t + 0.07));
      still = differing(before, scene.pixels()) > 600 ? 0 : still + 0.5;
      assertTrue(still < 10, "nobody walks for %s s at %s s".formatted(still, t));
    }
  }

  private static int differing(int[] a, int[] b) {
    int count = 0;
    for (int i = 0; i < a.length; i++) {
      count += a[i] == b[i] ? 0 : 1;
    }
    return count;
  }

  @Test
  void moreCamerasThanScenesBeginAgainAtAnotherTime() {
    Scene first = Scenes.forCamera(0, WIDTH, HEIGHT);
    Scene fifth = Scenes.forCamera(4, WIDTH, HEIGHT);
    first.draw(moment(1));
    fifth.draw(moment(1));
    assertNotEquals(0, differing(first.pixels(), fifth.pixels()));
    assertTrue(differing(first.pixels(), fifth.pixels()) < WIDTH * HEIGHT / 3);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Scenes.named("moon", 0, WIDTH, HEIGHT));
  }

  @Test
  void theClockShowsTenths() {
    LocalDateTime time = LocalDateTime.of(2026, 11, 20, 14, 3, 22, 480_000_000);
    assertEquals("2026-11-20  14:03:22.4", SceneClock.text(time));
  }

  @Test
  void eachFigureOfTheClockIsDifferent() {
    for (char a = '0'; a <= '9'; a++) {
      for (char b = '0'; b < a; b++) {
        assertNotEquals(raster(a), raster(b), a + " and " + b);
      }
    }
  }

  private static String raster(char c) {
    var lines = new BasicStroke(2).createStrokedShape(Digits.lines(c));
    StringBuilder dots = new StringBuilder();
    for (int y = 0; y <= Digits.HEIGHT; y++) {
      for (int x = 0; x <= Digits.WIDTH; x++) {
        dots.append(lines.contains(x, y) ? '#' : '.');
      }
      dots.append('\n');
    }
    return dots.toString();
  }
}
