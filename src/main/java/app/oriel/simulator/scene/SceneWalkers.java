package app.oriel.simulator.scene;

import app.oriel.simulator.scene.SceneFigure.Pose;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/**
 * People who come through one after the other, on the scene's own rhythm.
 *
 * @param period seconds from one start to the next
 * @param head seconds by which the first is under way when the scene begins
 * @param clothes the outfit of the first; each has another
 * @param far figures whose feet are higher up than this are seen only through the window
 * @param window what is open between the things that stand before far figures
 */
record SceneWalkers(
    List<SceneErrand> errands,
    double period,
    double head,
    int clothes,
    double night,
    double far,
    Shape window)
    implements SceneActor {
  /** People before whom nothing stands. */
  static SceneWalkers inTheOpen(
      List<SceneErrand> errands, double period, double head, int clothes, double night) {
    return new SceneWalkers(errands, period, head, clothes, night, 0, new Rectangle2D.Double());
  }

  @Override
  public Rectangle2D paint(Graphics2D g, Scene.Moment moment) {
    double time = moment.seconds() + head;
    long newest = (long) Math.floor(time / period);
    Rectangle2D all = NOWHERE;
    for (long n = newest - 2; n <= newest; n++) {
      if (n >= 0) {
        Rectangle2D one = walker((Graphics2D) g.create(), n, time - n * period);
        all = all.isEmpty() ? one : one.isEmpty() ? all : all.createUnion(one);
      }
    }
    return all;
  }

  private Rectangle2D walker(Graphics2D g, long n, double since) {
    SceneErrand errand = errands.get((int) (n % errands.size()));
    Optional<Pose> pose = errand.at(since);
    if (pose.isEmpty()) {
      return NOWHERE;
    }
    if (pose.get().y() < far) {
      g.clip(window);
    }
    // Seven is prime to the number of colours: neighbours differ.
    int outfit = (int) ((clothes + 7 * n) & 0xFFFF);
    return SceneFigure.paint(g, SceneOutfit.of(outfit, errand.carries(since), night), pose.get());
  }
}
