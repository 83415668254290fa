package app.oriel.ui.look;

import app.oriel.codec.Pixels;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * An image over pixels that stay where they are, without a copy. They are seen as ints, which the
 * software renderer copies row by row; bytes it would put together one by one, at three times the
 * price of all the rest of its work.
 */
public final class PixelImage {
  private static final Callback<PixelBuffer<IntBuffer>, @Nullable Rectangle2D> WHOLE =
      buffer -> null;

  private final PixelBuffer<IntBuffer> buffer;
  private final Image image;

  /** Shows what the pixels are now. */
  public PixelImage(Pixels pixels) {
    IntBuffer ints =
        pixels.buffer().duplicate().clear().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    buffer =
        new PixelBuffer<>(
            pixels.width(), pixels.height(), ints, PixelFormat.getIntArgbPreInstance());
    image = new WritableImage(buffer);
  }

  /** The image. */
  public Image image() {
    return image;
  }

  /** The pixels have become others. On the toolkit's thread. */
  public void changed() {
    buffer.updateBuffer(WHOLE);
  }
}
