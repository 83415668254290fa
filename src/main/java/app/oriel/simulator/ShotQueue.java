package app.oriel.simulator;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Shots on their way to one client, bounded, so that a client that stops reading costs nobody else
 * anything: when it is full, all is lost up to the next keyframe. Filled by the footage's thread,
 * emptied by the client's.
 */
public final class ShotQueue {
  /** More than three seconds of sixty pictures a second with sound. */
  private static final int MOST_SHOTS = 256;

  private static final int MOST_BYTES = 8 << 20;

  private final ArrayDeque<Shot> shots = new ArrayDeque<>();
  private int bytes;
  private boolean waitForKeyframe;
  private boolean silentUntilPicture;
  private boolean skipKeyframe;
  private boolean closed;

  /**
   * @param startWithKeyframe whether the first shot is a keyframe; otherwise the first picture is
   *     none
   */
  public ShotQueue(boolean startWithKeyframe) {
    waitForKeyframe = startWithKeyframe;
    silentUntilPicture = true;
    skipKeyframe = !startWithKeyframe;
  }

  /** Adds a shot, or loses it. Never blocks for long. */
  public synchronized void offer(Shot shot) {
    if (closed || !wanted(shot)) {
      return;
    }
    int size = size(shot);
    if (shots.size() >= MOST_SHOTS || bytes + size > MOST_BYTES) {
      shots.clear();
      bytes = 0;
      waitForKeyframe = !(shot instanceof Shot.Picture picture && picture.keyframe());
      if (waitForKeyframe) {
        return;
      }
    }
    shots.addLast(shot);
    bytes += size;
    notifyAll();
  }

  /** The next shot, or null once the queue is closed; waits for it. */
  public synchronized @Nullable Shot take() throws InterruptedException {
    while (shots.isEmpty() && !closed) {
      wait();
    }
    if (closed) {
      return null;
    }
    Shot shot = shots.removeFirst();
    bytes -= size(shot);
    return shot;
  }

  /** Waits until the queue is closed. */
  public synchronized void awaitClosed() throws InterruptedException {
    while (!closed) {
      wait();
    }
  }

  /** Loses what is left and lets nothing more in. */
  public synchronized void close() {
    closed = true;
    shots.clear();
    bytes = 0;
    notifyAll();
  }

  private boolean wanted(Shot shot) {
    if (!(shot instanceof Shot.Picture picture)) {
      return !silentUntilPicture;
    }
    if (skipKeyframe && picture.keyframe()) {
      skipKeyframe = false;
      return false;
    }
    if (waitForKeyframe && !picture.keyframe()) {
      return false;
    }
    waitForKeyframe = false;
    skipKeyframe = false;
    silentUntilPicture = false;
    return true;
  }

  private static int size(Shot shot) {
    return switch (shot) {
      case Shot.Picture picture -> picture.accessUnit().length;
      case Shot.Sound sound -> sound.muLaw().length;
    };
  }
}
