package app.oriel.library;

import app.oriel.codec.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a clip without playing it.
 *
 * @param pixels its first picture, small; null where it holds none that can be shown
 * @param length in microseconds; 0 for a snapshot, and where nobody knows
 */
public record Thumbnail(@Nullable Pixels pixels, long length) {
  /** Of what cannot be shown. */
  static final Thumbnail NONE = new Thumbnail(null, 0);
}
