package app.oriel.simulator;

import java.util.List;

/**
 * What a software camera is to film, for whoever makes the footage.
 *
 * @param scene one of {@link #SCENES}
 * @param bitrate bits per second
 * @param gopSeconds seconds from keyframe to keyframe
 */
public record FootageSettings(
    String scene, int width, int height, int fps, int bitrate, int gopSeconds) {
  /** The scenes that can be asked for. */
  public static final List<String> SCENES = List.of("hall", "door", "yard", "shop", "barcode");
}
