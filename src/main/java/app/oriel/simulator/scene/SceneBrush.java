package app.oriel.simulator.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Strokes of the brush that all scenes share. */
final class SceneBrush {
  private SceneBrush() {}

  /** A colour from 0xRRGGBB. */
  static Color colour(int rgb) {
    return new Color(rgb);
  }

  static Color colour(int rgb, double opacity) {
    int alpha = (int) Math.round(255 * Math.clamp(opacity, 0, 1));
    return new Color((rgb & 0xFFFFFF) | (alpha << 24), true);
  }

  /** Between two colours; 0 is the first, 1 the second. */
  static Color mix(Color a, Color b, double part) {
    double p = Math.clamp(part, 0, 1);
    return new Color(
        (int) Math.round(a.getRed() + (b.getRed() - a.getRed()) * p),
        (int) Math.round(a.getGreen() + (b.getGreen() - a.getGreen()) * p),
        (int) Math.round(a.getBlue() + (b.getBlue() - a.getBlue()) * p));
  }

  static Color darker(Color c, double part) {
    return mix(c, Color.BLACK, part);
  }

  static Color lighter(Color c, double part) {
    return mix(c, Color.WHITE, part);
  }

  static Shape box(double x, double y, double w, double h) {
    return new Rectangle2D.Double(x, y, w, h);
  }

  static Shape rounded(double x, double y, double w, double h, double radius) {
    return new RoundRectangle2D.Double(x, y, w, h, 2 * radius, 2 * radius);
  }

  static Shape oval(double x, double y, double rx, double ry) {
    return new Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry);
  }

  /** A closed shape through pairs of x and y. */
  static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }

  static void fill(Graphics2D g, Color c, Shape shape) {
    g.setPaint(c);
    g.fill(shape);
  }

  /** Fills from the first colour at the shape's top to the second at its bottom. */
  static void down(Graphics2D g, Color top, Color bottom, Shape shape) {
    Rectangle2D b = shape.getBounds2D();
    g.setPaint(
        new GradientPaint(0, (float) b.getMinY(), top, 0, (float) b.getMaxY(), bottom, false));
    g.fill(shape);
  }

  /** Fills from the first colour at the shape's left to the second at its right. */
  static void across(Graphics2D g, Color left, Color right, Shape shape) {
    Rectangle2D b = shape.getBounds2D();
    g.setPaint(
        new GradientPaint((float) b.getMinX(), 0, left, (float) b.getMaxX(), 0, right, false));
    g.fill(shape);
  }

  static void line(Graphics2D g, Color c, double width, double... xy) {
    g.setPaint(c);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    g.draw(path);
  }

  static void outline(Graphics2D g, Color c, double width, Shape shape) {
    g.setPaint(c);
    g.setStroke(new BasicStroke((float) width));
    g.draw(shape);
  }

  /** Light or shade that fades from the middle of an oval to nothing at its edge. */
  static void glow(
      Graphics2D g, int rgb, double opacity, double x, double y, double rx, double ry) {
    AffineTransform squash = AffineTransform.getTranslateInstance(x, y);
    squash.scale(rx, ry);
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(),
            1,
            new Point2D.Double(),
            new float[] {0, 0.35f, 0.7f, 1},
            new Color[] {
              colour(rgb, opacity),
              colour(rgb, opacity * 0.55),
              colour(rgb, opacity * 0.15),
              colour(rgb, 0)
            },
            RadialGradientPaint.CycleMethod.NO_CYCLE,
            RadialGradientPaint.ColorSpaceType.SRGB,
            squash));
    g.fill(oval(x, y, rx, ry));
  }

  /** Darkens the corners a little, as a lens does. */
  static void vignette(Graphics2D g, double opacity) {
    AffineTransform squash = AffineTransform.getTranslateInstance(640, 360);
    squash.scale(900, 560);
    g.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(),
            1,
            new Point2D.Double(),
            new float[] {0, 0.55f, 1},
            new Color[] {colour(0, 0), colour(0, opacity * 0.15), colour(0, opacity)},
            RadialGradientPaint.CycleMethod.NO_CYCLE,
            RadialGradientPaint.ColorSpaceType.SRGB,
            squash));
    g.fill(box(0, 0, SceneStage.DESIGN_WIDTH, SceneStage.DESIGN_HEIGHT));
  }
}
