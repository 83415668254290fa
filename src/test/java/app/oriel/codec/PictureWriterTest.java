package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures in files, read back by hand and by ImageIO. */
class PictureWriterTest {
  private static final ZonedDateTime TAKEN = ZonedDateTime.parse("2026-11-20T14:03:22.045+08:00");
  private static final String NAME = "会議室 \"Hall\"";

  private static Pixels bars(int width, int height) {
    Pixels pixels = new Pixels(width, height);
    try (VideoDecoder decoder = new VideoDecoder(Codec.H264);
        PictureScaler scaler = new PictureScaler()) {
      assertEquals(
          VideoDecoder.Outcome.PICTURE,
          decoder.decode(TestPictures.bars(width, height, 1, 1).getFirst().accessUnit()));
      scaler.scale(decoder.picture(), pixels);
    }
    return pixels;
  }

  private static BufferedImage read(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  @ParameterizedTest
  @EnumSource
  void everyPixelIsWhereItWas(PictureKind kind) throws IOException {
    Pixels pixels = bars(322, 180);
    BufferedImage read = read(PictureWriter.write(pixels, kind, NAME, TAKEN));
    assertEquals(322, read.getWidth());
    assertEquals(180, read.getHeight());
    for (int[] at : new int[][] {{10, 10}, {90, 5}, {200, 175}, {10, 179}}) {
      int from = (at[1] * 322 + at[0]) * 4;
      int rgb = read.getRGB(at[0], at[1]);
      for (int i = 0; i < 3; i++) {
        int wanted = pixels.buffer().get(from + i) & 0xff;
        int tolerance = kind == PictureKind.PNG ? 0 : 12;
        assertEquals(wanted, rgb >> (8 * i) & 0xff, tolerance, kind + " " + Arrays.toString(at));
      }
    }
  }

  @Test
  void pngSaysWhoTookItAndWhen() throws IOException {
    Map<String, String> texts = texts(NAME);
    assertEquals("Creation Time\0Fri, 20 Nov 2026 14:03:22 +0800", texts.get("tEXt Creation Time"));
    assertEquals("Software\0Oriel", texts.get("tEXt Software"));
    assertEquals("Title\0\0\0\0\0" + NAME, texts.get("iTXt Title"));
    assertEquals(3, texts.size(), "nothing else is told");
    assertEquals("Title\0Hall", texts("Hall").get("tEXt Title"), "for programs that read no other");
  }

  /** The chunks of text, whose sums are right. */
  private static Map<String, String> texts(String name) throws IOException {
    byte[] file = PictureWriter.write(bars(64, 64), PictureKind.PNG, name, TAKEN);
    Map<String, String> texts = new LinkedHashMap<>();
    ByteBuffer in = ByteBuffer.wrap(file).position(8);
    while (in.hasRemaining()) {
      int length = in.getInt();
      byte[] chunk = new byte[4 + length];
      in.get(chunk);
      CRC32 crc = new CRC32();
      crc.update(chunk);
      assertEquals((int) crc.getValue(), in.getInt());
      String type = new String(chunk, 0, 4, StandardCharsets.US_ASCII);
      String body = new String(chunk, 4, length, StandardCharsets.UTF_8);
      if (type.endsWith("Xt")) {
        texts.put(type + " " + body.substring(0, body.indexOf(0)), body);
      }
    }
    return texts;
  }

  @Test
  void jpegSaysWhoTookItAndWhen() throws IOException {
    byte[] file = PictureWriter.write(bars(64, 64), PictureKind.JPEG, NAME, TAKEN);
    int at = find(file, "Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    assertEquals((byte) 0xe1, file[at - 3]);
    int length = (file[at - 2] & 0xff) << 8 | (file[at - 1] & 0xff);
    byte[] tiff = Arrays.copyOfRange(file, at + 6, at - 2 + length);
    Map<Integer, byte[]> first = directory(tiff, 8);
    assertEquals(NAME + "\0", new String(first.get(0x10e), StandardCharsets.UTF_8));
    assertEquals(NAME + "\0", new String(first.get(0x9c9b), StandardCharsets.UTF_16LE));
    assertEquals("Oriel\0", new String(first.get(0x131), StandardCharsets.US_ASCII));
    int rest = ByteBuffer.wrap(first.get(0x8769)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    Map<Integer, byte[]> about = directory(tiff, rest);
    assertArrayEquals(
        "2026:11:20 14:03:22\0".getBytes(StandardCharsets.US_ASCII), about.get(0x9003));
    assertArrayEquals("+08:00\0".getBytes(StandardCharsets.US_ASCII), about.get(0x9011));
    assertArrayEquals("045\0".getBytes(StandardCharsets.US_ASCII), about.get(0x9291));
    assertFalse(first.containsKey(0x8825), "no place is told");
  }

  /** Reads a directory as the TIFF rules have it, and refuses lines out of order. */
  private static Map<Integer, byte[]> directory(byte[] tiff, int at) {
    ByteBuffer in = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN).position(at);
    int[] sizes = {0, 1, 1, 2, 4, 8, 1, 1};
    Map<Integer, byte[]> entries = new LinkedHashMap<>();
    int before = 0;
    for (int left = in.getShort(); left > 0; left--) {
      int tag = in.getShort() & 0xffff;
      assertTrue(tag > before);
      before = tag;
      int size = sizes[in.getShort()] * in.getInt();
      int from = size > 4 ? in.getInt(in.position()) : in.position();
      entries.put(tag, Arrays.copyOfRange(tiff, from, from + size));
      assertTrue(from + size <= tiff.length);
      in.getInt();
    }
    return entries;
  }

  private static int find(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 100_000})
  void aNameMayBeOfAnyLength(int length) throws IOException {
    String name = "x".repeat(length);
    for (PictureKind kind : PictureKind.values()) {
      assertEquals(2, read(PictureWriter.write(new Pixels(2, 3), kind, name, TAKEN)).getWidth());
    }
  }

  @Test
  void theEndOfANameSaysTheKind() {
    assertEquals(PictureKind.JPEG, PictureKind.ofName("a.JPEG").orElseThrow());
    assertEquals(PictureKind.PNG, PictureKind.ofName("a.b.png").orElseThrow());
    assertTrue(PictureKind.ofName("png").isEmpty());
  }
}
