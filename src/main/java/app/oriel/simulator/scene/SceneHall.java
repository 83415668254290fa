package app.oriel.simulator.scene;

import static app.oriel.simulator.scene.SceneBrush.across;
import static app.oriel.simulator.scene.SceneBrush.box;
import static app.oriel.simulator.scene.SceneBrush.colour;
import static app.oriel.simulator.scene.SceneBrush.down;
import static app.oriel.simulator.scene.SceneBrush.fill;
import static app.oriel.simulator.scene.SceneBrush.glow;
import static app.oriel.simulator.scene.SceneBrush.line;
import static app.oriel.simulator.scene.SceneBrush.outline;
import static app.oriel.simulator.scene.SceneBrush.oval;
import static app.oriel.simulator.scene.SceneBrush.polygon;
import static app.oriel.simulator.scene.SceneBrush.rounded;

import app.oriel.simulator.scene.SceneErrand.Stop;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A papered hall with a picture, a door, a red carpet, a long clock and a cat. */
final class SceneHall {
  private static final double FLOOR = 462;

  private SceneHall() {}

  static SceneStage scene(int width, int height, int variant) {
    List<SceneErrand> errands =
        List.of(
            new SceneErrand(
                List.of(new Stop(-130, 640, 430, 0), new Stop(1410, 640, 430, 0)), 0.92, false),
            new SceneErrand(
                List.of(
                    new Stop(1390, 590, 390, 0),
                    new Stop(420, 590, 390, 2.2),
                    new Stop(-120, 590, 390, 0)),
                1.0,
                false),
            new SceneErrand(
                List.of(new Stop(1400, 660, 445, 0), new Stop(-140, 660, 445, 0)), 0.86, true));
    return new SceneStage(
        width,
        height,
        SceneHall::background,
        List.of(
            SceneHall::pendulum,
            SceneHall::tail,
            SceneWalkers.inTheOpen(errands, 9.5, 2.4 + 3.1 * variant, variant, 0),
            new SceneClock()));
  }

  private static void background(Graphics2D g) {
    wall(g);
    floor(g);
    door(g);
    painting(g);
    longClock(g);
    table(g);
    cat(g);
    glow(g, 0xFFE9BE, 0.30, 560, 60, 620, 420);
    SceneBrush.vignette(g, 0.45);
  }

  private static void wall(Graphics2D g) {
    down(g, colour(0xC9B491), colour(0xA88F6B), box(0, 0, 1280, FLOOR));
    for (int x = 0; x < 1280; x += 80) {
      fill(g, colour(0xFFF3D6, 0.07), box(x, 0, 40, FLOOR));
    }
    for (int row = 0; row < 9; row++) {
      for (int x = row % 2 * 40 + 20; x < 1290; x += 80) {
        motif(g, x, 44 + row * 40);
      }
    }
    down(g, colour(0xE9DDC6), colour(0xCDBD9E), box(0, 0, 1280, 24));
    fill(g, colour(0x6D5738, 0.35), box(0, 24, 1280, 5));
    down(g, colour(0xE4D8C0), colour(0xB9A581), box(0, FLOOR - 30, 1280, 30));
    fill(g, colour(0x6D5738, 0.45), box(0, FLOOR - 33, 1280, 3));
  }

  private static void motif(Graphics2D g, double x, double y) {
    Color c = colour(0x7D6238, 0.17);
    fill(g, c, polygon(x, y - 12, x + 6, y, x, y + 12, x - 6, y));
    fill(g, c, oval(x - 10, y, 3, 3));
    fill(g, c, oval(x + 10, y, 3, 3));
  }

  private static void floor(Graphics2D g) {
    down(g, colour(0x7A4F30), colour(0x4A2C19), box(0, FLOOR, 1280, 258));
    for (int i = -16; i <= 16; i++) {
      line(g, colour(0x2A170B, 0.45), 1.6, 640 + i * 52, FLOOR, 640 + i * 150, 720);
    }
    for (int i = 0; i < 34; i++) {
      double y = FLOOR + 8 + (i * 97 % 250);
      double x = (i * 389) % 1280;
      double spread = 1 + (y - FLOOR) / 258;
      line(g, colour(0x2A170B, 0.3), 1.2, x, y, x + 24 * spread, y);
    }
    down(g, colour(0, 0.34), colour(0, 0), box(0, FLOOR, 1280, 26));
    down(
        g,
        colour(0x8E2A2C),
        colour(0x7A1D22),
        polygon(512, FLOOR + 14, 762, FLOOR + 14, 1010, 720, 264, 720));
    outline(
        g,
        colour(0xD9AE62, 0.75),
        4,
        polygon(524, FLOOR + 20, 750, FLOOR + 20, 978, 740, 296, 740));
    outline(
        g, colour(0xD9AE62, 0.4), 2, polygon(540, FLOOR + 26, 734, FLOOR + 26, 940, 740, 334, 740));
    glow(g, 0xFFB070, 0.16, 640, 560, 420, 110);
  }

  private static void door(Graphics2D g) {
    fill(g, colour(0, 0.22), rounded(792, 116, 226, 352, 4));
    down(g, colour(0x5C3F22), colour(0x452D17), box(782, 104, 222, FLOOR - 104));
    across(g, colour(0x7E5A34), colour(0x68482A), box(800, 122, 186, FLOOR - 122));
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        panel(g, 818 + column * 80, 142 + row * 166, 70, row == 0 ? 146 : 134);
      }
    }
    glow(g, 0, 0.5, 974, 312, 16, 16);
    fill(g, colour(0xE2B95B), oval(972, 308, 9, 9));
    fill(g, colour(0xFFF2C4), oval(969, 305, 3, 3));
  }

  private static void panel(Graphics2D g, double x, double y, double w, double h) {
    down(g, colour(0x573A1E), colour(0x6F4C2A), box(x, y, w, h));
    down(g, colour(0x7B5732), colour(0x684727), box(x + 8, y + 8, w - 16, h - 16));
    line(g, colour(0x3A2512, 0.8), 2, x, y + h, x, y, x + w, y);
    line(g, colour(0xA57B4C, 0.5), 2, x, y + h, x + w, y + h, x + w, y);
  }

  private static void painting(Graphics2D g) {
    fill(g, colour(0, 0.25), rounded(160, 112, 268, 206, 4));
    down(g, colour(0xF3E6CB), colour(0xC9AE78), box(150, 98, 268, 206));
    down(g, colour(0x9C7E48), colour(0xD8C08C), box(162, 110, 244, 182));
    Graphics2D p = (Graphics2D) g.create();
    p.clip(box(170, 118, 228, 166));
    down(p, colour(0x6FA3CF), colour(0xF6D7A8), box(170, 118, 228, 120));
    glow(p, 0xFFF3C8, 0.9, 336, 196, 50, 50);
    fill(p, colour(0xFFF6DC), oval(336, 196, 13, 13));
    down(
        p,
        colour(0x6C7F9C),
        colour(0x9DA6AE),
        polygon(150, 250, 232, 150, 268, 192, 300, 168, 400, 258, 400, 290, 150, 290));
    fill(
        p,
        colour(0xF4F4F2, 0.9),
        polygon(232, 150, 250, 171, 238, 176, 230, 169, 218, 178, 213, 173));
    down(
        p,
        colour(0x5D7A4A),
        colour(0x36512F),
        polygon(150, 258, 230, 226, 320, 244, 410, 216, 410, 300, 150, 300));
    down(p, colour(0x9CC3DD), colour(0x5A86A8), oval(306, 266, 56, 9));
    p.dispose();
    outline(g, colour(0x5B4420, 0.55), 2, box(170, 118, 228, 166));
    glow(g, 0xFFF0CC, 0.22, 284, 96, 190, 90);
  }

  private static void longClock(Graphics2D g) {
    fill(g, colour(0, 0.25), rounded(1104, 132, 124, 370, 8));
    across(g, colour(0x6B3F20), colour(0x4A2A14), polygon(1092, 150, 1152, 96, 1212, 150));
    across(g, colour(0x6B3F20), colour(0x4A2A14), rounded(1092, 146, 120, 130, 6));
    across(g, colour(0x63391C), colour(0x452610), box(1102, 270, 100, 170));
    across(g, colour(0x6B3F20), colour(0x4A2A14), rounded(1088, 434, 128, 66, 4));
    down(g, colour(0x1D120A), colour(0x2E1C10), rounded(1116, 284, 72, 142, 6));
    outline(g, colour(0xC79C54, 0.8), 2, rounded(1116, 284, 72, 142, 6));
    fill(g, colour(0xC79C54), oval(1152, 208, 50, 50));
    down(g, colour(0xFBF5E4), colour(0xE7DABB), oval(1152, 208, 44, 44));
    for (int hour = 0; hour < 12; hour++) {
      double a = hour * Math.PI / 6;
      double sin = Math.sin(a);
      double cos = Math.cos(a);
      line(
          g,
          colour(0x3A2A18),
          2.4,
          1152 + 36 * sin,
          208 - 36 * cos,
          1152 + 40 * sin,
          208 - 40 * cos);
    }
  }

  private static void table(Graphics2D g) {
    fill(g, colour(0, 0.25), oval(590, 478, 110, 10));
    line(g, colour(0x4A2F18), 9, 510, 390, 516, 474);
    line(g, colour(0x4A2F18), 9, 668, 390, 662, 474);
    down(g, colour(0x8A5F36), colour(0x5C3C1F), rounded(492, 376, 194, 18, 5));
    down(g, colour(0x704A28), colour(0x55361B), box(510, 394, 158, 26));
    fill(g, colour(0xD8B060), oval(589, 407, 4, 4));
    down(g, colour(0x5E8FA3), colour(0x2F5A70), polygon(540, 332, 576, 332, 570, 376, 546, 376));
    for (int i = -3; i <= 3; i++) {
      double x = 558 + i * 17;
      double y = 282 + i * i * 4;
      line(g, colour(0x3E6B3A), 3, 558, 334, 558 + i * 7, 306, x, y);
      fill(g, i % 2 == 0 ? colour(0xD86A5C) : colour(0xEFC56A), oval(x, y, 10, 10));
      fill(g, colour(0xFFF1D0, 0.8), oval(x - 2, y - 2, 3.4, 3.4));
    }
    fill(g, colour(0xB98A4A), box(632, 346, 8, 30));
    glow(g, 0xFFE2A0, 0.75, 636, 322, 120, 96);
    down(g, colour(0xFFF0C8), colour(0xF0C983), polygon(616, 304, 656, 304, 670, 348, 602, 348));
  }

  private static void cat(Graphics2D g) {
    fill(g, colour(0, 0.35), oval(192, 560, 80, 9));
    Color fur = colour(0x3C3A42);
    fill(g, fur, oval(190, 534, 62, 27));
    fill(g, fur, oval(136, 520, 26, 23));
    fill(g, fur, polygon(114, 514, 116, 486, 134, 502));
    fill(g, fur, polygon(138, 502, 156, 487, 157, 514));
    fill(g, colour(0x9A6A66), polygon(119, 506, 119, 494, 128, 502));
    fill(g, colour(0x9A6A66), polygon(144, 502, 152, 495, 153, 508));
    fill(g, colour(0xF2EDE4), oval(136, 530, 11, 8));
    fill(g, colour(0xD79A92), oval(136, 527, 3, 2));
    line(g, colour(0x1A181C), 2, 122, 518, 127, 520, 131, 518);
    line(g, colour(0x1A181C), 2, 141, 518, 145, 520, 150, 518);
    fill(g, colour(0xF2EDE4), rounded(128, 550, 24, 11, 5));
    fill(g, colour(0xF2EDE4), rounded(158, 551, 24, 10, 5));
  }

  /** Swings once a second each way; the hands show the time. */
  private static Rectangle2D pendulum(Graphics2D g, Scene.Moment moment) {
    double angle = 0.2 * Math.cos(Math.PI * moment.seconds());
    double x = 1152 + 112 * Math.sin(angle);
    double y = 288 + 112 * Math.cos(angle);
    line(g, colour(0xC79C54), 2.5, 1152, 288, x, y);
    fill(g, colour(0xB98A3E), oval(x, y, 12, 12));
    fill(g, colour(0xFFE7A8), oval(x - 3, y - 3, 4, 4));
    double minutes = moment.clock().getMinute() + moment.clock().getSecond() / 60.0;
    double hours = moment.clock().getHour() + minutes / 60;
    hand(g, hours * Math.PI / 6, 22, 4);
    hand(g, minutes * Math.PI / 30, 34, 2.6);
    fill(g, colour(0x3A2A18), oval(1152, 208, 4, 4));
    return new Rectangle2D.Double(1114, 170, 76, 244);
  }

  private static void hand(Graphics2D g, double angle, double length, double width) {
    line(
        g,
        colour(0x2A1E12),
        width,
        1152,
        208,
        1152 + length * Math.sin(angle),
        208 - length * Math.cos(angle));
  }

  private static Rectangle2D tail(Graphics2D g, Scene.Moment moment) {
    double t = moment.seconds();
    double sway = 16 * Math.sin(t * 1.7) + 9 * Math.sin(t * 4.1) * Math.max(0, Math.sin(t * 0.5));
    Path2D tail = new Path2D.Double();
    tail.moveTo(244, 544);
    tail.curveTo(282, 556, 292, 528, 284 + sway * 0.5, 508);
    tail.quadTo(278 + sway * 0.8, 494, 284 + sway, 480);
    g.setPaint(colour(0x3C3A42));
    g.setStroke(new BasicStroke(11, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(tail);
    return new Rectangle2D.Double(232, 468, 92, 92);
  }
}
