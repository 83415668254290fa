package app.oriel.simulator.scene;

import app.oriel.simulator.scene.SceneFigure.Pose;
import app.oriel.simulator.scene.SceneFigure.View;
import java.util.List;
import java.util.Optional;

/**
 * A way through a scene: from stop to stop, standing a while at each.
 *
 * @param cadence double steps in a second
 * @param parcel brought to the first stop where the figure stands, and left there
 */
record SceneErrand(List<Stop> stops, double cadence, boolean parcel) {
  /** A double step is this part of a body's height. */
  private static final double STRIDE = 0.84;

  /**
   * A place on the floor.
   *
   * @param height of a figure there; what is nearer is taller
   * @param pause seconds that the figure stands there
   */
  record Stop(double x, double y, double height, double pause) {}

  double duration() {
    double sum = 0;
    for (int i = 0; i < stops.size(); i++) {
      sum += stops.get(i).pause() + (i == 0 ? 0 : walking(stops.get(i - 1), stops.get(i)));
    }
    return sum;
  }

  /** Seconds from one stop to the next: sideways in body heights, in depth by how height grows. */
  private double walking(Stop from, Stop to) {
    double tall = Math.sqrt(from.height() * to.height());
    double across = (to.x() - from.x()) / tall;
    double inDepth = 4 * Math.log(to.height() / from.height());
    return Math.hypot(across, inDepth) / (STRIDE * cadence);
  }

  /** How the figure stands at a time after its start; empty before and after. */
  Optional<Pose> at(double seconds) {
    double left = seconds;
    double steps = 0;
    View view = View.FRONT;
    for (int i = 0; i < stops.size(); i++) {
      Stop stop = stops.get(i);
      if (i > 0) {
        Stop from = stops.get(i - 1);
        double walk = walking(from, stop);
        view = view(from, stop);
        if (left < walk) {
          return Optional.of(between(from, stop, left / walk, steps + left * cadence, view));
        }
        left -= walk;
        steps += walk * cadence;
      }
      if (left < stop.pause()) {
        return Optional.of(standing(stop, left, steps, view));
      }
      left -= stop.pause();
    }
    return Optional.empty();
  }

  /** Whether the parcel is still carried. */
  boolean carries(double seconds) {
    if (!parcel) {
      return false;
    }
    double until = 0;
    for (int i = 0; i < stops.size(); i++) {
      until += i == 0 ? 0 : walking(stops.get(i - 1), stops.get(i));
      if (stops.get(i).pause() > 0) {
        return seconds < until + stops.get(i).pause() * 0.6;
      }
    }
    return true;
  }

  private static View view(Stop from, Stop to) {
    double across = to.x() - from.x();
    if (Math.abs(across) > 2 * Math.abs(to.y() - from.y())) {
      return across > 0 ? View.RIGHTWARD : View.LEFTWARD;
    }
    return to.y() > from.y() ? View.FRONT : View.BACK;
  }

  /** With even steps on the floor, one over the height changes evenly. */
  private static Pose between(Stop from, Stop to, double part, double step, View view) {
    double height = 1 / ((1 - part) / from.height() + part / to.height());
    double grown = to.height() - from.height();
    double way = Math.abs(grown) < 1 ? part : (height - from.height()) / grown;
    return new Pose(
        from.x() + (to.x() - from.x()) * way,
        from.y() + (to.y() - from.y()) * way,
        height,
        step,
        1,
        0,
        view);
  }

  private static Pose standing(Stop stop, double since, double step, View view) {
    double part = since / stop.pause();
    double swing = Math.max(0, 1 - since * 4);
    double reach = Math.clamp(Math.min(part, 1 - part) * 4, 0, 1);
    return new Pose(stop.x(), stop.y(), stop.height(), step, swing, reach, view);
  }
}
