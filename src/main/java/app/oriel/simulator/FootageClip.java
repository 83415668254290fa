package app.oriel.simulator;

import app.oriel.codec.VideoEncoder;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.simulator.scene.BarcodeScene;
import app.oriel.simulator.scene.Scene;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Some seconds of pictures, compressed beforehand; the first is a keyframe, so it can be played
 * round and round.
 */
public record FootageClip(int fps, List<Encoded> pictures) {
  private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 11, 20, 14, 3, 22);

  public FootageClip {
    pictures = List.copyOf(pictures);
    if (pictures.isEmpty() || !pictures.getFirst().keyframe()) {
      throw new IllegalArgumentException("a clip begins with a keyframe");
    }
  }

  /**
   * Draws and compresses a scene's first seconds. Blocks for some seconds: a restless picture of
   * 1920x1080 takes tens of milliseconds.
   *
   * @param bitrate in bits per second
   * @param gopSeconds from one keyframe to the next
   */
  public static FootageClip of(Scene scene, int fps, int seconds, int bitrate, int gopSeconds) {
    List<Encoded> pictures = new ArrayList<>();
    try (var encoder =
        new VideoEncoder(scene.width(), scene.height(), fps, bitrate, fps * gopSeconds)) {
      for (int i = 0; i < fps * seconds; i++) {
        double time = i / (double) fps;
        scene.draw(new Scene.Moment(BEGIN.plusNanos((long) (time * 1e9)), time));
        Encoded picture = encoder.encode(scene.pixels(), i == 0);
        if (picture == null) {
          throw new IllegalStateException("the encoder left out picture " + i);
        }
        pictures.add(picture);
      }
    }
    return new FootageClip(fps, pictures);
  }

  /** Numbered pictures, number 0 first, that cost as much to decode as a busy street. */
  public static FootageClip numbered(int width, int height, int fps, int seconds) {
    int bitrate = (int) Math.max(300_000L, 2_000_000L * width * height / (1920 * 1080));
    return of(new BarcodeScene(width, height), fps, seconds, bitrate, 2);
  }
}
