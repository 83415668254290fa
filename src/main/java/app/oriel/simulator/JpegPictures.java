package app.oriel.simulator;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes baseline JPEG pictures with the standard's own Huffman tables and chroma of half the width
 * and height, which is what RFC 2435 can carry. For one thread.
 */
public final class JpegPictures implements AutoCloseable {
  /** Of RFC 2435: the standard's tables halved. */
  public static final int QUALITY = 75;

  private static final int[] MASKS = {0xff0000, 0xff00, 0xff};
  private static final DirectColorModel RGB =
      new DirectColorModel(24, MASKS[0], MASKS[1], MASKS[2]);

  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();

  /**
   * One picture.
   *
   * @param rgb 0xRRGGBB, row by row
   */
  public byte[] write(int[] rgb, int width, int height) {
    WritableRaster raster =
        Raster.createPackedRaster(
            new DataBufferInt(rgb, width * height), width, height, width, MASKS, new Point());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    // Not ImageIO's usual stream, which leaves a copy among the system's temporary files.
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY / 100f);
      writer.setOutput(out);
      writer.write(
          null, new IIOImage(new BufferedImage(RGB, raster, false, null), null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    writer.dispose();
  }
}
