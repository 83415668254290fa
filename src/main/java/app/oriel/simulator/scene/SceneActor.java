package app.oriel.simulator.scene;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Something in a scene that moves. */
interface SceneActor {
  /** What an absent actor touches. */
  Rectangle2D NOWHERE = new Rectangle2D.Double();

  /**
   * Paints itself over a clean background.
   *
   * @param g in design units, 1280 by 720; the actor's to change
   * @return a box, in design units, outside which nothing was painted
   */
  Rectangle2D paint(Graphics2D g, Scene.Moment moment);
}
