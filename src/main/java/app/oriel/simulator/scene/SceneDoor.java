package app.oriel.simulator.scene;

import static app.oriel.simulator.scene.SceneBrush.across;
import static app.oriel.simulator.scene.SceneBrush.box;
import static app.oriel.simulator.scene.SceneBrush.colour;
import static app.oriel.simulator.scene.SceneBrush.down;
import static app.oriel.simulator.scene.SceneBrush.fill;
import static app.oriel.simulator.scene.SceneBrush.glow;
import static app.oriel.simulator.scene.SceneBrush.line;
import static app.oriel.simulator.scene.SceneBrush.mix;
import static app.oriel.simulator.scene.SceneBrush.oval;
import static app.oriel.simulator.scene.SceneBrush.polygon;
import static app.oriel.simulator.scene.SceneBrush.rounded;

import app.oriel.simulator.scene.SceneErrand.Stop;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Random;

/** A front door's view: brick wall, garden path, hedge, and a sky with drifting clouds. */
final class SceneDoor {
  private static final double HORIZON = 398;
  private static final double SKY_LEFT = 346;

  /** Behind the wall's edge, on the street. */
  private static final Stop CORNER = new Stop(296, 436, 100, 0);

  private static final Stop GATE = new Stop(691, 436, 100, 0);

  private SceneDoor() {}

  static SceneStage scene(int width, int height, int variant) {
    SceneErrand courier =
        new SceneErrand(
            List.of(CORNER, GATE, new Stop(770, 668, 420, 2.4), GATE, CORNER), 1.25, true);
    SceneErrand visitor =
        new SceneErrand(
            List.of(CORNER, GATE, new Stop(830, 640, 381, 2), GATE, CORNER), 1.2, false);
    Stop east = new Stop(1340, 436, 100, 0);
    SceneErrand right = new SceneErrand(List.of(CORNER, east), 0.95, false);
    SceneErrand left = new SceneErrand(List.of(east, CORNER), 1.05, false);
    double head = 6.6 + 3.7 * variant;
    return new SceneStage(
        width,
        height,
        SceneDoor::background,
        List.of(
            new SceneCloud(sky(), 0),
            new SceneCloud(sky(), 1),
            new SceneCloud(sky(), 2),
            new SceneWalkers(
                List.of(left, right), 15.5, 6 + head, 3 + variant, 0.05, 720, street()),
            SceneDoor::butterfly,
            new SceneWalkers(List.of(courier, visitor), 19, head, 1 + variant, 0, 438, street()),
            new SceneClock()));
  }

  private static Rectangle2D sky() {
    return new Rectangle2D.Double(SKY_LEFT, 40, 1280 - SKY_LEFT, 196);
  }

  /** Who passes on the street is seen above the hedge and through the gate. */
  private static Shape street() {
    Area seen = new Area(box(SKY_LEFT, 0, 934, 399));
    seen.add(new Area(box(636, 380, 112, 60)));
    return seen;
  }

  private static void background(Graphics2D g) {
    sky(g);
    street(g);
    lawn(g);
    hedge(g, 350, 628);
    hedge(g, 756, 1300);
    gate(g);
    flowers(g);
    bricks(g);
    SceneBrush.vignette(g, 0.32);
    glow(g, 0xFFF6D8, 0.85, 1130, 70, 260, 200);
    fill(g, colour(0xFFFBEA), oval(1130, 70, 26, 26));
  }

  private static void sky(Graphics2D g) {
    down(g, colour(0x7FB0DE), colour(0xE9F1F2), box(SKY_LEFT - 20, 0, 960, HORIZON));
    down(
        g,
        colour(0xA9BFCB),
        colour(0xC5D3D2),
        polygon(
            330, 330, 480, 292, 640, 318, 820, 282, 1010, 316, 1180, 288, 1290, 310, 1290, 410, 330,
            410));
    Random random = new Random(5);
    for (int i = 0; i < 26; i++) {
      double x = 350 + i * 38 + random.nextInt(20);
      double r = 18 + random.nextInt(20);
      fill(g, mix(colour(0x7E9A86), colour(0x9DB39A), random.nextDouble()), oval(x, 352, r, r + 8));
    }
  }

  private static void street(Graphics2D g) {
    house(g, 860, 258, 150, 0xE5D3BC, 0x8A4B3C);
    house(g, 1060, 272, 170, 0xCBD3D6, 0x566170);
    house(g, 430, 276, 130, 0xE9DFC6, 0x6E5546);
    down(g, colour(0x9A9C9C), colour(0x84868A), box(340, 386, 940, 60));
    fill(g, colour(0xC9C8C2), box(340, 408, 940, 30));
  }

  private static void house(Graphics2D g, double x, double y, double w, int walls, int roof) {
    down(g, colour(walls), SceneBrush.darker(colour(walls), 0.15), box(x, y + 40, w, 100));
    down(
        g,
        colour(roof),
        SceneBrush.darker(colour(roof), 0.2),
        polygon(x - 12, y + 44, x + w * 0.25, y, x + w * 0.75, y, x + w + 12, y + 44));
    for (int i = 0; i < 3; i++) {
      double left = x + 14 + i * (w - 44) / 2;
      fill(g, colour(0xF7F4EC), box(left - 3, y + 61, 24, 32));
      down(g, colour(0x54708A), colour(0x9FBBCB), box(left, y + 64, 18, 26));
    }
  }

  private static void lawn(Graphics2D g) {
    down(g, colour(0x86A86A), colour(0x4C7440), box(330, 438, 950, 282));
    Random random = new Random(11);
    for (int i = 0; i < 900; i++) {
      double depth = Math.pow(random.nextDouble(), 0.7);
      double x = 340 + random.nextDouble() * 940;
      double y = 446 + depth * 274;
      double tall = 3 + 10 * depth;
      line(
          g,
          colour(i % 3 == 0 ? 0xA9C77C : 0x3E6635, 0.42),
          1 + depth,
          x,
          y,
          x + random.nextDouble(-3, 3),
          y - tall);
    }
    down(g, colour(0xB9ADA0), colour(0x94887B), polygon(650, 438, 734, 438, 1120, 720, 470, 720));
    for (int row = 0; row < 9; row++) {
      double part = Math.pow(row / 9.0, 1.8);
      double y = 446 + 274 * part;
      double half = (y - 438) / 282;
      line(g, colour(0x6B6157, 0.45), 1 + 2 * part, 650 - 180 * half, y, 734 + 386 * half, y);
      for (int i = 1; i < 4; i++) {
        double shift = (i + (row % 2) * 0.5 - 0.25) / 4;
        double left = 650 - 180 * half;
        double x = left + (84 + 566 * half) * shift;
        line(
            g,
            colour(0x6B6157, 0.35),
            1 + 2 * part,
            x,
            y,
            x + (shift - 0.38) * 40 * (part + 0.1),
            y + 8 + 50 * part);
      }
    }
    across(
        g,
        colour(0x243A20, 0.4),
        colour(0x243A20, 0),
        polygon(346, 438, 420, 438, 640, 720, 346, 720));
  }

  private static void hedge(Graphics2D g, double left, double right) {
    Random random = new Random((long) left);
    fill(g, colour(0x1F3A1E, 0.35), box(left, 468, right - left, 16));
    down(g, colour(0x4E7A45), colour(0x2A4B2A), rounded(left, 404, right - left, 68, 18));
    for (int i = 0; i < (right - left) * 0.9; i++) {
      double x = left + random.nextDouble() * (right - left);
      double y = 400 + random.nextDouble() * 66;
      double light = 1 - (y - 400) / 66;
      fill(
          g,
          mix(colour(0x27472A), colour(0x7FA85E), light * 0.8 * random.nextDouble() + 0.1),
          oval(x, y, 5, 4));
    }
  }

  private static void gate(Graphics2D g) {
    for (double x : new double[] {628, 742}) {
      across(g, colour(0xF5F1E8), colour(0xC6BEB0), box(x, 392, 14, 78));
      fill(g, colour(0xFBF8F0), oval(x + 7, 390, 9, 8));
    }
  }

  private static void flowers(Graphics2D g) {
    Random random = new Random(23);
    int[] petals = {0xE8657A, 0xF4C84E, 0xF2F0EA, 0xA57BD0};
    for (int i = 0; i < 64; i++) {
      double depth = random.nextDouble();
      double y = 490 + 230 * depth;
      double x = 852 + 330 * depth + random.nextDouble() * (130 - 60 * depth);
      double r = 2.4 + 5 * depth;
      line(g, colour(0x35602F), 1 + depth, x, y, x + 1, y + 4 * r);
      fill(g, colour(petals[i % petals.length]), oval(x, y, r, r));
      fill(g, colour(0x8A5A20, 0.8), oval(x, y, r * 0.35, r * 0.35));
    }
  }

  private static void bricks(Graphics2D g) {
    across(g, colour(0x8C7A6C), colour(0xA39081), box(0, 0, 306, 720));
    Random random = new Random(3);
    for (int row = 0; row < 30; row++) {
      for (int x = row % 2 * -32 - 2; x < 306; x += 64) {
        double tone = random.nextDouble();
        double light = 0.75 + 0.25 * Math.clamp(x / 300.0, 0, 1);
        Color brick = mix(colour(0x96452F), colour(0xBF6A4B), tone);
        brick = SceneBrush.darker(brick, 1 - light);
        Shape shape = rounded(x, row * 24.2 + 1.5, Math.min(60, 306 - x), 21, 2);
        down(g, SceneBrush.lighter(brick, 0.08), SceneBrush.darker(brick, 0.1), shape);
      }
    }
    down(g, colour(0x2A1612, 0.15), colour(0x2A1612, 0.45), box(0, 0, 306, 720));
    across(g, colour(0xDEDAD2), colour(0xFFFFFF), box(306, 0, 26, 720));
    across(g, colour(0xC5BFB4), colour(0x9C968C), box(332, 0, 14, 720));
    lantern(g);
  }

  private static void lantern(Graphics2D g) {
    glow(g, 0xFFDF9A, 0.55, 196, 226, 130, 150);
    line(g, colour(0x1E1F24), 7, 196, 150, 196, 186);
    fill(g, colour(0x1E1F24), polygon(164, 196, 196, 172, 228, 196));
    down(g, colour(0xFFF3CF), colour(0xFFC766), polygon(170, 196, 222, 196, 214, 262, 178, 262));
    line(g, colour(0x1E1F24), 4, 170, 196, 178, 262, 214, 262, 222, 196);
    line(g, colour(0x1E1F24), 3, 196, 196, 196, 262);
  }

  private static Rectangle2D butterfly(Graphics2D g, Scene.Moment moment) {
    double t = moment.seconds();
    double x = 1060 + 90 * Math.sin(t * 0.61) + 20 * Math.sin(t * 2.3);
    double y = 560 + 40 * Math.sin(t * 0.83) + 12 * Math.sin(t * 3.1);
    double wing = 4 + 8 * Math.abs(Math.sin(t * 9));
    fill(g, colour(0xF6C944), oval(x - wing * 0.6, y - 3, wing, 8));
    fill(g, colour(0xF0A93A), oval(x + wing * 0.6, y - 1, wing, 8));
    line(g, colour(0x2A2018), 2.4, x, y - 7, x, y + 7);
    return new Rectangle2D.Double(x - 24, y - 14, 48, 28);
  }
}
