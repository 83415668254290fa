package app.oriel.sound;

/** An open way to a loudspeaker. Used by one thread; only {@link #close} is for any. */
public interface SpeakerLine extends AutoCloseable {
  /** Samples per second. */
  int rate();

  /** How many samples can be written now without waiting; 0 also where the device has gone. */
  int room();

  /** Writes up to so many samples of one channel; how many it took. */
  int write(short[] samples, int count);

  /** How many samples have been played since it was opened. */
  long played();

  /** Ends it at once and forgets what was not played; harmless twice. */
  @Override
  void close();
}
