package app.oriel.codec;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;

/**
 * A file as a player sees it: every picture and every sound of it decoded, to its end.
 *
 * @param pictureTimes of each picture, in microseconds
 * @param soundBegins microseconds
 * @param soundSeconds how much sound there is, gaps left out
 * @param soundEnds microseconds
 */
public record MediaFile(
    int width,
    int height,
    List<Long> pictureTimes,
    long soundBegins,
    double soundSeconds,
    long soundEnds,
    String soundCodec) {
  /** How many pictures could be decoded. */
  public int pictures() {
    return pictureTimes.size();
  }

  /** When the last picture is shown, in microseconds. */
  public long lastPicture() {
    return pictureTimes.getLast();
  }

  /** Decodes all of a file. */
  public static MediaFile read(Path file) throws IOException {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
      grabber.start();
      List<Long> times = new ArrayList<>();
      long first = -1;
      long end = 0;
      long samples = 0;
      int rate = Math.max(grabber.getSampleRate(), 1);
      for (Frame frame = grabber.grabFrame(); frame != null; frame = grabber.grabFrame()) {
        if (frame.image != null) {
          times.add(frame.timestamp);
        } else if (frame.samples != null) {
          int count = frame.samples[0].limit() / Math.max(1, frame.audioChannels);
          first = first < 0 ? frame.timestamp : first;
          samples += count;
          end = frame.timestamp + count * 1_000_000L / rate;
        }
      }
      String sound = grabber.getAudioStream() < 0 ? "" : grabber.getAudioCodecName();
      return new MediaFile(
          grabber.getImageWidth(),
          grabber.getImageHeight(),
          times,
          first,
          samples / (double) rate,
          end,
          sound == null ? "" : sound);
    }
  }

  /** The kinds of an MP4's outermost boxes. */
  public static List<String> boxes(Path file) throws IOException {
    List<String> kinds = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      long left = Files.size(file);
      while (left >= 8) {
        long size = Integer.toUnsignedLong(in.readInt());
        kinds.add(new String(in.readNBytes(4), StandardCharsets.US_ASCII));
        long head = 8;
        if (size == 1) {
          size = in.readLong();
          head = 16;
        }
        in.skipNBytes(Math.min(size, left) - head);
        left -= size;
      }
    }
    return kinds;
  }
}
