package app.oriel.simulator;

import java.util.function.Consumer;

/** What a software camera sees and hears: made once, in real time, for all who watch. */
public interface Footage extends AutoCloseable {
  /**
   * Delivers every shot from now on. The next picture is a keyframe as soon as the footage can make
   * one; a watcher that wants to start with it waits for it.
   *
   * @param watcher called on the footage's own thread; must not block
   * @return ends the delivery; harmless twice
   */
  Watch watch(Consumer<Shot> watcher);

  /** Ends the footage and all watching. */
  @Override
  void close();

  /** One watcher's subscription. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
