package app.oriel.codec;

import app.oriel.camera.Codec;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that hold what a camera sends, without making it anew. */
public enum Container {
  /** Plays everywhere; sound as AAC. */
  MP4("mp4"),
  /** Keeps the camera's own sound, where players know it. */
  MKV("mkv"),
  /** Pictures alone in Annex B form, without times. */
  RAW("h264");

  private final String word;

  Container(String word) {
    this.word = word;
  }

  /** How the command line calls it. */
  public String word() {
    return word;
  }

  /** How names of such files end, with the point. */
  public String ending(Codec codec) {
    return this == RAW && codec == Codec.H265 ? ".h265" : "." + word;
  }

  /**
   * Whether such a file holds sound as it came, so that players in general play it. What a camera
   * sends otherwise is made into AAC, which all of them play: Matroska could carry telephone codecs
   * too, but few players on a desktop have those, and Opus in MP4 is silent in some that have it.
   */
  public boolean keeps(Codec sound) {
    return switch (sound) {
      case AAC -> this != RAW;
      case PCMU, PCMA, L8, L16, MP2, MP3, OPUS -> this == MKV;
      default -> false;
    };
  }

  /** Whether such a file holds pictures like these. */
  public boolean holds(Codec pictures) {
    return this != RAW || pictures != Codec.MJPEG;
  }

  /** The kind that the end of a file's name asks for. */
  public static Optional<Container> ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".h265") || name.endsWith(".264") || name.endsWith(".265")) {
      return Optional.of(RAW);
    }
    for (Container each : values()) {
      if (name.endsWith("." + each.word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** FFmpeg's name of what writes it. */
  String muxer(Codec codec) {
    return switch (this) {
      case MP4 -> "mp4";
      case MKV -> "matroska";
      case RAW -> codec == Codec.H265 ? "hevc" : "h264";
    };
  }
}
