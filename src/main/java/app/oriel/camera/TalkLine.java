package app.oriel.camera;

/** An open way to a camera's loudspeaker. One at a time for each camera. */
public interface TalkLine extends AutoCloseable {
  /** What it wants to be fed with. */
  TalkFormat format();

  /** What was agreed with the camera. */
  TalkTerms terms();

  /**
   * Hands over one packet of sound, at the time when it is to leave; called by one thread. Never
   * blocks: where packets wait, the oldest is thrown away, because late speech is worse than a gap.
   *
   * @param packet as {@link #format} has it; nobody writes to it afterwards
   * @throws OrielException if the camera ended the talk, or takes nothing any more
   */
  void send(byte[] packet) throws OrielException;

  /** How many packets were thrown away because the camera did not take them in time. */
  long dropped();

  /**
   * Somebody listened at the camera: it is remembered with the way of talking, for no answer of a
   * camera proves that it is heard. Also after {@link #close}. May block for the disk.
   */
  void heard(boolean heard);

  /** Ends it from any thread; what still waits to be sent is sent in a moment or never. */
  @Override
  void close();
}
