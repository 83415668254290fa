package app.oriel.ui.tile;

import app.oriel.codec.Pixels;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.live.PictureArea;
import app.oriel.live.Viewport;
import app.oriel.ui.look.PixelImage;
import app.oriel.ui.tile.Zoom.Span;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.effect.ColorAdjust;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a tile, letterboxed. Shows the decoder's own buffers without a copy: an image
 * stands over each of the exchange's three. Asks for pictures of exactly the pixels it covers, and
 * draws those one to one.
 */
final class PictureView extends Region {
  private static final long SETTLE = TimeUnit.MILLISECONDS.toNanos(150);
  private static final int BUFFERS = 3;
  private static final double USUAL_ASPECT = 16.0 / 9;

  private final TileViewModel tile;
  private final ImageView view = new ImageView();
  private final @Nullable Slot[] slots = new @Nullable Slot[BUFFERS];
  private boolean inSight = true;
  private @Nullable Viewport sight;
  private PictureArea askedPart = PictureArea.WHOLE;
  private final BooleanProperty covering = new SimpleBooleanProperty();

  private int askedWidth;
  private int askedHeight;
  private int wantedWidth;
  private int wantedHeight;
  private double wantedAcross;
  private long wantedSince;

  PictureView(TileViewModel tile) {
    this.tile = tile;
    view.setManaged(false);
    getChildren().add(view);
    getStyleClass().add("picture");
    setMouseTransparent(true);
    tile.zoom().zoom().subscribe((old, now) -> place());
  }

  /** An image over the pixels of one of the exchange's frames. */
  private record Slot(Frame frame, Pixels pixels, PixelImage image) {
    static Slot over(Frame frame) {
      return new Slot(frame, frame.pixels(), new PixelImage(frame.pixels()));
    }
  }

  /** Out of sight no picture is asked for. */
  void setInSight(boolean now) {
    inSight = now;
  }

  /** An old picture is grey and dim. */
  void setStale(boolean stale) {
    view.setEffect(stale ? new ColorAdjust(0, -0.95, -0.35, -0.1) : null);
  }

  /**
   * Takes the newest picture, if there is one. On the toolkit's thread, once in each pulse.
   *
   * @return whether there was one to show
   */
  boolean pulse() {
    if (!inSight) {
      return false;
    }
    askForSize();
    Frame frame = tile.feed().frames().take();
    if (frame == null) {
      return false;
    }
    draw(frame);
    tile.shown(frame, System.nanoTime());
    return true;
  }

  private void draw(Frame frame) {
    Slot slot = slotFor(frame);
    slot.image.changed();
    Image before = view.getImage();
    Image now = slot.image.image();
    view.setImage(now);
    boolean sameSize =
        before != null
            && before.getWidth() == now.getWidth()
            && before.getHeight() == now.getHeight();
    if (!sameSize || !frame.sight().equals(sight)) {
      sight = frame.sight();
      place();
    }
  }

  private Slot slotFor(Frame frame) {
    int free = 0;
    for (int i = 0; i < BUFFERS; i++) {
      Slot slot = slots[i];
      if (slot == null) {
        free = i;
      } else if (slot.frame == frame) {
        if (slot.pixels == frame.pixels()) {
          return slot;
        }
        free = i;
        break;
      }
    }
    Slot made = Slot.over(frame);
    slots[free] = made;
    return made;
  }

  @Override
  protected void layoutChildren() {
    place();
  }

  /** Whether the picture leaves nothing to be seen of what lies behind. */
  ReadOnlyBooleanProperty covering() {
    return covering;
  }

  /** Width by height of the camera's picture as it is shown. */
  double aspect() {
    Viewport now = sight;
    return now == null ? USUAL_ASPECT : now.aspect();
  }

  private void place() {
    Image image = view.getImage();
    Viewport now = sight;
    if (image == null || now == null || getWidth() <= 0 || getHeight() <= 0) {
      return;
    }
    tile.zoom().fits(Span.of(getWidth(), getHeight(), now.aspect(), 1));
    if (tile.zoom().isClose() || now.crop() != null) {
      fitClose(image, now, tile.zoom().zoom().get());
    } else {
      view.setVisible(true);
      view.setViewport(null);
      fit(image);
    }
    covering.set(view.isVisible() && covers(view.getBoundsInParent()));
  }

  private boolean covers(Bounds picture) {
    return picture.getMinX() <= 0
        && picture.getMinY() <= 0
        && picture.getMaxX() >= getWidth()
        && picture.getMaxY() >= getHeight();
  }

  /** Places what the image holds of the part in sight; the rest comes with the next picture. */
  private void fitClose(Image image, Viewport sight, Zoom zoom) {
    // In heights of the whole picture.
    double aspect = sight.aspect();
    PictureArea part = sight.part();
    double heldX = part.x() * aspect;
    double heldWidth = part.width() * aspect;
    double scale = Math.min(getWidth() / aspect, getHeight()) * zoom.factor();
    double left = aspect * zoom.x() - getWidth() / 2 / scale;
    double top = zoom.y() - getHeight() / 2 / scale;
    double fromX = Math.max(left, heldX);
    double fromY = Math.max(top, part.y());
    double toX = Math.min(left + getWidth() / scale, heldX + heldWidth);
    double toY = Math.min(top + getHeight() / scale, part.y() + part.height());
    view.setVisible(toX > fromX && toY > fromY);
    if (!view.isVisible()) {
      return;
    }
    double across = image.getWidth() / heldWidth;
    double down = image.getHeight() / part.height();
    view.setSmooth(true);
    view.setViewport(
        new Rectangle2D(
            (fromX - heldX) * across,
            (fromY - part.y()) * down,
            (toX - fromX) * across,
            (toY - fromY) * down));
    view.setFitWidth((toX - fromX) * scale);
    view.setFitHeight((toY - fromY) * scale);
    view.relocate((fromX - left) * scale, (fromY - top) * scale);
  }

  /** Places the picture in the middle, on whole pixels of the screen. */
  private void fit(Image image) {
    double scale = outputScale();
    double boxWidth = Math.rint(getWidth() * scale);
    double boxHeight = Math.rint(getHeight() * scale);
    double width = image.getWidth();
    double height = image.getHeight();
    boolean fits = width <= boxWidth && height <= boxHeight;
    boolean exact = fits && (boxWidth - width < 2 || boxHeight - height < 2);
    if (!exact) {
      double zoom = Math.min(boxWidth / width, boxHeight / height);
      width = Math.rint(width * zoom);
      height = Math.rint(height * zoom);
    }
    view.setSmooth(!exact);
    view.setFitWidth(width / scale);
    view.setFitHeight(height / scale);
    view.relocate(
        Math.floor((boxWidth - width) / 2) / scale, Math.floor((boxHeight - height) / 2) / scale);
  }

  /**
   * The first size at once, later ones when they have settled. Another part of the same size, and a
   * larger one, at once: its pictures close a gap.
   */
  private void askForSize() {
    double scale = outputScale();
    TileZoom zoom = tile.zoom();
    boolean close = zoom.isClose();
    double across = close ? zoom.wantedAcross() : 1;
    double down = close ? zoom.wantedDown() : 1;
    int width = (int) Math.rint(getWidth() * scale * across) & ~1;
    int height = (int) Math.rint(getHeight() * scale * down) & ~1;
    if (width <= 0 || height <= 0) {
      return;
    }
    PictureArea part = zoom.wanted();
    long now = System.nanoTime();
    if (width != wantedWidth || height != wantedHeight || part.width() != wantedAcross) {
      wantedWidth = width;
      wantedHeight = height;
      wantedAcross = part.width();
      wantedSince = now;
    }
    boolean gap = part.width() > askedPart.width();
    if (askedWidth == 0 || gap || now - wantedSince >= SETTLE) {
      ask(width, height, part);
    }
  }

  private void ask(int width, int height, PictureArea part) {
    if (width != askedWidth || height != askedHeight) {
      askedWidth = width;
      askedHeight = height;
      tile.feed().resize(width, height);
    }
    if (!part.equals(askedPart)) {
      askedPart = part;
      tile.feed().look(part);
    }
  }

  private double outputScale() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : window.getOutputScaleX();
  }
}
