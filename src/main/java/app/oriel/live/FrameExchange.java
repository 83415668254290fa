package app.oriel.live;

import app.oriel.codec.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * Hands pictures from the decoder to the window without copies and without waiting: three buffers,
 * the newest picture wins. The decoder writes into a free one; each pulse takes what is ready; the
 * picture shown before becomes free one pulse later, because the window's render thread still reads
 * it after the pulse that replaced it.
 */
public final class FrameExchange {
  private static final int BUFFERS = 3;

  private final Frame[] frames = new Frame[BUFFERS];
  private @Nullable Frame ready;
  private @Nullable Frame shown;
  private @Nullable Frame retiring;
  private long unseen;

  /** Makes an empty exchange; buffers come with the first picture. */
  public FrameExchange() {
    for (int i = 0; i < BUFFERS; i++) {
      frames[i] = new Frame();
    }
  }

  /** One of the three places for a picture. The pixels change only when their size does. */
  public static final class Frame {
    private @Nullable Pixels pixels;
    private long arrival;
    private Viewport sight = Viewport.NOTHING;

    /** The picture; a new object whenever the size has changed. */
    public Pixels pixels() {
      Pixels held = pixels;
      if (held == null) {
        throw new IllegalStateException("nothing was written");
      }
      return held;
    }

    /** {@link System#nanoTime} when the last byte of its access unit was read. */
    public long arrival() {
      return arrival;
    }

    /** What of the camera's picture it shows; the same object while that is the same. */
    public Viewport sight() {
      return sight;
    }

    private Pixels sized(int width, int height) {
      Pixels held = pixels;
      if (held == null || held.width() != width || held.height() != height) {
        held = new Pixels(width, height);
        pixels = held;
      }
      return held;
    }
  }

  /**
   * For the decoder: a place to write a picture of this size, until {@link #publish}. Where the
   * window is behind, this takes back the picture it has not shown.
   */
  public synchronized Frame toWrite(int width, int height) {
    Frame free = anyFree();
    if (free == null) {
      free = ready;
      ready = null;
      unseen++;
    }
    if (free == null) {
      throw new IllegalStateException("one writer at a time");
    }
    free.sized(width, height);
    return free;
  }

  private @Nullable Frame anyFree() {
    for (Frame frame : frames) {
      if (frame != ready && frame != shown && frame != retiring) {
        return frame;
      }
    }
    return null;
  }

  /** For the decoder: what was written is whole and newest now. */
  public synchronized void publish(Frame written, long arrival, Viewport sight) {
    written.arrival = arrival;
    written.sight = sight;
    if (ready != null) {
      unseen++;
    }
    ready = written;
  }

  /** For each pulse of the window: the newest picture, or null where none has come since. */
  public synchronized @Nullable Frame take() {
    retiring = null;
    Frame newest = ready;
    if (newest != null) {
      retiring = shown;
      shown = newest;
      ready = null;
    }
    return newest;
  }

  /** Pictures that a newer one replaced before a pulse could show them. */
  public synchronized long unseen() {
    return unseen;
  }
}
