package app.oriel.simulator;

import app.oriel.camera.PixelAspect;
import java.util.List;

/**
 * What a software camera is to film, for whoever makes the footage.
 *
 * @param scene one of {@link #SCENES}
 * @param bitrate bits per second
 * @param gopSeconds seconds from keyframe to keyframe
 * @param pixels the shape of the pixels, by which the scene is squeezed to fit the size
 * @param talk what the picture shows of the camera's loudspeaker
 * @param jpeg whether each picture is a JPEG of its own, and not H.264
 */
public record FootageSettings(
    String scene,
    int width,
    int height,
    PixelAspect pixels,
    int fps,
    int bitrate,
    int gopSeconds,
    TalkLevel talk,
    boolean jpeg) {
  /** The scenes that can be asked for. */
  public static final List<String> SCENES = List.of("hall", "door", "yard", "shop", "barcode");

  /** Of a camera whose pixels are square, and whose loudspeaker is not shown. */
  public FootageSettings(
      String scene, int width, int height, int fps, int bitrate, int gopSeconds) {
    this(scene, width, height, PixelAspect.UNSAID, fps, bitrate, gopSeconds, TalkLevel.NONE, false);
  }

  /** The same with other pixels. */
  public FootageSettings with(PixelAspect other) {
    return new FootageSettings(scene, width, height, other, fps, bitrate, gopSeconds, talk, jpeg);
  }

  /** The same, with the loudspeaker's level on the picture. */
  public FootageSettings showing(TalkLevel level) {
    return new FootageSettings(scene, width, height, pixels, fps, bitrate, gopSeconds, level, jpeg);
  }

  /** The same as JPEG pictures. */
  public FootageSettings asJpeg() {
    return new FootageSettings(scene, width, height, pixels, fps, bitrate, gopSeconds, talk, true);
  }
}
