package app.oriel.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/** What a decoder that is not ours makes of access units, as 0xRRGGBB pixels. */
public final class DecodedPictures {
  private DecodedPictures() {}

  /** One picture, row by row. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Picture(int width, int height, int[] rgb) {
    public int at(int x, int y) {
      return rgb[y * width + x];
    }
  }

  /** How one picture is flagged, and the limited-range values at its middle. */
  record Colour(int space, int range, int y, int u, int v) {}

  /** Decodes one keyframe and converts nothing. */
  static Colour middle(byte[] keyframe) throws IOException {
    Path file = Files.createTempFile("oriel-test", ".h264");
    try (var grabber = new FFmpegFrameGrabber(Files.write(file, keyframe).toFile())) {
      grabber.setFormat("h264");
      grabber.setImageMode(FrameGrabber.ImageMode.RAW);
      grabber.start();
      AVFrame frame = (AVFrame) grabber.grabImage().opaque;
      int x = frame.width() / 2;
      int y = frame.height() / 2;
      int chroma = y / 2 * frame.linesize(1) + x / 2;
      return new Colour(
          frame.colorspace(),
          frame.color_range(),
          frame.data(0).get((long) y * frame.linesize(0) + x) & 0xFF,
          frame.data(1).get(chroma) & 0xFF,
          frame.data(2).get(chroma) & 0xFF);
    } finally {
      Files.delete(file);
    }
  }

  /** Decodes H.264 from its first keyframe and scales each picture to a size. */
  public static List<Picture> of(List<byte[]> accessUnits, int width, int height)
      throws IOException {
    Path file = Files.createTempFile("oriel-test", ".h264");
    try {
      try (var out = Files.newOutputStream(file)) {
        for (byte[] accessUnit : accessUnits) {
          out.write(accessUnit);
        }
      }
      return of(file, width, height);
    } finally {
      Files.delete(file);
    }
  }

  private static List<Picture> of(Path file, int width, int height) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    List<Picture> pictures = new ArrayList<>();
    try (var grabber = new FFmpegFrameGrabber(file.toFile())) {
      grabber.setFormat("h264");
      grabber.setImageWidth(width);
      grabber.setImageHeight(height);
      grabber.start();
      Frame frame = grabber.grabImage();
      while (frame != null) {
        pictures.add(picture(frame));
        frame = grabber.grabImage();
      }
    }
    return pictures;
  }

  private static Picture picture(Frame frame) {
    ByteBuffer bgr = (ByteBuffer) frame.image[0];
    int[] rgb = new int[frame.imageWidth * frame.imageHeight];
    for (int i = 0; i < rgb.length; i++) {
      int at = i / frame.imageWidth * frame.imageStride + i % frame.imageWidth * 3;
      rgb[i] =
          (bgr.get(at + 2) & 0xFF) << 16 | (bgr.get(at + 1) & 0xFF) << 8 | (bgr.get(at) & 0xFF);
    }
    return new Picture(frame.imageWidth, frame.imageHeight, rgb);
  }
}
