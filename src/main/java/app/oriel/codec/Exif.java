package app.oriel.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The few lines of Exif 2.32 that say what took a picture, and when: no library at hand writes
 * them. Nothing of a place is ever written.
 */
final class Exif {
  private static final byte[] HEAD = {'E', 'x', 'i', 'f', 0, 0};

  /** Far below the 64 KB of a segment. */
  private static final int LONGEST = 1000;

  private static final int TIFF_HEAD = 8;
  private static final int ENTRY = 12;
  private static final int INLINE = 4;

  private static final short BYTE = 1;
  private static final short ASCII = 2;
  private static final short LONG = 4;
  private static final short UNDEFINED = 7;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("SSS", Locale.ROOT);
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

  private Exif() {}

  /** A line of a directory. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Entry(int tag, short type, byte[] value) {
    /** Values of more than four bytes lie behind the directory, on even places. */
    int behind() {
      return value.length <= INLINE ? 0 : (value.length + 1) & ~1;
    }
  }

  /** The content of an APP1 segment. */
  static byte[] segment(String camera, ZonedDateTime taken, String program) {
    String name = camera.length() > LONGEST ? camera.substring(0, LONGEST) : camera;
    String time = TIME.format(taken);
    List<Entry> about =
        List.of(
            new Entry(0x9000, UNDEFINED, "0232".getBytes(StandardCharsets.US_ASCII)),
            ascii(0x9003, time), // DateTimeOriginal
            ascii(0x9011, ZONE.format(taken)), // OffsetTimeOriginal
            ascii(0x9291, MILLIS.format(taken))); // SubSecTimeOriginal
    // What comes after the first directory does not change its size.
    int at = TIFF_HEAD + size(first(name, time, program, 0));
    byte[] segment = new byte[HEAD.length + at + size(about)];
    ByteBuffer out = ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN);
    out.put(HEAD);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(TIFF_HEAD);
    write(out, first(name, time, program, at), TIFF_HEAD);
    write(out, about, at);
    return segment;
  }

  /** In the order of their tags, as the rules want. */
  private static List<Entry> first(String name, String time, String program, int rest) {
    return List.of(
        // The rules want ASCII; UTF-8 is what programs write there and read.
        ascii(0x010E, name), // ImageDescription
        ascii(0x0131, program), // Software
        ascii(0x0132, time), // DateTime
        new Entry(0x8769, LONG, pointer(rest)), // where the rest is
        // What Windows shows, which reads no UTF-8 elsewhere.
        new Entry(0x9C9B, BYTE, (name + "\0").getBytes(StandardCharsets.UTF_16LE))); // XPTitle
  }

  private static byte[] pointer(int to) {
    return new byte[] {(byte) to, (byte) (to >> 8), (byte) (to >> 16), (byte) (to >> 24)};
  }

  private static Entry ascii(int tag, String text) {
    return new Entry(tag, ASCII, (text + "\0").getBytes(StandardCharsets.UTF_8));
  }

  /** A count, the lines, where the next directory is, and what lies behind. */
  private static int size(List<Entry> entries) {
    return 2 + entries.size() * ENTRY + INLINE + entries.stream().mapToInt(Entry::behind).sum();
  }

  private static void write(ByteBuffer out, List<Entry> entries, int at) {
    int behind = at + 2 + entries.size() * ENTRY + INLINE;
    out.putShort((short) entries.size());
    for (Entry each : entries) {
      boolean number = each.type() == LONG;
      out.putShort((short) each.tag()).putShort(each.type());
      out.putInt(number ? 1 : each.value().length);
      if (each.behind() == 0) {
        out.put(each.value()).put(new byte[INLINE - each.value().length]);
      } else {
        out.putInt(behind);
        behind += each.behind();
      }
    }
    out.putInt(0);
    for (Entry each : entries) {
      if (each.behind() > 0) {
        out.put(each.value()).put(new byte[each.behind() - each.value().length]);
      }
    }
  }
}
