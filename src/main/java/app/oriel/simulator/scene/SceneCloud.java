package app.oriel.simulator.scene;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A cloud that drifts through a piece of sky, painted once and moved by whole pixels. */
final class SceneCloud implements SceneActor {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 110;
  private static final double[] SPEEDS = {7, 4.5, 5.5};

  private final Rectangle2D sky;
  private final int number;
  private @Nullable BufferedImage image;

  /**
   * One of three that share a sky.
   *
   * @param number 0 to 2: its height, its pace and its shape
   */
  SceneCloud(Rectangle2D sky, int number) {
    this.sky = sky;
    this.number = number;
  }

  @Override
  public Rectangle2D paint(Graphics2D g, Scene.Moment moment) {
    g.clip(sky);
    AffineTransform design = g.getTransform();
    BufferedImage cloud = image;
    if (cloud == null) {
      cloud = cloud(design);
      image = cloud;
    }
    double turn = sky.getWidth() + WIDTH;
    double way = (moment.seconds() * SPEEDS[number] + 470 + number * turn / SPEEDS.length) % turn;
    double x = Math.floor(sky.getMinX() - WIDTH + way);
    double y = sky.getMinY() + number * 43;
    g.setTransform(new AffineTransform());
    g.drawImage(
        cloud,
        (int) Math.floor(x * design.getScaleX()),
        (int) Math.floor(y * design.getScaleY()),
        null);
    return new Rectangle2D.Double(x, y, WIDTH, HEIGHT).createIntersection(sky);
  }

  private BufferedImage cloud(AffineTransform design) {
    BufferedImage painted =
        new BufferedImage(
            (int) Math.ceil(WIDTH * design.getScaleX()),
            (int) Math.ceil(HEIGHT * design.getScaleY()),
            BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = painted.createGraphics();
    g.scale(design.getScaleX(), design.getScaleY());
    Random random = new Random(31L + number);
    for (int i = 0; i < 26; i++) {
      double along = random.nextDouble();
      double swell = Math.sin(Math.PI * along);
      double r = 16 + 26 * swell;
      double x = 45 + along * (WIDTH - 90);
      double y = 74 - swell * 30 * random.nextDouble();
      SceneBrush.glow(g, 0xFFFFFF, 0.5, x, y, r * 1.2, r * 0.75);
    }
    g.dispose();
    return painted;
  }
}
