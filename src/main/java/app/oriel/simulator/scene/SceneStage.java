package app.oriel.simulator.scene;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A scene with a background painted once and actors that are painted anew for each moment. */
final class SceneStage implements Scene {
  static final int DESIGN_WIDTH = 1280;
  static final int DESIGN_HEIGHT = 720;

  private final int width;
  private final int height;
  private final BufferedImage image;
  private final int[] pixels;
  private final int[] background;
  private final List<SceneActor> actors = new ArrayList<>();

  /** Where each actor is in the picture. */
  private final List<Rectangle> painted = new ArrayList<>();

  private boolean shown;

  /** Paints the background at once, which takes some tens of milliseconds. */
  SceneStage(int width, int height, Consumer<Graphics2D> background, List<SceneActor> actors) {
    this.width = width;
    this.height = height;
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    Graphics2D g = graphics();
    background.accept(g);
    g.dispose();
    this.background = pixels.clone();
    actors.forEach(this::add);
  }

  /** Puts one more actor before all others. */
  void add(SceneActor actor) {
    actors.add(actor);
    painted.add(new Rectangle());
  }

  private Graphics2D graphics() {
    Graphics2D g = image.createGraphics();
    g.scale(width / (double) DESIGN_WIDTH, height / (double) DESIGN_HEIGHT);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }

  @Override
  public List<Rectangle> draw(Moment moment) {
    List<Rectangle> changed = new ArrayList<>();
    for (Rectangle before : painted) {
      clean(before);
    }
    for (int i = 0; i < painted.size(); i++) {
      Graphics2D g = graphics();
      Rectangle now = onPicture(actors.get(i).paint(g, moment));
      g.dispose();
      addBoth(changed, painted.set(i, now), now);
    }
    if (!shown) {
      shown = true;
      return List.of(new Rectangle(width, height));
    }
    return changed;
  }

  /** One box where both overlap, two where they lie apart. */
  private static void addBoth(List<Rectangle> list, Rectangle before, Rectangle now) {
    if (before.intersects(now)) {
      list.add(before.union(now));
      return;
    }
    for (Rectangle each : List.of(before, now)) {
      if (!each.isEmpty()) {
        list.add(each);
      }
    }
  }

  private void clean(Rectangle area) {
    for (int y = area.y; y < area.y + area.height; y++) {
      int from = y * width + area.x;
      System.arraycopy(background, from, pixels, from, area.width);
    }
  }

  /** One pixel wider on each side, because soft edges reach over. */
  private Rectangle onPicture(Rectangle2D design) {
    if (design.isEmpty()) {
      return new Rectangle();
    }
    double sx = width / (double) DESIGN_WIDTH;
    double sy = height / (double) DESIGN_HEIGHT;
    int left = (int) Math.floor(design.getMinX() * sx) - 1;
    int top = (int) Math.floor(design.getMinY() * sy) - 1;
    int right = (int) Math.ceil(design.getMaxX() * sx) + 1;
    int bottom = (int) Math.ceil(design.getMaxY() * sy) + 1;
    Rectangle area =
        new Rectangle(left, top, right - left, bottom - top)
            .intersection(new Rectangle(width, height));
    return area.isEmpty() ? new Rectangle() : area;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int[] pixels() {
    return pixels;
  }
}
