package app.oriel.rtsp.rtp;

import java.io.ByteArrayOutputStream;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * What RFC 2435 leaves out of a JPEG picture, because it follows from a few numbers: all that
 * stands before its samples.
 *
 * @param type 0 for chroma of half the width, 1 for half the width and height; 64 more with restart
 *     markers
 * @param interval of the restart markers, 0 without
 */
record JpegHeader(int type, int width, int height, int interval, JpegTables tables) {
  private static final int RESTARTS = 64;
  private static final int LENGTHS = 16;

  /** "JFIF", version 1.2, no pixel shape, no small picture. */
  private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0};

  /** Whether there are such pictures. */
  static boolean knows(int type) {
    return (type & ~RESTARTS) <= 1;
  }

  /** Whether pictures of this type have restart markers. */
  static boolean restarts(int type) {
    return (type & RESTARTS) != 0;
  }

  /** All of it, from the first marker of the picture to its samples: ITU-T T.81, B.2. */
  byte[] bytes() {
    var out = new ByteArrayOutputStream(1 << 10);
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
    segment(out, 0xe0, JFIF);
    quantization(out, 0, tables.luma());
    quantization(out, 1, tables.chroma());
    if (interval > 0) {
      segment(out, 0xdd, new byte[] {(byte) (interval >> 8), (byte) interval});
    }
    frame(out);
    huffman(out, 0x00, JPEGHuffmanTable.StdDCLuminance);
    huffman(out, 0x10, JPEGHuffmanTable.StdACLuminance);
    huffman(out, 0x01, JPEGHuffmanTable.StdDCChrominance);
    huffman(out, 0x11, JPEGHuffmanTable.StdACChrominance);
    segment(out, 0xda, new byte[] {3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0});
    return out.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
    out.write(0xff);
    out.write(marker);
    out.write((content.length + 2) >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
  }

  private static void quantization(ByteArrayOutputStream out, int place, byte[] numbers) {
    byte[] content = new byte[1 + numbers.length];
    content[0] = (byte) (numbers.length > JpegTables.NUMBERS ? 0x10 | place : place);
    System.arraycopy(numbers, 0, content, 1, numbers.length);
    segment(out, 0xdb, content);
  }

  /** Three components; of the first there are two samples in a row, or four in a square. */
  private void frame(ByteArrayOutputStream out) {
    int samples = (type & ~RESTARTS) == 0 ? 0x21 : 0x22;
    int[] content = {
      8, height >> 8, height, width >> 8, width, 3, 1, samples, 0, 2, 0x11, 1, 3, 0x11, 1
    };
    byte[] bytes = new byte[content.length];
    for (int i = 0; i < content.length; i++) {
      bytes[i] = (byte) content[i];
    }
    segment(out, 0xc0, bytes);
  }

  private static void huffman(ByteArrayOutputStream out, int place, JPEGHuffmanTable table) {
    var content = new ByteArrayOutputStream();
    content.write(place);
    for (int length = 0; length < LENGTHS; length++) {
      content.write(length < table.getLengths().length ? table.getLengths()[length] : 0);
    }
    for (short value : table.getValues()) {
      content.write(value);
    }
    segment(out, 0xc4, content.toByteArray());
  }

  /** Whether pictures with these numbers begin as those with the others do. */
  boolean isAs(JpegHeader other) {
    return type == other.type
        && width == other.width
        && height == other.height
        && interval == other.interval
        && tables.isAs(other.tables);
  }
}
