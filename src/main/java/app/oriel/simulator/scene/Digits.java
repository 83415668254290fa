package app.oriel.simulator.scene;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * The figures of a clock as lines to be stroked, 10 units wide and 16 high, because a bare machine
 * has no font.
 */
final class Digits {
  static final double WIDTH = 10;
  static final double HEIGHT = 16;

  private Digits() {}

  /** The lines of one of {@code 0-9 - : .}; nothing for any other character. */
  static Shape lines(char c) {
    return switch (c) {
      case '0' -> oval(0.4, 0, 9.6, 16);
      case '1' -> path("M 1.6 3.2 L 5.6 0 L 5.6 16");
      case '2' -> path("M 0.7 4.4 C 0.7 -1.4 9.3 -1.6 9.3 4.2 C 9.3 7.6 4.2 10.6 0.6 16 L 9.6 16");
      case '3' -> three();
      case '4' -> path("M 7.2 16 L 7.2 0 L 0.2 11.4 L 10 11.4");
      case '5' ->
          path("M 8.8 0 L 2 0 L 1.2 7.4 C 3.4 5.2 9.6 5.2 9.6 10.7 C 9.6 17.4 1.6 17.6 0.4 13");
      case '6' -> six();
      case '7' -> path("M 0.4 0 L 9.6 0 L 3.6 16");
      case '8' -> eight();
      case '9' -> AffineTransform.getRotateInstance(Math.PI, 5, 8).createTransformedShape(six());
      case '-' -> path("M 2 8.6 L 8 8.6");
      case ':' -> path("M 2 4.6 L 2 4.7 M 2 12.3 L 2 12.4");
      case '.' -> path("M 2 15.6 L 2 15.7");
      default -> new Path2D.Double();
    };
  }

  /** How far the next figure stands; the same for all digits, so that a running clock stays put. */
  static double advance(char c) {
    return switch (c) {
      case ':', '.' -> 7;
      case ' ' -> 8;
      default -> 13;
    };
  }

  private static Shape three() {
    return path(
        "M 0.9 2.8 C 2.4 -1.2 9 -1 9 3.8 C 9 6.6 6.8 7.6 4 7.6"
            + " C 7.2 7.6 9.6 8.8 9.6 11.8 C 9.6 17.4 1.6 17.4 0.4 13");
  }

  private static Shape six() {
    Path2D six = path("M 7.8 0 C 4.4 2.6 0.8 7 0.5 11");
    six.append(oval(0.4, 6.2, 9.6, 16), false);
    return six;
  }

  private static Shape eight() {
    Path2D eight = new Path2D.Double(oval(1.1, 0, 8.9, 7.5));
    eight.append(oval(0.4, 7.5, 9.6, 16), false);
    return eight;
  }

  private static Shape oval(double left, double top, double right, double bottom) {
    return new Ellipse2D.Double(left, top, right - left, bottom - top);
  }

  /** Reads moves, lines and cubic curves with absolute positions, all parted by spaces. */
  private static Path2D path(String text) {
    String[] words = text.split(" ", -1);
    Path2D path = new Path2D.Double();
    for (int i = 0; i < words.length; ) {
      int at = i + 1;
      switch (words[i]) {
        case "M" -> path.moveTo(number(words, at), number(words, at + 1));
        case "L" -> path.lineTo(number(words, at), number(words, at + 1));
        default ->
            path.curveTo(
                number(words, at),
                number(words, at + 1),
                number(words, at + 2),
                number(words, at + 3),
                number(words, at + 4),
                number(words, at + 5));
      }
      i += words[i].equals("C") ? 7 : 3;
    }
    return path;
  }

  private static double number(String[] words, int at) {
    return Double.parseDouble(words[at]);
  }
}
