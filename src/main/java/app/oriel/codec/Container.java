package app.oriel.codec;

import app.oriel.camera.Codec;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that hold what a camera sends, without making it anew. */
public enum Container {
  /** Plays everywhere; sound as AAC. */
  MP4("mp4"),
  /** Keeps the camera's own sound. */
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
