package app.oriel.camera;

import java.util.Arrays;
import java.util.Optional;

/** The shape in which a user wants a camera's pictures, because the camera says a wrong one. */
public enum DisplayAspect {
  /** As the camera says, and with square pixels where it says nothing. */
  AS_SENT("as-sent", 0, 0),
  STANDARD("4:3", 4, 3),
  WIDE("16:9", 16, 9);

  private final String word;
  private final int width;
  private final int height;

  DisplayAspect(String word, int width, int height) {
    this.word = word;
    this.width = width;
    this.height = height;
  }

  /** Its word in the profile. */
  public String word() {
    return word;
  }

  /** The one of a word, where there is one. */
  public static Optional<DisplayAspect> of(String word) {
    return Arrays.stream(values()).filter(aspect -> aspect.word.equals(word)).findFirst();
  }

  /**
   * How a picture is shown then. It is turned after it was given its shape: who lays a camera on
   * its side sees a shape on its side.
   *
   * @param sent what the stream says of the picture
   * @param across pixels of the picture as it was sent
   * @param down lines of the same
   */
  public PictureShape of(PictureShape sent, int across, int down) {
    return this == AS_SENT || across <= 0 || down <= 0
        ? sent
        : sent.with(
            new PixelAspect(
                Math.toIntExact((long) width * down), Math.toIntExact((long) height * across)));
  }
}
