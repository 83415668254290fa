package app.oriel.ui.recent;

import app.oriel.codec.Pixels;
import app.oriel.live.FrameExchange.Frame;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The picture of the clip that is played, letterboxed: the player's own buffers, without a copy.
 */
final class ClipPicture extends Region {
  private static final Callback<PixelBuffer<IntBuffer>, @Nullable Rectangle2D> WHOLE =
      buffer -> null;

  private final ImageView view = new ImageView();
  private final Map<Pixels, Slot> slots = new WeakHashMap<>();
  private @Nullable PlayerViewModel player;
  private int askedWidth;
  private int askedHeight;

  private record Slot(PixelBuffer<IntBuffer> buffer, Image image) {}

  ClipPicture() {
    view.setManaged(false);
    view.setSmooth(true);
    getChildren().add(view);
    setMouseTransparent(true);
  }

  /** Shows this one from now on; null for none. */
  void show(@Nullable PlayerViewModel next) {
    player = next;
    view.setImage(null);
    slots.clear();
    askedWidth = 0;
  }

  /** An image over pixels that stay where they are. */
  static Image image(Pixels pixels) {
    return slot(pixels).image;
  }

  private static Slot slot(Pixels pixels) {
    IntBuffer ints = pixels.buffer().duplicate().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(
            pixels.width(), pixels.height(), ints, PixelFormat.getIntArgbPreInstance());
    return new Slot(buffer, new WritableImage(buffer));
  }

  /** Takes the newest picture, if there is one. Once in each pulse. */
  void pulse() {
    PlayerViewModel now = player;
    if (now == null) {
      return;
    }
    askForSize(now);
    Frame frame = now.frames().take();
    if (frame != null) {
      Slot slot = slots.computeIfAbsent(frame.pixels(), ClipPicture::slot);
      slot.buffer.updateBuffer(WHOLE);
      view.setImage(slot.image);
      place();
    }
  }

  private void askForSize(PlayerViewModel now) {
    double scale = outputScale();
    int width = (int) Math.rint(getWidth() * scale);
    int height = (int) Math.rint(getHeight() * scale);
    if (width > 1 && height > 1 && (width != askedWidth || height != askedHeight)) {
      askedWidth = width;
      askedHeight = height;
      now.resize(width, height);
    }
  }

  @Override
  protected void layoutChildren() {
    place();
  }

  private void place() {
    Image image = view.getImage();
    if (image == null) {
      return;
    }
    double fit = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
    double width = Math.rint(image.getWidth() * fit);
    double height = Math.rint(image.getHeight() * fit);
    view.setFitWidth(width);
    view.setFitHeight(height);
    view.relocate(Math.floor((getWidth() - width) / 2), Math.floor((getHeight() - height) / 2));
  }

  private double outputScale() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : window.getOutputScaleX();
  }
}
