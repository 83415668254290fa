package app.oriel.simulator.scene;

import static app.oriel.simulator.scene.SceneBrush.across;
import static app.oriel.simulator.scene.SceneBrush.box;
import static app.oriel.simulator.scene.SceneBrush.colour;
import static app.oriel.simulator.scene.SceneBrush.down;
import static app.oriel.simulator.scene.SceneBrush.fill;
import static app.oriel.simulator.scene.SceneBrush.glow;
import static app.oriel.simulator.scene.SceneBrush.line;
import static app.oriel.simulator.scene.SceneBrush.oval;
import static app.oriel.simulator.scene.SceneBrush.polygon;
import static app.oriel.simulator.scene.SceneBrush.rounded;

import app.oriel.simulator.scene.SceneErrand.Stop;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Random;

/** A yard at dusk: a garage, a lamp with its moths, grass, and the first stars. */
final class SceneYard {
  private static final double HORIZON = 392;
  private static final double LAMP_X = 968;
  private static final double LAMP_Y = 150;

  private SceneYard() {}

  static SceneStage scene(int width, int height, int variant) {
    SceneErrand home =
        new SceneErrand(
            List.of(
                new Stop(1400, 640, 330, 0),
                new Stop(640, 560, 260, 2),
                new Stop(-110, 560, 260, 0)),
            1.05,
            false);
    SceneErrand stroll =
        new SceneErrand(
            List.of(new Stop(-110, 610, 300, 0), new Stop(1390, 610, 300, 0)), 0.95, false);
    SceneErrand late =
        new SceneErrand(
            List.of(new Stop(1390, 662, 352, 0), new Stop(-120, 662, 352, 0)), 0.98, true);
    return new SceneStage(
        width,
        height,
        SceneYard::background,
        List.of(
            SceneYard::star,
            SceneYard::lamp,
            SceneWalkers.inTheOpen(
                List.of(home, stroll, late), 12, 3.1 + 2.9 * variant, 2 + variant, 0.42),
            SceneYard::moths,
            new SceneClock()));
  }

  private static void background(Graphics2D g) {
    sky(g);
    trees(g);
    fence(g);
    grass(g);
    drive(g);
    garage(g);
    post(g);
    SceneBrush.vignette(g, 0.5);
  }

  private static void sky(Graphics2D g) {
    down(g, colour(0x16213F), colour(0x5C5F86), box(0, 0, 1280, HORIZON));
    fill(g, colour(0x191F2C), box(0, HORIZON, 1280, 30));
    down(g, colour(0xE58E6A, 0), colour(0xE58E6A, 0.5), box(0, 230, 1280, HORIZON - 230));
    Random random = new Random(17);
    for (int i = 0; i < 70; i++) {
      double x = random.nextDouble() * 1280;
      double y = random.nextDouble() * 220;
      double r = 0.7 + random.nextDouble() * 0.9;
      fill(g, colour(0xF4F2FF, 0.25 + 0.6 * random.nextDouble() * (1 - y / 240)), oval(x, y, r, r));
    }
    glow(g, 0xF3EBD0, 0.4, 652, 112, 120, 120);
    fill(g, colour(0xF6F0DC), oval(652, 112, 25, 25));
    fill(g, colour(0xD9D2BE, 0.7), oval(645, 106, 6, 5));
    fill(g, colour(0xD9D2BE, 0.6), oval(660, 120, 7, 6));
    fill(g, colour(0xD9D2BE, 0.5), oval(657, 101, 3, 3));
  }

  private static void trees(Graphics2D g) {
    Random random = new Random(29);
    for (int i = 0; i < 60; i++) {
      double x = i * 22 - 10 + random.nextDouble() * 16;
      double r = 24 + random.nextDouble() * 36;
      double y = HORIZON - 26 - random.nextDouble() * 40 * (1 + Math.sin(x / 170));
      fill(
          g,
          SceneBrush.mix(colour(0x1A2233), colour(0x2A3346), random.nextDouble()),
          oval(x, y, r, r * 0.9));
    }
  }

  private static void fence(Graphics2D g) {
    fill(g, colour(0x1E2435), box(0, 346, 1280, 76));
    for (int x = -10; x < 1290; x += 26) {
      down(
          g,
          colour(0x4B4A5C),
          colour(0x2E2D3C),
          polygon(x, 352, x + 11, 340, x + 22, 352, x + 22, 424, x, 424));
    }
    fill(g, colour(0x25243A, 0.6), box(0, 366, 1280, 7));
    fill(g, colour(0x25243A, 0.6), box(0, 402, 1280, 7));
    glow(g, 0xFFC873, 0.42, LAMP_X, 380, 300, 90);
  }

  private static void grass(Graphics2D g) {
    down(g, colour(0x2E4A34), colour(0x16271D), box(0, 418, 1280, 302));
    glow(g, 0xD9B45C, 0.55, LAMP_X - 10, 560, 430, 150);
    glow(g, 0xFFE3A0, 0.28, LAMP_X - 6, 566, 210, 66);
    Random random = new Random(41);
    for (int i = 0; i < 1200; i++) {
      double depth = Math.pow(random.nextDouble(), 0.75);
      double x = random.nextDouble() * 1280;
      double y = 426 + depth * 292;
      double far = Math.hypot((x - LAMP_X) / 430, (y - 560) / 170);
      int tone = i % 2 == 0 ? 0x0E1C15 : far < 1 ? 0xC5B565 : 0x46664A;
      line(
          g,
          colour(tone, 0.38),
          1 + depth * 0.7,
          x,
          y,
          x + random.nextDouble(-3, 3),
          y - 4 - 9 * depth);
    }
  }

  private static void drive(Graphics2D g) {
    down(
        g,
        colour(0x57596A),
        colour(0x3B3C4A),
        polygon(96, 528, 372, 528, 470, 720, 0, 720, 0, 690));
    for (int i = 1; i < 4; i++) {
      double y = 528 + i * i * 18;
      line(g, colour(0x23232E, 0.6), 2, 96 - i * i * 9, y, 372 + i * i * 9, y);
    }
    glow(g, 0xFFD58A, 0.3, 234, 560, 170, 56);
  }

  private static void garage(Graphics2D g) {
    down(g, colour(0x6B6472), colour(0x48434F), box(66, 236, 340, 296));
    for (int y = 250; y < 530; y += 20) {
      line(g, colour(0x2F2B36, 0.5), 1.5, 66, y, 406, y);
    }
    down(g, colour(0x3C3540), colour(0x27222B), polygon(36, 246, 110, 166, 362, 166, 436, 246));
    line(g, colour(0x17141A), 6, 36, 247, 436, 247);
    fill(g, colour(0x2A2730), box(98, 286, 276, 246));
    for (int row = 0; row < 5; row++) {
      double y = 290 + row * 48.5;
      down(g, colour(0xAEB2BF), colour(0x868B9B), box(102, y, 268, 45));
      for (int column = 0; column < 4; column++) {
        pane(g, row, 112 + column * 65, y + 8);
      }
    }
    down(g, colour(0, 0.4), colour(0, 0), box(102, 290, 268, 34));
    glow(g, 0xFFD58A, 0.75, 236, 272, 150, 110);
    fill(g, colour(0x1E1C22), rounded(224, 256, 24, 12, 4));
    fill(g, colour(0xFFF2CE), rounded(226, 266, 20, 6, 3));
  }

  private static void pane(Graphics2D g, int row, double x, double y) {
    if (row == 0) {
      down(g, colour(0xFFE2A2), colour(0xE6A95A), rounded(x, y, 53, 29, 3));
      line(g, colour(0x7A6140), 2, x + 26, y, x + 26, y + 29);
    } else {
      line(g, colour(0x6B7080), 2, x, y + 29, x, y, x + 53, y);
      line(g, colour(0xC9CDD8, 0.7), 2, x, y + 29, x + 53, y + 29, x + 53, y);
    }
  }

  private static void post(Graphics2D g) {
    glow(g, 0, 0.5, LAMP_X + 4, 566, 46, 9);
    across(g, colour(0x4A4B55), colour(0x17181D), box(LAMP_X - 5, LAMP_Y + 26, 10, 390));
    across(g, colour(0x4A4B55), colour(0x17181D), rounded(LAMP_X - 12, 540, 24, 28, 4));
    glow(g, 0xFFCF7E, 0.62, LAMP_X, LAMP_Y, 300, 260);
    glow(g, 0xFFE9BC, 0.5, LAMP_X, LAMP_Y, 110, 110);
  }

  /** Burns evenly, but for a short flutter now and then. */
  private static Rectangle2D lamp(Graphics2D g, Scene.Moment moment) {
    double t = moment.seconds();
    double flutter = Math.pow(Math.max(0, Math.sin(t * 0.9)), 24);
    double light = 0.95 - 0.45 * flutter * (0.5 + 0.5 * Math.sin(t * 31));
    glow(g, 0xFFF4D6, 0.8 * light, LAMP_X, LAMP_Y, 48, 48);
    fill(
        g, SceneBrush.mix(colour(0xC98F44), colour(0xFFF6DC), light), oval(LAMP_X, LAMP_Y, 25, 25));
    fill(g, colour(0x1C1D22), rounded(LAMP_X - 15, LAMP_Y - 34, 30, 11, 4));
    fill(g, colour(0x1C1D22), rounded(LAMP_X - 13, LAMP_Y + 22, 26, 10, 3));
    return new Rectangle2D.Double(LAMP_X - 49, LAMP_Y - 49, 98, 98);
  }

  private static Rectangle2D moths(Graphics2D g, Scene.Moment moment) {
    for (int i = 0; i < 3; i++) {
      double t = moment.seconds() * (1.6 + 0.4 * i) + i * 2.1;
      double x = LAMP_X + (44 + 9 * i) * Math.cos(t) + 8 * Math.sin(3.7 * t);
      double y = LAMP_Y + (26 + 8 * i) * Math.sin(1.3 * t) + 6 * Math.cos(5.1 * t);
      double wing = 1.5 + 3 * Math.abs(Math.sin(t * 14));
      Shape body = oval(x, y, wing, 2.6);
      fill(g, colour(0xFFF6DC, 0.9), body);
    }
    return new Rectangle2D.Double(LAMP_X - 82, LAMP_Y - 60, 164, 120);
  }

  private static Rectangle2D star(Graphics2D g, Scene.Moment moment) {
    double light = 0.55 + 0.45 * Math.sin(moment.seconds() * 2.3);
    line(g, colour(0xFFFFFF, 0.5 * light), 1.2, 478, 74, 494, 74);
    line(g, colour(0xFFFFFF, 0.5 * light), 1.2, 486, 66, 486, 82);
    fill(g, colour(0xFFFFFF, 0.4 + 0.6 * light), oval(486, 74, 2.2, 2.2));
    return new Rectangle2D.Double(476, 64, 20, 20);
  }
}
