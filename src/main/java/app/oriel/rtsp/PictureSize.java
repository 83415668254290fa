package app.oriel.rtsp;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a description says that pictures are, for those that are too large to say it
 * themselves; 0 where it does not say so.
 */
record PictureSize(int width, int height) {
  private static final PictureSize UNKNOWN = new PictureSize(0, 0);

  /** RFC 6064, 4: {@code 26 2560-1920}. */
  private static final Pattern FRAME_SIZE =
      Pattern.compile("[0-9]{1,3} +([0-9]{1,5})-([0-9]{1,5})");

  private static final Pattern DIMENSIONS = Pattern.compile("([0-9]{1,5}) *, *([0-9]{1,5})");

  /** From the top and the left edge to the bottom and the right one. */
  private static final Pattern CLIP = Pattern.compile("0 *, *0 *, *([0-9]{1,5}) *, *([0-9]{1,5})");

  /** What the attributes of a section say. */
  static PictureSize of(Map<String, String> attributes) {
    PictureSize size = read(FRAME_SIZE, attributes.getOrDefault("framesize", ""), 1);
    size = size.isKnown() ? size : read(DIMENSIONS, attributes.getOrDefault("x-dimensions", ""), 1);
    return size.isKnown() ? size : read(CLIP, attributes.getOrDefault("cliprect", ""), 2);
  }

  private static PictureSize read(Pattern form, String text, int width) {
    Matcher m = form.matcher(text);
    return m.matches()
        ? new PictureSize(Integer.parseInt(m.group(width)), Integer.parseInt(m.group(3 - width)))
        : UNKNOWN;
  }

  private boolean isKnown() {
    return width > 0 && height > 0 && width <= 0xffff && height <= 0xffff;
  }
}
