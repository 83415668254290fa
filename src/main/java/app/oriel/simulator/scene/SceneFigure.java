package app.oriel.simulator.scene;

import static app.oriel.simulator.scene.SceneBrush.box;
import static app.oriel.simulator.scene.SceneBrush.colour;
import static app.oriel.simulator.scene.SceneBrush.darker;
import static app.oriel.simulator.scene.SceneBrush.fill;
import static app.oriel.simulator.scene.SceneBrush.lighter;
import static app.oriel.simulator.scene.SceneBrush.line;
import static app.oriel.simulator.scene.SceneBrush.oval;
import static app.oriel.simulator.scene.SceneBrush.rounded;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Rectangle2D;

/** A person of simple shapes, one unit tall, standing on the origin. */
final class SceneFigure {
  private static final double HIP = -0.47;
  private static final double SHOULDER = -0.765;
  private static final double LIMB = 0.235;

  private SceneFigure() {}

  /** From where a figure is seen. */
  enum View {
    LEFTWARD,
    RIGHTWARD,
    FRONT,
    BACK
  }

  /**
   * How a figure stands at one moment.
   *
   * @param x of the feet, like {@code y}, in design units
   * @param height from feet to hair
   * @param step turns of the legs so far; a whole number is a whole double step
   * @param swing 0 standing still, 1 walking
   * @param reach how far an arm is lifted, 0 to 1
   */
  record Pose(
      double x, double y, double height, double step, double swing, double reach, View view) {}

  /** Paints a figure and returns the box that holds it. */
  static Rectangle2D paint(Graphics2D g, SceneOutfit outfit, Pose pose) {
    double h = pose.height();
    g.translate(pose.x(), pose.y());
    g.scale(h, h);
    SceneBrush.glow(g, 0, 0.5 - 0.2 * outfit.night(), 0.02, 0, 0.24, 0.045);
    switch (pose.view()) {
      case RIGHTWARD -> side(g, outfit, pose);
      case LEFTWARD -> {
        g.scale(-1, 1);
        side(g, outfit, pose);
      }
      case FRONT -> upright(g, outfit, pose, true);
      case BACK -> upright(g, outfit, pose, false);
    }
    return new Rectangle2D.Double(pose.x() - 0.36 * h, pose.y() - 1.04 * h, 0.72 * h, 1.1 * h);
  }

  private static void side(Graphics2D g, SceneOutfit outfit, Pose pose) {
    double turn = 2 * Math.PI * pose.step();
    double lift = Math.max(reach(turn, pose.swing()), reach(turn + Math.PI, pose.swing()));
    g.translate(0, -lift - 0.02);
    arm(g, darker(outfit.top(), 0.3), darker(outfit.skin(), 0.25), turn, pose.swing(), 0);
    leg(g, darker(outfit.trousers(), 0.3), outfit.shoes(), turn + Math.PI, pose.swing());
    leg(g, outfit.trousers(), outfit.shoes(), turn, pose.swing());
    neck(g, outfit, 0.008);
    torso(g, outfit, 0.075);
    sideHead(g, outfit);
    if (outfit.parcel()) {
      parcel(g, 0.05, -0.66, 0.2, 0.17, outfit.night());
      line(g, outfit.top(), 0.075, 0, SHOULDER + 0.04, -0.02, -0.58, 0.1, -0.53);
      fill(g, outfit.skin(), oval(0.13, -0.52, 0.033, 0.033));
    } else {
      arm(g, outfit.top(), outfit.skin(), turn + Math.PI, pose.swing(), pose.reach());
    }
  }

  /**
   * How far below the hip a foot hangs past the standing length; the lower foot is on the floor.
   */
  private static double reach(double turn, double swing) {
    double thigh = thigh(turn, swing);
    double shin = thigh - knee(turn, swing);
    return LIMB * (Math.cos(thigh) + Math.cos(shin)) + HIP;
  }

  private static double thigh(double turn, double swing) {
    return swing * (0.5 * Math.sin(turn) + 0.06);
  }

  /** The knee bends while its leg swings forward. */
  private static double knee(double turn, double swing) {
    return swing * (0.08 + 0.85 * Math.max(0, Math.cos(turn)));
  }

  private static void leg(Graphics2D g, Color c, Color shoe, double turn, double swing) {
    double thigh = thigh(turn, swing);
    double shin = thigh - knee(turn, swing);
    double kneeX = LIMB * Math.sin(thigh);
    double kneeY = HIP + LIMB * Math.cos(thigh);
    double footX = kneeX + LIMB * Math.sin(shin);
    double footY = kneeY + LIMB * Math.cos(shin);
    line(g, c, 0.1, 0, HIP, kneeX, kneeY);
    line(g, c, 0.085, kneeX, kneeY, footX, footY - 0.01);
    double tilt = Math.max(-0.5, shin * 0.5);
    line(
        g,
        shoe,
        0.055,
        footX - 0.005,
        footY - 0.005,
        footX + 0.075 * Math.cos(tilt),
        footY - 0.075 * Math.sin(tilt) - 0.004);
  }

  private static void arm(
      Graphics2D g, Color sleeve, Color skin, double turn, double swing, double reach) {
    double upper = swing * 0.55 * Math.sin(turn) + reach * 1.7;
    double fore = upper + 0.18 + swing * 0.25 + reach * 0.3;
    double y = SHOULDER + 0.035;
    double elbowX = 0.16 * Math.sin(upper);
    double elbowY = y + 0.16 * Math.cos(upper);
    double handX = elbowX + 0.15 * Math.sin(fore);
    double handY = elbowY + 0.15 * Math.cos(fore);
    line(g, sleeve, 0.078, 0, y, elbowX, elbowY);
    fill(g, skin, oval(handX, handY, 0.034, 0.034));
    line(
        g,
        sleeve,
        0.068,
        elbowX,
        elbowY,
        handX - 0.03 * Math.sin(fore),
        handY - 0.03 * Math.cos(fore));
  }

  private static void torso(Graphics2D g, SceneOutfit outfit, double half) {
    SceneBrush.across(
        g,
        lighter(outfit.top(), 0.1),
        darker(outfit.top(), 0.22),
        rounded(-half, SHOULDER - 0.03, 2 * half, HIP - SHOULDER + 0.075, 0.07));
  }

  private static void neck(Graphics2D g, SceneOutfit outfit, double x) {
    line(g, darker(outfit.skin(), 0.18), 0.058, x, SHOULDER, x, -0.84);
  }

  private static void sideHead(Graphics2D g, SceneOutfit outfit) {
    fill(g, outfit.skin(), oval(0.015, -0.9, 0.075, 0.082));
    fill(g, outfit.skin(), oval(0.088, -0.885, 0.016, 0.014));
    fill(g, outfit.hair(), new Arc2D.Double(-0.068, -0.994, 0.168, 0.17, 8, 172, Arc2D.CHORD));
    fill(g, outfit.hair(), oval(-0.036, -0.905, 0.037, 0.06));
    fill(g, colour(0x1A1512), oval(0.058, -0.908, 0.009, 0.012));
  }

  private static void upright(Graphics2D g, SceneOutfit outfit, Pose pose, boolean front) {
    double turn = 2 * Math.PI * pose.step();
    double bob = pose.swing() * 0.012 * Math.abs(Math.sin(turn));
    uprightLeg(g, outfit, -0.05, pose.swing() * Math.max(0, Math.sin(turn)));
    uprightLeg(g, outfit, 0.05, pose.swing() * Math.max(0, -Math.sin(turn)));
    g.translate(pose.swing() * 0.008 * Math.sin(turn), -bob);
    boolean carries = outfit.parcel() && front;
    if (!carries) {
      uprightArm(g, outfit, -1, pose.swing() * Math.sin(turn), 0);
      uprightArm(g, outfit, 1, -pose.swing() * Math.sin(turn), pose.reach());
    }
    neck(g, outfit, 0);
    torso(g, outfit, 0.115);
    uprightHead(g, outfit, front);
    if (carries) {
      parcel(g, -0.12, -0.69, 0.24, 0.2, outfit.night());
      for (int s = -1; s <= 1; s += 2) {
        line(g, outfit.top(), 0.07, s * 0.12, SHOULDER + 0.03, s * 0.16, -0.6, s * 0.12, -0.54);
        fill(g, outfit.skin(), oval(s * 0.105, -0.535, 0.033, 0.033));
      }
    }
  }

  private static void uprightLeg(Graphics2D g, SceneOutfit outfit, double x, double lift) {
    double foot = -0.025 - 0.07 * lift;
    line(g, outfit.shoes(), 0.06, x - 0.012, foot, x + 0.012, foot + 0.005);
    line(g, darker(outfit.trousers(), 0.25 * lift), 0.095, x, HIP, x, foot - 0.03);
  }

  private static void uprightArm(
      Graphics2D g, SceneOutfit outfit, int side, double swing, double reach) {
    double y = SHOULDER + 0.035;
    double handX = side * (0.15 + 0.12 * reach);
    double handY = y + 0.3 - 0.035 * swing - 0.42 * reach;
    double elbowX = side * (0.15 + 0.06 * reach);
    double elbowY = y + 0.155 - 0.1 * reach;
    double cuff = 0.035 / Math.hypot(handX - elbowX, handY - elbowY);
    double cuffX = handX + (elbowX - handX) * cuff;
    double cuffY = handY + (elbowY - handY) * cuff;
    fill(g, outfit.skin(), oval(handX, handY, 0.034, 0.036));
    line(g, darker(outfit.top(), 0.12), 0.072, side * 0.11, y, elbowX, elbowY, cuffX, cuffY);
  }

  private static void uprightHead(Graphics2D g, SceneOutfit outfit, boolean front) {
    fill(g, outfit.skin(), oval(0, -0.9, 0.076, 0.084));
    if (!front) {
      fill(g, outfit.hair(), oval(0, -0.912, 0.081, 0.082));
      return;
    }
    fill(g, outfit.hair(), new Arc2D.Double(-0.082, -0.994, 0.164, 0.165, 12, 156, Arc2D.CHORD));
    for (int s = -1; s <= 1; s += 2) {
      fill(g, colour(0x1A1512), oval(s * 0.028, -0.898, 0.009, 0.012));
    }
    g.setPaint(darker(outfit.skin(), 0.45));
    g.setStroke(new BasicStroke(0.009f));
    g.draw(new Arc2D.Double(-0.026, -0.885, 0.052, 0.034, 200, 140, Arc2D.OPEN));
  }

  private static void parcel(Graphics2D g, double x, double y, double w, double h, double night) {
    Color card = SceneBrush.mix(colour(0xBE8650), colour(0x10142A), night);
    SceneBrush.down(g, lighter(card, 0.12), darker(card, 0.12), box(x, y, w, h));
    fill(g, lighter(card, 0.35), box(x + w * 0.42, y, w * 0.16, h));
  }
}
