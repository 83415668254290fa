package app.oriel.talk;

import app.oriel.camera.OrielException;

/** What is said. Used by one thread. */
public interface Voice extends AutoCloseable {
  /** So many samples per second are wanted; called once, before anything is read. */
  void tune(int rate) throws OrielException, InterruptedException;

  /**
   * From now on it is heard; called again where somebody goes on to talk.
   *
   * @param now how many samples are taken at once next
   */
  void begin(int now);

  /**
   * Takes samples of one channel; never waits. Where there are fewer than asked for, silence is
   * heard.
   *
   * @return how many there were; -1 when all is said
   * @throws OrielException if nothing can be said any more
   */
  int read(short[] into, int from, int count) throws OrielException;

  /** The button was let go: only what was said before is still to be read. */
  void finish();

  @Override
  void close();

  /** Makes a voice for each talk. */
  @FunctionalInterface
  interface Source {
    /** Opens it; may block for some seconds, while the camera is reached. */
    Voice open() throws OrielException, InterruptedException;
  }
}
