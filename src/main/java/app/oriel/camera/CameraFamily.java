package app.oriel.camera;

import java.util.Set;

/** A make of cameras: turns an address and a password into packets. */
public interface CameraFamily {
  /** The scheme of its URLs, such as {@code kasa}. */
  String scheme();

  /**
   * Connects, signs in where the camera asks for it, and asks for the stream. Blocks; ends within
   * the family's limits, or soon after the thread is interrupted.
   *
   * @param quality which of its streams; a camera that has only one sends that
   * @param steps is told each step as it succeeds, on this thread
   * @return the stream, which the caller closes
   * @throws CameraException {@link Problem#PASSWORD_MISSING} if the camera asks who it is, and the
   *     camera given has no credentials
   */
  PacketSource open(Camera camera, Quality quality, SignInSteps steps)
      throws CameraException, InterruptedException;

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

  /**
   * Whether the camera's own switch is on, asked in a way that costs the camera nothing. Blocks for
   * at most about a second.
   */
  Power power(Camera camera) throws InterruptedException;

  /** Whether one can talk to the cameras at a URL. Asks nobody. */
  default Talk talk(CameraUrl url) {
    return Talk.NO;
  }

  /**
   * Finds out what the first talk to a camera would else wait for: somebody is about to press the
   * button. Sends no password that the camera has not taken before. Blocks; says nothing of what
   * fails.
   */
  default void prepareTalk(Camera camera) throws InterruptedException {}

  /**
   * Opens the way to a camera's loudspeaker. Blocks, as {@link #open} does.
   *
   * @return the line, which the caller closes
   * @throws CameraException {@link Problem#TALK_UNSUPPORTED} where one cannot talk to such cameras,
   *     {@link Problem#TALK_TAKEN} while somebody else talks
   */
  default TalkLine openTalk(Camera camera, TalkWish wish)
      throws CameraException, InterruptedException {
    throw new CameraException(
        Problem.TALK_UNSUPPORTED,
        talk(camera.url()) == Talk.NOT_YET
            ? Detail.of("talk-with-such-cameras-is-not-there-yet")
            : Detail.of("oriel-knows-no-way-to-talk-to-it"));
  }

  /** Whether one can talk to cameras. */
  enum Talk {
    /** These cameras are made for it; whether one has a loudspeaker shows when it is opened. */
    YES,
    NO,
    /** They have a loudspeaker, and Oriel does not know the way to it yet. */
    NOT_YET
  }

  /** What a camera's own switch says. */
  enum Power {
    ON,
    OFF,
    /** It did not say. */
    UNKNOWN
  }
}
