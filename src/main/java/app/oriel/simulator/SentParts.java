package app.oriel.simulator;

/** Learns when a software camera has sent something, to measure delay from there. */
@FunctionalInterface
public interface SentParts {
  /**
   * The last byte of a part was written to the client's socket. Called on the stream's thread; must
   * not block.
   *
   * @param capturedAt of the shot that the part is made from; several parts may share it
   * @param nanoTime {@link System#nanoTime} right after the write
   */
  void sent(long capturedAt, long nanoTime);
}
