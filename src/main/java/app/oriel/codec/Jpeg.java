package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.PictureShape;
import java.util.Arrays;
import java.util.Optional;

/** What a JPEG picture says of itself before its samples: ITU-T T.81, B.2. */
final class Jpeg {
  private static final int START_OF_IMAGE = 0xd8;
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  /** Bytes of a frame header up to the first component. */
  private static final int LEAST_HEADER = 8;

  private Jpeg() {}

  /** The frame header of a picture, behind its length; empty where there is none. */
  static byte[] frameHeader(byte[] picture) {
    if (picture.length < 4 || byteAt(picture, 0) != 0xff || byteAt(picture, 1) != START_OF_IMAGE) {
      return new byte[0];
    }
    int at = 2;
    while (at + 4 <= picture.length && byteAt(picture, at) == 0xff) {
      int marker = byteAt(picture, at + 1);
      int length = byteAt(picture, at + 2) << 8 | byteAt(picture, at + 3);
      if (marker == 0xff) { // one that only fills
        at++;
      } else if (marker == START_OF_SCAN || marker == END_OF_IMAGE || length < 2) {
        return new byte[0];
      } else if (isFrame(marker) && length >= LEAST_HEADER && at + 2 + length <= picture.length) {
        return Arrays.copyOfRange(picture, at + 4, at + 2 + length);
      } else {
        at += 2 + length;
      }
    }
    return new byte[0];
  }

  /** SOF0 to SOF15, without the tables that have numbers among them: DHT, JPG and DAC. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** What a file must say of a picture with this frame header; empty where it says no size. */
  static Optional<PictureFormat> format(byte[] header) {
    if (header.length < LEAST_HEADER - 2) {
      return Optional.empty();
    }
    int height = byteAt(header, 1) << 8 | byteAt(header, 2);
    int width = byteAt(header, 3) << 8 | byteAt(header, 4);
    boolean possible = width > 0 && height > 0 && (long) width * height <= VideoDecoder.MOST_PIXELS;
    return possible
        ? Optional.of(new PictureFormat(Codec.MJPEG, width, height, PictureShape.PLAIN, header))
        : Optional.empty();
  }

  private static int byteAt(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }
}
