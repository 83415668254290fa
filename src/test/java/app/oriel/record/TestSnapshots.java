package app.oriel.record;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Still pictures that another library writes, and one that lies. */
public final class TestSnapshots {
  private static final int HEAD = 12;
  private static final int HEAD_LENGTH = 17;

  private TestSnapshots() {}

  /** A PNG of one colour. */
  public static Path png(Path file, int width, int height) throws IOException {
    ImageIO.write(image(width, height), "png", file.toFile());
    return file;
  }

  /** A JPEG of one colour. */
  public static Path jpeg(Path file, int width, int height) throws IOException {
    ImageIO.write(image(width, height), "jpg", file.toFile());
    return file;
  }

  private static BufferedImage image(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(200, 40, 20));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  /** A small file whose head claims 60000 x 60000 pixels. */
  public static Path hugePng(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(png(file, 16, 16));
    ByteBuffer head = ByteBuffer.wrap(bytes);
    head.putInt(HEAD + 4, 60_000).putInt(HEAD + 8, 60_000);
    CRC32 sum = new CRC32();
    sum.update(bytes, HEAD, HEAD_LENGTH);
    head.putInt(HEAD + HEAD_LENGTH, (int) sum.getValue());
    Files.write(file, bytes);
    return file;
  }
}
