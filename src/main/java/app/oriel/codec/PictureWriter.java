package app.oriel.codec;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes files of single pictures, which say what camera took them, and when. For any thread. */
public final class PictureWriter {
  private static final String PROGRAM = "Oriel";
  private static final float QUALITY = 0.92f;
  private static final int BYTES = 3;
  private static final String PNG_TREE = "javax_imageio_png_1.0";
  private static final String JPEG_TREE = "javax_imageio_jpeg_image_1.0";

  /** The marker of an APP1 segment, without its first byte. */
  private static final String APP1 = "225";

  /** What RFC 1123 wants, as the PNG rules do. */
  private static final DateTimeFormatter PNG_TIME =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

  private PictureWriter() {}

  /**
   * The content of a file that holds a picture.
   *
   * @param camera what people call the camera that took it
   */
  public static byte[] write(Pixels pixels, PictureKind kind, String camera, ZonedDateTime taken)
      throws IOException {
    BufferedImage image = image(pixels);
    ImageWriter writer = ImageIO.getImageWritersByFormatName(kind.word()).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    // Not ImageIO's usual stream, which leaves a copy among the system's temporary files.
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (kind == PictureKind.JPEG) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
      }
      IIOMetadata about = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), how);
      switch (kind) {
        case PNG -> describePng(about, camera, taken);
        case JPEG -> describeJpeg(about, camera, taken);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, about), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage image(Pixels pixels) {
    int width = pixels.width();
    BufferedImage image = new BufferedImage(width, pixels.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] to = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    ByteBuffer from = pixels.buffer().duplicate().clear();
    byte[] row = new byte[width * (BYTES + 1)];
    int at = 0;
    for (int y = 0; y < pixels.height(); y++) {
      from.get(row);
      for (int x = 0; x < row.length; x += BYTES + 1) {
        to[at++] = row[x];
        to[at++] = row[x + 1];
        to[at++] = row[x + 2];
      }
    }
    return image;
  }

  /** The keywords that the PNG rules name; some programs read the plain form alone. */
  private static void describePng(IIOMetadata about, String camera, ZonedDateTime taken)
      throws IOException {
    IIOMetadataNode root = new IIOMetadataNode(PNG_TREE);
    IIOMetadataNode plain = child(root, "tEXt");
    text(plain, "Software", PROGRAM);
    text(plain, "Creation Time", PNG_TIME.format(taken));
    if (StandardCharsets.ISO_8859_1.newEncoder().canEncode(camera)) {
      text(plain, "Title", camera);
    } else {
      anyLanguage(child(root, "iTXt"), camera);
    }
    about.mergeTree(PNG_TREE, root);
  }

  private static void anyLanguage(IIOMetadataNode any, String camera) {
    IIOMetadataNode title = child(any, "iTXtEntry");
    title.setAttribute("keyword", "Title");
    title.setAttribute("compressionFlag", "FALSE");
    title.setAttribute("compressionMethod", "0");
    title.setAttribute("languageTag", "");
    title.setAttribute("translatedKeyword", "");
    title.setAttribute("text", camera);
  }

  private static void text(IIOMetadataNode all, String keyword, String value) {
    IIOMetadataNode entry = child(all, "tEXtEntry");
    entry.setAttribute("keyword", keyword);
    entry.setAttribute("value", value);
  }

  private static IIOMetadataNode child(IIOMetadataNode parent, String name) {
    IIOMetadataNode child = new IIOMetadataNode(name);
    parent.appendChild(child);
    return child;
  }

  private static void describeJpeg(IIOMetadata about, String camera, ZonedDateTime taken)
      throws IOException {
    var root = (IIOMetadataNode) about.getAsTree(JPEG_TREE);
    var markers = (IIOMetadataNode) root.getElementsByTagName("markerSequence").item(0);
    IIOMetadataNode segment = new IIOMetadataNode("unknown");
    segment.setAttribute("MarkerTag", APP1);
    segment.setUserObject(Exif.segment(camera, taken, PROGRAM));
    markers.insertBefore(segment, markers.getFirstChild());
    about.setFromTree(JPEG_TREE, root);
  }
}
