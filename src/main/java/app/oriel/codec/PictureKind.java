package app.oriel.codec;

import java.util.Locale;
import java.util.Optional;

/** The kinds of file that hold one picture. */
public enum PictureKind {
  /** Every pixel as it was decoded. */
  PNG("png"),
  /** A tenth of the size, and nearly as good. */
  JPEG("jpg");

  private final String word;

  PictureKind(String word) {
    this.word = word;
  }

  /** How it is called in settings and at the end of names. */
  public String word() {
    return word;
  }

  /** How names of such files end, with the point. */
  public String ending() {
    return "." + word;
  }

  /** The kind that the end of a file's name asks for. */
  public static Optional<PictureKind> ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".png")
        ? Optional.of(PNG)
        : name.endsWith(".jpg") || name.endsWith(".jpeg") ? Optional.of(JPEG) : Optional.empty();
  }
}
