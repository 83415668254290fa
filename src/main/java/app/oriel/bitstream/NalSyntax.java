package app.oriel.bitstream;

/** Reads what the access-unit splitter needs from the NAL units of one codec. One thread. */
public interface NalSyntax {
  /** So many bytes of a NAL unit say all that is asked of its head. */
  int HEAD = 16;

  /** How the slices of a picture refer to other pictures. */
  enum Prediction {
    /** To none. */
    INTRA,
    /** To pictures shown before it. */
    FORWARD,
    /** To pictures on both sides: it may be shown before pictures that were sent before it. */
    BOTH,
    UNKNOWN
  }

  /**
   * What a NAL unit is.
   *
   * @param head its first bytes
   * @param length how many of them there are, at least 1
   */
  NalKind kind(byte[] head, int length);

  /** Whether a slice is the first of its picture. */
  boolean isFirst(byte[] head, int length);

  /** How a slice refers to other pictures. */
  Prediction prediction(byte[] head, int length);

  /** Whether an SEI unit marks a recovery point: decoders may start with the picture after it. */
  boolean isRecoveryPoint(byte[] bytes, int from, int to);

  /** Learns from a parameter set how slices are to be read. */
  default void learn(NalKind kind, byte[] bytes, int from, int to) {}
}
