package app.oriel.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** A picture of the window that needs no toolkit any more. */
public final class WindowPicture {
  private final BufferedImage image;

  private WindowPicture(BufferedImage image) {
    this.image = image;
  }

  /** Copies a snapshot. On the toolkit's thread. */
  public static WindowPicture of(WritableImage snapshot) {
    int width = (int) snapshot.getWidth();
    int height = (int) snapshot.getHeight();
    int[] pixels = new int[width * height];
    snapshot
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return new WindowPicture(image);
  }

  /** Writes it, and the folders above it where they are missing. On any thread. */
  public void writePng(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("this Java writes no PNG");
    }
  }
}
