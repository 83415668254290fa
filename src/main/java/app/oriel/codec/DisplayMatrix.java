package app.oriel.codec;

import app.oriel.camera.Orientation;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * The matrix that says how a picture is turned, of a file's track (ISO/IEC 14496-12, 8.3.2) or of a
 * picture: nine numbers that take a point of the picture to where it is shown. What is no quarter
 * turn is taken for the nearest.
 */
final class DisplayMatrix {
  static {
    FFmpeg.load();
  }

  private static final int NUMBERS = 9;
  private static final int ONE = 1 << 16;

  /** The last number is of another form. */
  private static final int LAST = 1 << 30;

  private DisplayMatrix() {}

  /** How a track says that it is turned; upright where it does not. */
  static Orientation of(AVCodecParameters track) {
    AVPacketSideData found =
        avcodec.av_packet_side_data_get(
            track.coded_side_data(), track.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    return found == null || found.isNull()
        ? Orientation.UPRIGHT
        : orientation(found.data(), found.size());
  }

  /** How a picture itself says that it is turned; null where it does not. */
  static @Nullable Orientation of(AVFrame picture) {
    AVFrameSideData found =
        picture.nb_side_data() == 0
            ? null
            : avutil.av_frame_get_side_data(picture, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
    return found == null || found.isNull() ? null : orientation(found.data(), found.size());
  }

  private static Orientation orientation(BytePointer data, long size) {
    if (size < (long) NUMBERS * Integer.BYTES) {
      return Orientation.UPRIGHT;
    }
    IntPointer matrix = new IntPointer(data);
    return orientation(matrix.get(0), matrix.get(1), matrix.get(3), matrix.get(4));
  }

  /** A point (x, y) is shown at (ax + cy, bx + dy), give or take where the picture begins. */
  static Orientation orientation(long a, long b, long c, long d) {
    boolean transposed = Math.abs(b) + Math.abs(c) > Math.abs(a) + Math.abs(d);
    return transposed ? new Orientation(true, c < 0, b < 0) : new Orientation(false, a < 0, d < 0);
  }

  /**
   * Lets a track say how it is turned.
   *
   * @param width as it is shown before it is turned
   */
  static void put(Orientation orientation, int width, int height, AVCodecParameters to) {
    if (orientation.isUpright()) {
      return;
    }
    AVPacketSideData list = new AVPacketSideData(null);
    int[] count = {0};
    long bytes = (long) NUMBERS * Integer.BYTES;
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_new(list, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX, bytes, 0);
    if (matrix == null || matrix.isNull()) {
      throw new IllegalStateException("no memory for nine numbers");
    }
    new IntPointer(matrix.data()).put(numbers(orientation, width, height), 0, NUMBERS);
    to.coded_side_data(list).nb_coded_side_data(count[0]);
  }

  /** What is turned to the left of or above the origin is moved back to it. */
  private static int[] numbers(Orientation o, int width, int height) {
    int across = o.mirrored() ? -ONE : ONE;
    int down = o.flipped() ? -ONE : ONE;
    int x = o.mirrored() ? (o.transposed() ? height : width) << 16 : 0;
    int y = o.flipped() ? (o.transposed() ? width : height) << 16 : 0;
    return o.transposed()
        ? new int[] {0, down, 0, across, 0, 0, x, y, LAST}
        : new int[] {across, 0, 0, 0, down, 0, x, y, LAST};
  }
}
