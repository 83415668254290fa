package app.oriel.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Adds an edit list to the index of an MP4, ISO/IEC 14496-12, 8.6.6: its pictures are shown from
 * some time of theirs on, because those that are shown in another order than they are decoded in
 * have to be decoded before the first of them is shown. FFmpeg writes none into a file whose head
 * comes before its pictures.
 */
final class EditList {
  private static final int HEAD = 8;
  private static final int EDTS = 36;

  private EditList() {}

  /**
   * The same with an edit list.
   *
   * @param end what stands behind the pictures and sounds of a file: its movie box
   * @param micros from when on the pictures are shown
   */
  static byte[] add(byte[] end, long micros) {
    ByteBuffer movie = ByteBuffer.wrap(end);
    if (micros <= 0 || end.length < HEAD || !is(movie, 0, "moov")) {
      return end;
    }
    try {
      for (int at = HEAD; at < size(movie, 0); at += size(movie, at)) {
        if (is(movie, at, "trak")) {
          int handler = child(movie, child(movie, at, "mdia"), "hdlr");
          if (is(movie, handler + HEAD + 4, "vide")) {
            return addTo(movie, at, micros);
          }
        }
      }
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      // It is not what FFmpeg writes. Without a list the pictures are shown that much later.
      return end;
    }
    return end;
  }

  private static byte[] addTo(ByteBuffer movie, int track, long micros) {
    int head = child(movie, track, "tkhd");
    // FFmpeg counts from when the first picture is shown, in the movie's units.
    boolean wide = isWide(movie, head);
    long duration = wide ? movie.getLong(head + 36) : movie.getInt(head + 28);
    int media = child(movie, child(movie, track, "mdia"), "mdhd");
    long units = Integer.toUnsignedLong(movie.getInt(media + (isWide(movie, media) ? 28 : 20)));
    int behind = head + size(movie, head);
    int rest = movie.capacity() - behind;
    byte[] edit = edit((int) duration, Math.toIntExact(Math.round(micros * units / 1e6)));
    movie.putInt(0, Math.addExact(size(movie, 0), EDTS));
    movie.putInt(track, Math.addExact(movie.getInt(track), EDTS));
    ByteArrayOutputStream out = new ByteArrayOutputStream(movie.capacity() + EDTS);
    out.write(movie.array(), movie.arrayOffset(), behind);
    out.writeBytes(edit);
    out.write(movie.array(), movie.arrayOffset() + behind, rest);
    return out.toByteArray();
  }

  /** One edit, at the usual pace. */
  private static byte[] edit(int duration, int from) {
    ByteBuffer box = ByteBuffer.allocate(EDTS);
    box.putInt(EDTS).put("edts".getBytes(StandardCharsets.US_ASCII));
    box.putInt(EDTS - HEAD).put("elst".getBytes(StandardCharsets.US_ASCII));
    box.putInt(0).putInt(1).putInt(duration).putInt(from).putInt(1 << 16);
    return box.array();
  }

  private static boolean isWide(ByteBuffer in, int head) {
    return in.get(head + HEAD) == 1;
  }

  private static int child(ByteBuffer in, int parent, String kind) {
    int end = parent + size(in, parent);
    for (int at = parent + HEAD; at < end; at += size(in, at)) {
      if (is(in, at, kind)) {
        return at;
      }
    }
    throw new IndexOutOfBoundsException(kind);
  }

  private static int size(ByteBuffer in, int at) {
    int size = in.getInt(at);
    if (size < HEAD || size > in.capacity() - at) {
      throw new IndexOutOfBoundsException("a box of " + size);
    }
    return size;
  }

  /** Whether the box at a place is of a kind. */
  private static boolean is(ByteBuffer in, int at, String kind) {
    return in.getInt(at + 4) == ByteBuffer.wrap(kind.getBytes(StandardCharsets.US_ASCII)).getInt();
  }
}
