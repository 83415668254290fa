package app.oriel.simulator.scene;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Clouds that drift through a piece of sky, painted once and moved by whole pixels. */
final class SceneClouds implements SceneActor {
  private static final int CLOUD_WIDTH = 300;
  private static final int CLOUD_HEIGHT = 110;
  private static final double[] SPEEDS = {7, 4.5, 5.5};

  private final Rectangle2D sky;
  private final BufferedImage[] clouds = new BufferedImage[SPEEDS.length];

  SceneClouds(double x, double y, double width, double height) {
    sky = new Rectangle2D.Double(x, y, width, height);
  }

  @Override
  public Rectangle2D paint(Graphics2D g, Scene.Moment moment) {
    g.clip(sky);
    AffineTransform design = g.getTransform();
    g.setTransform(new AffineTransform());
    Rectangle2D all = NOWHERE;
    for (int i = 0; i < clouds.length; i++) {
      BufferedImage cloud = clouds[i];
      if (cloud == null) {
        cloud = cloud(i, design);
        clouds[i] = cloud;
      }
      double turn = sky.getWidth() + CLOUD_WIDTH;
      double way = (moment.seconds() * SPEEDS[i] + 470 + i * turn / clouds.length) % turn;
      double x = Math.floor(sky.getMinX() - CLOUD_WIDTH + way);
      double y = sky.getMinY() + i * 43;
      g.drawImage(
          cloud,
          (int) Math.floor(x * design.getScaleX()),
          (int) Math.floor(y * design.getScaleY()),
          null);
      Rectangle2D box = new Rectangle2D.Double(x - 1, y - 1, CLOUD_WIDTH + 2, CLOUD_HEIGHT + 2);
      all = all.isEmpty() ? box : all.createUnion(box);
    }
    return all.createIntersection(sky);
  }

  private static BufferedImage cloud(int number, AffineTransform design) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(CLOUD_WIDTH * design.getScaleX()),
            (int) Math.ceil(CLOUD_HEIGHT * design.getScaleY()),
            BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = image.createGraphics();
    g.scale(design.getScaleX(), design.getScaleY());
    Random random = new Random(31L + number);
    for (int i = 0; i < 26; i++) {
      double along = random.nextDouble();
      double swell = Math.sin(Math.PI * along);
      double r = 16 + 26 * swell;
      double x = 45 + along * (CLOUD_WIDTH - 90);
      double y = 74 - swell * 30 * random.nextDouble();
      SceneBrush.glow(g, 0xFFFFFF, 0.5, x, y, r * 1.2, r * 0.75);
    }
    g.dispose();
    return image;
  }
}
