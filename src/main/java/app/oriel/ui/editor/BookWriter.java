package app.oriel.ui.editor;

import app.oriel.live.Threads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns what forms and removals are writing to the book: aside, one after the other in the order in
 * which it was asked for. For any thread.
 */
final class BookWriter {
  private static final Logger log = LoggerFactory.getLogger(BookWriter.class);

  /** A little longer than the profile waits for another program that writes it. */
  private static final Duration FAREWELL = Duration.ofSeconds(11);

  private final Threads threads;

  // Guarded by this.
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private @Nullable Thread writer;

  /**
   * @param threads for the writing, which blocks
   */
  BookWriter(Threads threads) {
    this.threads = threads;
  }

  /** Writes this after all that was asked for before. */
  synchronized void write(Runnable work) {
    waiting.add(work);
    if (writer == null) {
      writer = threads.startVirtual("camera book", this::writeAll);
    }
  }

  private void writeAll() {
    while (true) {
      Runnable next;
      synchronized (this) {
        next = waiting.poll();
        if (next == null) {
          writer = null;
          return;
        }
      }
      try {
        next.run();
      } catch (RuntimeException | Error e) {
        log.error("a mistake in Oriel", e);
      }
    }
  }

  /** Waits until all is written, but not for ever; blocks. */
  void finish() throws InterruptedException {
    Thread last;
    synchronized (this) {
      last = writer;
    }
    if (last != null && !last.join(FAREWELL)) {
      log.warn("the last changes of cameras are not kept: the profile is in use");
    }
  }
}
