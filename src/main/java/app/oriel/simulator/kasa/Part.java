package app.oriel.simulator.kasa;

/**
 * One part of the stream, before its headers are written.
 *
 * @param capturedAt {@link System#nanoTime} of what is in it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the array is the point
record Part(Kind kind, byte[] body, long capturedAt) {
  /** What a part holds. */
  enum Kind {
    KEYFRAME("video/x-h264"),
    PICTURE("video/x-h264"),
    SOUND("audio/g711u"),
    /** A type that no camera was seen to send. */
    UNKNOWN("application/x-status");

    private final String contentType;

    Kind(String contentType) {
      this.contentType = contentType;
    }

    String contentType() {
      return contentType;
    }

    boolean isVideo() {
      return this == KEYFRAME || this == PICTURE;
    }
  }
}
