package app.oriel.simulator.scene;

import static app.oriel.simulator.scene.SceneBrush.colour;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** Date and time with tenths of a second, lower left, as cameras write them. */
final class SceneClock implements SceneActor {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd  HH:mm:ss.S");
  private static final double SIZE = 1.38;
  private static final double LEFT = 40;
  private static final double TOP = 662;
  private static final double MARGIN = 5;

  private final Map<Character, BufferedImage> glyphs = new HashMap<>();

  static String text(LocalDateTime time) {
    return FORM.format(time);
  }

  @Override
  public Rectangle2D paint(Graphics2D g, Scene.Moment moment) {
    String text = text(moment.clock());
    AffineTransform design = g.getTransform();
    g.setTransform(new AffineTransform());
    double x = LEFT;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ') {
        // Whole pixels: a figure looks the same wherever it stands.
        g.drawImage(
            glyphs.computeIfAbsent(c, it -> glyph(it, design)),
            (int) Math.round((x - MARGIN) * design.getScaleX()),
            (int) Math.round((TOP - MARGIN) * design.getScaleY()),
            null);
      }
      x += Digits.advance(c) * SIZE;
    }
    return new Rectangle2D.Double(
        LEFT - MARGIN, TOP - MARGIN, x - LEFT + 2 * MARGIN, Digits.HEIGHT * SIZE + 2 * MARGIN);
  }

  private static BufferedImage glyph(char c, AffineTransform design) {
    int width = (int) Math.ceil((Digits.WIDTH * SIZE + 2 * MARGIN) * design.getScaleX());
    int height = (int) Math.ceil((Digits.HEIGHT * SIZE + 2 * MARGIN) * design.getScaleY());
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(design.getScaleX(), design.getScaleY());
    g.translate(MARGIN, MARGIN);
    g.scale(SIZE, SIZE);
    Shape lines = Digits.lines(c);
    g.translate(0, 0.5);
    for (double soft : new double[] {6.4, 5.2, 4.2, 3.2}) {
      stroke(g, colour(0, 0.16), soft, lines);
    }
    g.translate(0, -0.5);
    stroke(g, colour(0xF6F4EE, 0.96), 2.1, lines);
    g.dispose();
    return image;
  }

  private static void stroke(Graphics2D g, Color c, double width, Shape lines) {
    g.setPaint(c);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(lines);
  }
}
