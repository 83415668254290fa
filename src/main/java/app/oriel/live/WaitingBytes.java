package app.oriel.live;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to be written, in all recordings together: a disk that hangs holds them all up, and
 * the program has only so much memory. For any thread.
 */
public final class WaitingBytes {
  private final long most;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * None at first.
   *
   * @param most bytes of all
   */
  public WaitingBytes(long most) {
    this.most = most;
  }

  /** Takes so many bytes more in, unless they were too many. */
  boolean add(int more) {
    boolean fits = bytes.addAndGet(more) <= most;
    if (!fits) {
      bytes.addAndGet(-more);
    }
    return fits;
  }

  /** So many wait no longer. */
  void remove(long less) {
    bytes.addAndGet(-less);
  }
}
