package app.oriel.simulator.scene;

import static app.oriel.simulator.scene.SceneBrush.across;
import static app.oriel.simulator.scene.SceneBrush.box;
import static app.oriel.simulator.scene.SceneBrush.colour;
import static app.oriel.simulator.scene.SceneBrush.darker;
import static app.oriel.simulator.scene.SceneBrush.down;
import static app.oriel.simulator.scene.SceneBrush.fill;
import static app.oriel.simulator.scene.SceneBrush.glow;
import static app.oriel.simulator.scene.SceneBrush.lighter;
import static app.oriel.simulator.scene.SceneBrush.line;
import static app.oriel.simulator.scene.SceneBrush.oval;
import static app.oriel.simulator.scene.SceneBrush.polygon;
import static app.oriel.simulator.scene.SceneBrush.rounded;

import app.oriel.simulator.scene.SceneErrand.Stop;
import app.oriel.simulator.scene.SceneFigure.Pose;
import app.oriel.simulator.scene.SceneFigure.View;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Random;

/** A small shop: shelves of goods, a counter with a waving cat, and a window to the street. */
final class SceneShop {
  private static final double FLOOR = 478;
  private static final int[] GOODS = {
    0xC8473C, 0xE9B44C, 0x4E8D7C, 0x3F6FA3, 0xEFE3CB, 0x8B5E9B, 0xD97B4A, 0x7FA650
  };

  private SceneShop() {}

  static SceneStage scene(int width, int height, int variant) {
    SceneErrand shopper =
        new SceneErrand(
            List.of(
                new Stop(-120, 650, 410, 0),
                new Stop(300, 610, 385, 2.4),
                new Stop(820, 650, 410, 1.6),
                new Stop(-130, 660, 415, 0)),
            1.0,
            false);
    SceneErrand hurried =
        new SceneErrand(
            List.of(
                new Stop(-120, 676, 428, 0),
                new Stop(770, 660, 420, 1.5),
                new Stop(-130, 676, 428, 0)),
            1.1,
            true);
    return new SceneStage(
        width,
        height,
        SceneShop::background,
        List.of(
            SceneShop::car,
            SceneShop::keeper,
            SceneShop::wavingCat,
            SceneWalkers.inTheOpen(
                List.of(shopper, hurried), 15, 3.4 + 2.7 * variant, 4 + variant, 0),
            new SceneClock()));
  }

  private static void background(Graphics2D g) {
    down(g, colour(0xE8E1D0), colour(0xC9BFA8), box(0, 0, 1280, FLOOR));
    floor(g);
    window(g);
    shelves(g);
    lamps(g);
    counter(g);
    SceneBrush.vignette(g, 0.4);
  }

  private static void floor(Graphics2D g) {
    down(g, colour(0xB9AD99), colour(0x7E7465), box(0, FLOOR, 1280, 720 - FLOOR));
    for (int row = 0; row < 7; row++) {
      double top = row / 7.0;
      double bottom = (row + 1) / 7.0;
      for (int column = -14; column < 14; column++) {
        if ((row + column) % 2 == 0) {
          fill(g, colour(0x5B4F44, 0.3), tile(column, top * top, bottom * bottom));
        }
      }
    }
    down(g, colour(0, 0.3), colour(0, 0), box(0, FLOOR, 1280, 22));
  }

  private static Shape tile(int column, double top, double bottom) {
    double wideTop = 74 + 92 * top;
    double wideBottom = 74 + 92 * bottom;
    double y1 = FLOOR + (720 - FLOOR) * top;
    double y2 = FLOOR + (720 - FLOOR) * bottom;
    return polygon(
        640 + column * wideTop, y1,
        640 + (column + 1) * wideTop, y1,
        640 + (column + 1) * wideBottom, y2,
        640 + column * wideBottom, y2);
  }

  private static void window(Graphics2D g) {
    fill(g, colour(0x5C4632), box(826, 92, 428, 226));
    down(g, colour(0xA9CBE3), colour(0xE3EAE6), box(840, 106, 400, 198));
    Graphics2D street = (Graphics2D) g.create();
    street.clip(box(840, 106, 400, 198));
    int[] walls = {0xC98F70, 0xB9B4A6, 0xD8B98A, 0x9AA6B2};
    for (int i = 0; i < 4; i++) {
      house(street, 828 + i * 108, 132 + i % 2 * 18, walls[i]);
    }
    down(street, colour(0xBDBAB2), colour(0xA5A29A), box(840, 246, 400, 14));
    down(street, colour(0x77797D), colour(0x5F6165), box(840, 258, 400, 50));
    street.dispose();
    fill(g, colour(0x5C4632), box(1034, 106, 12, 198));
    fill(g, colour(0xFFFFFF, 0.13), polygon(870, 304, 960, 106, 1010, 106, 920, 304));
    fill(g, colour(0xFFFFFF, 0.10), polygon(1090, 304, 1180, 106, 1204, 106, 1114, 304));
    down(g, colour(0x8A6A48), colour(0x5C4632), box(814, 316, 452, 16));
    for (int i = 0; i < 9; i++) {
      Color stripe = i % 2 == 0 ? colour(0xB8433A) : colour(0xF3ECDD);
      down(g, stripe, darker(stripe, 0.2), rounded(822 + i * 48.4, 60, 48.4, 46, 10));
    }
  }

  private static void house(Graphics2D g, double x, double y, int walls) {
    down(g, colour(walls), darker(colour(walls), 0.15), box(x, y, 108, 130));
    fill(g, darker(colour(walls), 0.4), box(x, y - 6, 108, 8));
    for (int i = 0; i < 6; i++) {
      double left = x + 14 + i % 3 * 30;
      down(g, colour(0x4F6577), colour(0x8FA9B8), box(left, y + 16 + i / 3 * 42, 18, 26));
    }
  }

  private static void shelves(Graphics2D g) {
    fill(g, colour(0, 0.2), box(58, 84, 706, 420));
    across(g, colour(0x7A5836), colour(0x5E4227), box(48, 72, 706, 426));
    down(g, colour(0x3F2C1B), colour(0x4C3622), box(62, 86, 678, 400));
    Random random = new Random(8);
    for (int row = 0; row < 4; row++) {
      double base = 178 + row * 100;
      double x = 70;
      while (x < 712) {
        x += goods(g, random, x, base);
      }
      down(g, colour(0x9A7246), colour(0x6B4B2B), box(62, base, 678, 11));
      down(g, colour(0, 0.42), colour(0, 0), box(62, base + 11, 678, 16));
      for (int tag = 0; tag < 9; tag++) {
        fill(g, colour(0xF5F0E2), rounded(88 + tag * 74, base + 1.5, 22, 8, 2));
      }
    }
    across(g, colour(0x8B6640), colour(0x6A4A2B), box(396, 86, 12, 400));
  }

  /** A few pieces of one kind; returns how much room they took. */
  private static double goods(Graphics2D g, Random random, double x, double base) {
    Color c = colour(GOODS[random.nextInt(GOODS.length)]);
    int kind = random.nextInt(3);
    int count = 2 + random.nextInt(3);
    double wide = kind == 0 ? 19 : kind == 1 ? 30 : 24;
    for (int i = 0; i < count; i++) {
      double left = x + i * (wide + 3);
      if (left + wide > 736 || (left + wide > 392 && left < 410)) {
        return left + wide + 4 - x;
      }
      switch (kind) {
        case 0 -> bottle(g, c, left, base);
        case 1 -> carton(g, c, left, base, 48 + random.nextInt(3) * 8);
        default -> can(g, c, left, base);
      }
    }
    return count * (wide + 3) + 7;
  }

  private static void bottle(Graphics2D g, Color c, double x, double base) {
    across(g, lighter(c, 0.25), darker(c, 0.3), rounded(x + 6.5, base - 70, 6, 26, 2));
    across(g, lighter(c, 0.25), darker(c, 0.3), rounded(x, base - 52, 19, 52, 6));
    fill(g, colour(0xF6F1E2), box(x, base - 34, 19, 17));
    fill(g, darker(c, 0.35), rounded(x + 5.5, base - 74, 8, 7, 2));
    fill(g, colour(0xFFFFFF, 0.35), rounded(x + 3, base - 48, 3, 40, 1.5));
  }

  private static void carton(Graphics2D g, Color c, double x, double base, double tall) {
    across(g, lighter(c, 0.12), darker(c, 0.18), box(x, base - tall, 30, tall));
    fill(g, lighter(c, 0.55), oval(x + 15, base - tall * 0.58, 9, 9));
    fill(g, darker(c, 0.25), oval(x + 15, base - tall * 0.58, 5, 5));
    fill(g, lighter(c, 0.4), box(x + 5, base - 12, 20, 4));
  }

  private static void can(Graphics2D g, Color c, double x, double base) {
    for (int level = 0; level < 2; level++) {
      double y = base - 32 * (level + 1);
      across(g, lighter(c, 0.3), darker(c, 0.3), box(x, y, 24, 32));
      fill(g, colour(0xF6F1E2, 0.9), box(x, y + 11, 24, 10));
      across(g, colour(0xE6E6E6), colour(0x8F9296), rounded(x, y, 24, 4, 2));
      across(g, colour(0xC6C6C6), colour(0x7F8286), rounded(x, y + 28, 24, 4, 2));
    }
  }

  private static void lamps(Graphics2D g) {
    for (double x : new double[] {250, 560, 1010}) {
      line(g, colour(0x2A2622), 3, x, 0, x, 26);
      glow(g, 0xFFE7B0, 0.42, x, 60, 260, 230);
      glow(g, 0xFFF6DC, 0.8, x, 52, 46, 30);
      down(
          g,
          colour(0x2F6B5E),
          colour(0x1F4A42),
          polygon(x - 12, 22, x + 12, 22, x + 42, 50, x - 42, 50));
      fill(g, colour(0xFFF8E4), oval(x, 50, 20, 6));
    }
  }

  private static void counter(Graphics2D g) {
    fill(g, colour(0, 0.3), oval(1060, 652, 290, 16));
    across(g, colour(0x8A6640), colour(0x6A4A2B), box(850, 452, 450, 196));
    for (int i = 0; i < 4; i++) {
      outline(g, 866 + i * 112);
    }
    down(g, colour(0xD9BC8C), colour(0xA98556), rounded(836, 434, 470, 22, 4));
    down(
        g, colour(0x3A3D44), colour(0x22242A), polygon(1120, 380, 1196, 380, 1214, 434, 1102, 434));
    down(g, colour(0x9FD6C2), colour(0x5FA892), rounded(1132, 388, 52, 20, 3));
    for (int i = 0; i < 8; i++) {
      fill(g, colour(0xC9CCD2), rounded(1124 + i % 4 * 18, 414 + i / 4 * 9, 13, 6, 2));
    }
    for (int i = 0; i < 3; i++) {
      down(g, colour(0xEFC36B), colour(0xC98E36), oval(1240 + i * 18, 426 - i % 2 * 8, 13, 9));
    }
  }

  private static void outline(Graphics2D g, double x) {
    down(g, colour(0x74532F), colour(0x5E4226), box(x, 474, 100, 152));
    down(g, colour(0x83603A), colour(0x6B4C2C), box(x + 9, 483, 82, 134));
  }

  /** The keeper stands behind the counter and looks after things. */
  private static Rectangle2D keeper(Graphics2D g, Scene.Moment moment) {
    g.clip(box(836, 92, 444, 342));
    double t = moment.seconds();
    double x = 1000 + 16 * Math.sin(t * 0.35);
    double reach = Math.pow(Math.max(0, Math.sin(t * 0.7)), 3);
    Rectangle2D all =
        SceneFigure.paint(
            g,
            SceneOutfit.of(13, false, 0),
            new Pose(x, 640, 400, t * 0.3, 0.25, reach, View.FRONT));
    return all.createIntersection(new Rectangle2D.Double(836, 92, 444, 342));
  }

  private static Rectangle2D wavingCat(Graphics2D g, Scene.Moment moment) {
    double wave = Math.sin(moment.seconds() * 4);
    Color white = colour(0xFBF7EE);
    line(g, white, 9, 915, 404, 924, 388 + 5 * wave, 922 + 2 * wave, 374 + 8 * wave);
    down(g, white, colour(0xDCD4C4), oval(900, 414, 20, 21));
    down(g, white, colour(0xE9E2D4), oval(900, 388, 17, 15));
    fill(g, white, polygon(885, 386, 886, 368, 898, 376));
    fill(g, white, polygon(915, 386, 914, 368, 902, 376));
    fill(g, colour(0xC8473C), rounded(886, 399, 28, 5, 2));
    fill(g, colour(0xEFC14B), oval(900, 406, 4.5, 4.5));
    line(g, colour(0x2A221C), 1.8, 891, 386, 894, 384, 897, 386);
    line(g, colour(0x2A221C), 1.8, 903, 386, 906, 384, 909, 386);
    fill(g, colour(0xD98A80), oval(900, 391, 2.2, 1.6));
    return new Rectangle2D.Double(876, 358, 60, 78);
  }

  /** A car goes by every nine seconds, one way or the other. */
  private static Rectangle2D car(Graphics2D g, Scene.Moment moment) {
    double t = moment.seconds() + 2.5;
    long number = (long) Math.floor(t / 9);
    double part = t % 9 / 4.5;
    if (part >= 1) {
      return SceneActor.NOWHERE;
    }
    boolean rightward = number % 2 == 0;
    double x = rightward ? 740 + 540 * part : 1280 - 540 * part;
    Area panes = new Area(box(840, 106, 194, 198));
    panes.add(new Area(box(1046, 106, 194, 198)));
    g.clip(panes);
    Color paint = colour(GOODS[(int) (number * 3 % GOODS.length)]);
    fill(g, colour(0, 0.3), oval(x + 55, 292, 60, 5));
    down(
        g,
        lighter(paint, 0.15),
        darker(paint, 0.15),
        polygon(x + 20, 266, x + 34, 244, x + 78, 244, x + 92, 266));
    down(
        g,
        colour(0xCFE2EC),
        colour(0x8FAABA),
        polygon(x + 27, 265, x + 37, 249, x + 75, 249, x + 85, 265));
    down(g, lighter(paint, 0.1), darker(paint, 0.25), rounded(x, 263, 112, 23, 9));
    for (double wheel : new double[] {x + 24, x + 86}) {
      fill(g, colour(0x1B1C20), oval(wheel, 285, 11, 11));
      fill(g, colour(0xB9BDC4), oval(wheel, 285, 5, 5));
    }
    fill(g, colour(0xFFF3C4), oval(rightward ? x + 109 : x + 3, 271, 4, 4));
    return new Rectangle2D.Double(x - 6, 240, 124, 60)
        .createIntersection(new Rectangle2D.Double(840, 106, 400, 198));
  }
}
