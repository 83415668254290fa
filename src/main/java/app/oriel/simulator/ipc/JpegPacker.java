package app.oriel.simulator.ipc;

import app.oriel.simulator.JpegPictures;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.IpcTraits.JpegTables;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts JPEG pictures into RTP payloads: RFC 2435. */
final class JpegPacker {
  private static final int QUANTIZATION = 0xdb;
  private static final int FRAME = 0xc0;
  private static final int SCAN = 0xda;
  private static final int QUARTERED_CHROMA = 1;
  private static final int OWN_TABLES = 255;
  private static final int LARGEST = 2040;

  private final boolean inBand;
  private final int most;

  JpegPacker(Quirks quirks) {
    inBand = quirks.get(IpcQuirk.JPEG_TABLES) == JpegTables.IN_BAND;
    most = quirks.get(IpcQuirk.PACKET_BYTES);
  }

  /** The payloads of one picture; the last one has the marker. */
  List<Payload> payloads(byte[] jpeg) {
    ByteArrayOutputStream tables = new ByteArrayOutputStream();
    int width = 0;
    int height = 0;
    int at = 2;
    while ((jpeg[at + 1] & 0xff) != SCAN) {
      int end = at + 2 + number(jpeg, at + 2);
      if ((jpeg[at + 1] & 0xff) == QUANTIZATION) {
        // One table after the other, each behind a byte that says which it is.
        for (int table = at + 4; table < end; table += 65) {
          tables.write(jpeg, table + 1, 64);
        }
      } else if ((jpeg[at + 1] & 0xff) == FRAME) {
        height = number(jpeg, at + 5);
        width = number(jpeg, at + 7);
      }
      at = end;
    }
    byte[] samples = Arrays.copyOfRange(jpeg, at + 2 + number(jpeg, at + 2), jpeg.length);
    return cut(samples, tables.toByteArray(), width, height);
  }

  private List<Payload> cut(byte[] samples, byte[] tables, int width, int height) {
    List<Payload> payloads = new ArrayList<>();
    for (int from = 0; from < samples.length; from += most) {
      int to = Math.min(samples.length, from + most);
      ByteArrayOutputStream payload = new ByteArrayOutputStream();
      put(payload, from, 4); // the first byte means a picture that is not interlaced
      payload.write(QUARTERED_CHROMA);
      payload.write(inBand ? OWN_TABLES : JpegPictures.QUALITY);
      payload.write(steps(width));
      payload.write(steps(height));
      if (from == 0 && inBand) {
        put(payload, tables.length, 4); // numbers of one byte each
        payload.writeBytes(tables);
      }
      payload.write(samples, from, to - from);
      payloads.add(new Payload(payload.toByteArray(), to == samples.length));
    }
    return payloads;
  }

  /** In units of eight pixels; 0 for what is too large to be said so. */
  private static int steps(int pixels) {
    return pixels > LARGEST ? 0 : (pixels + 7) / 8;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  private static void put(ByteArrayOutputStream out, int value, int bytes) {
    for (int i = bytes - 1; i >= 0; i--) {
      out.write(value >> (8 * i));
    }
  }
}
