package app.oriel.simulator.kasa;

import app.oriel.simulator.Quirks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Writes an endless body in one of the framings, cut as the quirks want it. For one thread. */
final class StreamBody {
  private static final int LONGEST_RANDOM_PIECE = 4096;

  /** Within {@code --data-boundary--}, and within {@code Content-Type}. */
  private static final int IN_DELIMITER = 7;

  private static final int IN_HEADER = 25;

  private final OutputStream out;
  private final boolean chunked;
  private final Traits.ChunkSize cut;
  private final Random random = new Random(1);

  StreamBody(OutputStream out, Quirks quirks) {
    this.out = out;
    this.chunked = quirks.get(KasaQuirk.FRAMING).chunked();
    this.cut = quirks.get(KasaQuirk.CHUNK_SIZE);
  }

  /** Sends a whole part; blocks as long as the client does not read. */
  void write(byte[] part) throws IOException {
    int from = 0;
    while (from < part.length) {
      int to = Math.min(endOfPiece(from, part.length), part.length);
      piece(part, from, to);
      from = to;
    }
  }

  /** Sends the first half of a part, as one that is cut off. */
  void writeHalf(byte[] part) throws IOException {
    byte[] framed = framed(part, 0, part.length);
    out.write(framed, 0, framed.length / 2);
    out.flush();
  }

  private int endOfPiece(int from, int length) {
    return switch (cut) {
      case PART -> length;
      case RANDOM -> from + 1 + random.nextInt(LONGEST_RANDOM_PIECE);
      case SPLIT ->
          from < IN_DELIMITER
              ? IN_DELIMITER
              : from < IN_HEADER ? IN_HEADER : from < length - 1 ? length - 1 : length;
    };
  }

  private void piece(byte[] part, int from, int to) throws IOException {
    out.write(framed(part, from, to));
    out.flush();
  }

  private byte[] framed(byte[] part, int from, int to) {
    ByteArrayOutputStream framed = new ByteArrayOutputStream(to - from + 16);
    if (chunked) {
      framed.writeBytes(ascii(Integer.toHexString(to - from) + "\r\n"));
    }
    framed.write(part, from, to - from);
    if (chunked) {
      framed.writeBytes(ascii("\r\n"));
    }
    return framed.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
