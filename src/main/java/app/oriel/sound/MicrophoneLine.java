package app.oriel.sound;

/** An open microphone. Read by one thread; {@link #close} is for any. */
public interface MicrophoneLine extends AutoCloseable {
  /** Samples per second. */
  int rate();

  /** Waits for so many samples of one channel; fewer, or none, once it is closed or has gone. */
  int read(short[] into, int count);

  /** Ends it; harmless twice. */
  @Override
  void close();
}
