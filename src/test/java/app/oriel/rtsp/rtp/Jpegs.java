package app.oriel.rtsp.rtp;

import app.oriel.simulator.JpegPictures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** A JPEG picture of another program, and how RFC 2435 sends it. */
final class Jpegs {
  final byte[] whole;
  final byte[] tables;
  final byte[] samples;
  final int width;
  final int height;

  /** A picture of coloured stripes. */
  Jpegs(int width, int height) {
    this.width = width;
    this.height = height;
    int[] rgb = new int[width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = 0x010305 * (i % width + i / width) & 0xffffff;
    }
    try (JpegPictures pictures = new JpegPictures()) {
      whole = pictures.write(rgb, width, height);
    }
    var found = new ByteArrayOutputStream();
    int at = 2;
    while ((whole[at + 1] & 0xff) != 0xda) {
      int end = at + 2 + RtpPacket.unsigned16(whole, at + 2);
      if ((whole[at + 1] & 0xff) == 0xdb) {
        for (int table = at + 4; table < end; table += 65) {
          found.write(whole, table + 1, 64);
        }
      }
      at = end;
    }
    tables = found.toByteArray();
    samples = Arrays.copyOfRange(whole, at + 2 + RtpPacket.unsigned16(whole, at + 2), whole.length);
  }

  /** Its payloads with tables of its own. */
  List<byte[]> payloads(int most) {
    return payloads(most, 1, 255, tables, width / 8, height / 8);
  }

  /** Its payloads. */
  List<byte[]> payloads(int most, int type, int quality, byte[] sent, int wide, int high) {
    List<byte[]> payloads = new ArrayList<>();
    for (int from = 0; from < samples.length; from += most) {
      int to = Math.min(samples.length, from + most);
      var out = new ByteArrayOutputStream();
      out.writeBytes(new byte[] {0, (byte) (from >> 16), (byte) (from >> 8), (byte) from});
      out.writeBytes(new byte[] {(byte) type, (byte) quality, (byte) wide, (byte) high});
      if (type >= 64) {
        out.writeBytes(new byte[] {0, 5, (byte) 0xff, (byte) 0xff});
      }
      if (quality >= 128 && from == 0) {
        out.writeBytes(new byte[] {0, 0, (byte) (sent.length >> 8), (byte) sent.length});
        out.writeBytes(sent);
      }
      out.write(samples, from, to - from);
      payloads.add(out.toByteArray());
    }
    return payloads;
  }

  /** The pixels of a picture as Java sees them. */
  static int[] pixels(byte[] jpeg) {
    try {
      var image = ImageIO.read(new ByteArrayInputStream(jpeg));
      return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
