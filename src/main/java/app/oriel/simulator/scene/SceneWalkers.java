package app.oriel.simulator.scene;

import app.oriel.simulator.scene.SceneFigure.Pose;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * People who come through one after the other, on the scene's own rhythm.
 *
 * @param period seconds from one start to the next
 * @param head seconds by which the first is under way when the scene begins
 * @param clothes the outfit of the first; each has another
 * @param window what figures are seen through; null where nothing stands before them
 */
record SceneWalkers(
    List<SceneErrand> errands,
    double period,
    double head,
    int clothes,
    double night,
    @Nullable Shape window)
    implements SceneActor {

  @Override
  public Rectangle2D paint(Graphics2D g, Scene.Moment moment) {
    if (window != null) {
      g.clip(window);
    }
    double time = moment.seconds() + head;
    long newest = (long) Math.floor(time / period);
    Rectangle2D all = NOWHERE;
    for (long n = newest - 2; n <= newest; n++) {
      if (n >= 0) {
        Rectangle2D one = walker((Graphics2D) g.create(), n, time - n * period);
        all = all.isEmpty() ? one : one.isEmpty() ? all : all.createUnion(one);
      }
    }
    return window == null ? all : all.createIntersection(window.getBounds2D());
  }

  private Rectangle2D walker(Graphics2D g, long n, double since) {
    SceneErrand errand = errands.get((int) (n % errands.size()));
    Optional<Pose> pose = errand.at(since);
    if (pose.isEmpty()) {
      return NOWHERE;
    }
    // Seven is prime to the number of colours: neighbours differ.
    int outfit = (int) ((clothes + 7 * n) & 0xFFFF);
    return SceneFigure.paint(g, SceneOutfit.of(outfit, errand.carries(since), night), pose.get());
  }
}
