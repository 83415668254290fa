package app.oriel.ui.library;

import app.oriel.codec.Pixels;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.ui.look.PixelImage;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The picture of the clip that is played, letterboxed: the player's own buffers, without a copy.
 */
final class ClipPicture extends Region {
  private final ImageView view = new ImageView();
  private final Map<Pixels, PixelImage> images = new WeakHashMap<>();
  private @Nullable PlayerViewModel player;
  private int askedWidth;
  private int askedHeight;

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
    images.clear();
    askedWidth = 0;
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
      PixelImage image = images.computeIfAbsent(frame.pixels(), PixelImage::new);
      image.changed();
      view.setImage(image.image());
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
