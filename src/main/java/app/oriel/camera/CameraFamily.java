package app.oriel.camera;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A make of cameras: turns an address and a password into packets. What else a make can do, it
 * hands out as a port; one that it does not have is empty. One object for the whole run, for any
 * thread: what it learns of a camera counts for everyone who asks it.
 */
public interface CameraFamily {
  /** The scheme of its URLs, such as {@code kasa}; its own words stand in the texts under it. */
  String scheme();

  /** The make's name as its owners write it, in any language; empty where there is none. */
  default String displayName() {
    return scheme().toUpperCase(Locale.ROOT);
  }

  /** What a camera at a URL is called until somebody names it. */
  default String nameOf(CameraUrl url) {
    return Families.placeOf(url);
  }

  /** Whether its cameras may ask who looks. */
  default boolean asksWho() {
    return true;
  }

  /**
   * Connects, signs in where the camera asks for it, and asks for the stream. Blocks; ends within
   * the limits, or soon after the thread is interrupted.
   *
   * @param quality which of its streams; a camera that has only one sends that
   * @param limits how long each step may take
   * @param steps is told each step as it succeeds, on this thread
   * @return the stream, which the caller closes
   * @throws OrielException {@link Problem#PASSWORD_MISSING} if the camera asks who it is, and the
   *     camera given has no credentials
   */
  PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException;

  /** Which streams there are at a URL; one where it names the stream or the family has only one. */
  Set<Quality> qualities(CameraUrl url);

  /**
   * How many streams a camera serves to one viewer at a time, so that others find room too; {@link
   * Integer#MAX_VALUE} where nobody knows. Counts for all URLs of one {@link #device} together.
   */
  default int mostStreams(CameraUrl url) {
    return qualities(url).size();
  }

  /** The one spelling of all URLs that mean the same stream of the same camera. */
  CameraUrl canonical(CameraUrl url);

  /**
   * The canonical URL with no choice of stream in it: who shows the camera's main stream by that
   * name and by another, shares it.
   */
  default CameraUrl lens(CameraUrl url) {
    return canonical(url);
  }

  /**
   * The one URL for all lenses and streams of a camera, whatever the scheme they are typed with.
   */
  default CameraUrl device(CameraUrl url) {
    return canonical(url);
  }

  /** The way to its cameras' loudspeakers. */
  default Optional<TalkPort> talk() {
    return Optional.empty();
  }

  /** Its cameras' switches, as far as they can be asked without a sign-in. */
  default Optional<SwitchPort> switches() {
    return Optional.empty();
  }
}
