package app.oriel.live;

/** What waits for a subscriber, how much, and what is lost where the subscriber is too slow. */
public sealed interface QueuePolicy {
  /**
   * Pictures alone, to be shown: where more wait, everything up to the next keyframe is lost and
   * counted. Begins with a keyframe.
   *
   * @param packets how many access units may wait
   */
  record Newest(int packets) implements QueuePolicy {}

  /**
   * Pictures and sound, to be kept: what does not fit is lost up to the next keyframe, which is an
   * error that the user sees.
   *
   * @param bytes how many may wait
   * @param all what waits in all such queues together
   */
  record Keep(long bytes, WaitingBytes all) implements QueuePolicy {
    /** A queue that has its bytes for itself. */
    public Keep(long bytes) {
      this(bytes, new WaitingBytes(Long.MAX_VALUE));
    }
  }

  /**
   * Sound alone, to be heard: where more waits, all of it is lost, for late sound is worse than a
   * gap.
   *
   * @param packets how many pieces may wait
   */
  record Hear(int packets) implements QueuePolicy {}
}
