package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.Orientation;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.VideoEncoder.Encoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pictures whose pixels are not square, and files that say how they are turned. */
public final class TurnedPictures {
  private static final Instant BEGUN = Instant.parse("2026-11-20T14:03:22Z");

  private TurnedPictures() {}

  /** Some keyframes of the three bars, whose bit stream says the shape of their pixels. */
  public static List<Encoded> bars(int width, int height, PixelAspect pixels, int count) {
    List<Encoded> units = new ArrayList<>();
    try (VideoEncoder encoder = new VideoEncoder(width, height, pixels, 15, 1_000_000, 1)) {
      for (int i = 0; i < count; i++) {
        Encoded unit = encoder.encode(TestPictures.picture(width, height, i), true);
        if (unit == null) {
          throw new IllegalStateException("the encoder left out picture " + i);
        }
        units.add(unit);
      }
    }
    return units;
  }

  /** What of a file's track says only the file. */
  public static TrackInfo.Video track(PixelAspect pixels, Orientation orientation) {
    return new TrackInfo.Video(Codec.H264, new PictureShape(pixels, orientation));
  }

  /** Writes a file of such pictures, as a recording is written. */
  public static Path write(
      Path file, TrackInfo.Video track, List<Encoded> units, DisplayAspect aspect)
      throws IOException {
    Container container = Container.ofName(file.toString()).orElseThrow();
    PictureFormat format =
        PictureFormat.of(track, units.getFirst().accessUnit(), aspect).orElseThrow();
    Files.createFile(file);
    try (Muxer muxer = new Muxer(file, container, format, null, BEGUN)) {
      for (int i = 0; i < units.size(); i++) {
        muxer.picture(units.get(i).accessUnit(), i * 66_667L, units.get(i).keyframe());
      }
      muxer.flush();
      muxer.finish();
    }
    return file;
  }

  /** A file of the three bars, turned. */
  public static Path bars(Path file, int width, int height, Orientation orientation)
      throws IOException {
    return write(
        file,
        track(PixelAspect.UNSAID, orientation),
        bars(width, height, PixelAspect.UNSAID, 8),
        DisplayAspect.AS_SENT);
  }
}
