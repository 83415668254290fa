package app.oriel.simulator.scene;

import static app.oriel.simulator.scene.SceneBrush.colour;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Rectangle2D;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Upper left, while somebody talks to the camera: a loudspeaker and how loud it is. */
final class SceneMeter implements SceneActor {
  private static final double LEFT = 40;
  private static final double TOP = 34;
  private static final double WIDTH = 330;
  private static final double HEIGHT = 58;
  private static final int BARS = 16;

  /** The last bars warn. */
  private static final int LOUD = 13;

  private static final Color LIGHT = colour(0xF6F4EE);
  private static final Color LIT = colour(0x5FD38A);
  private static final Color LIT_LOUD = colour(0xF2B84B);

  private final Supplier<OptionalDouble> level;

  SceneMeter(Supplier<OptionalDouble> level) {
    this.level = level;
  }

  @Override
  public Rectangle2D paint(Graphics2D g, Scene.Moment moment) {
    OptionalDouble now = level.get();
    if (now.isEmpty()) {
      return NOWHERE;
    }
    SceneBrush.fill(g, colour(0x101214, 0.62), SceneBrush.rounded(LEFT, TOP, WIDTH, HEIGHT, 12));
    loudspeaker(g);
    // Ears hear roots: a voice at a usual distance lights the middle.
    int lit = (int) Math.round(Math.sqrt(now.getAsDouble()) * BARS);
    for (int i = 0; i < BARS; i++) {
      Color on = i < LOUD ? LIT : LIT_LOUD;
      double x = LEFT + 74 + i * 15;
      SceneBrush.fill(
          g, i < lit ? on : colour(0xFFFFFF, 0.16), SceneBrush.rounded(x, TOP + 15, 10, 28, 3));
    }
    return new Rectangle2D.Double(LEFT, TOP, WIDTH, HEIGHT);
  }

  private static void loudspeaker(Graphics2D g) {
    double x = LEFT + 18;
    double y = TOP + HEIGHT / 2;
    SceneBrush.fill(
        g,
        LIGHT,
        SceneBrush.polygon(
            x, y - 6, x + 8, y - 6, x + 18, y - 15, x + 18, y + 15, x + 8, y + 6, x, y + 6));
    g.setPaint(LIGHT);
    g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Arc2D.Double(x + 12, y - 9, 18, 18, -45, 90, Arc2D.OPEN));
    g.draw(new Arc2D.Double(x + 6, y - 16, 32, 32, -45, 90, Arc2D.OPEN));
  }
}
