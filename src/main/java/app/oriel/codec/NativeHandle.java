package app.oriel.codec;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Owns one native object: made, used and freed on one thread, or by whoever holds its guard. Use
 * after close and use by anybody else are mistakes in the program and fail at once, before they
 * become a crash.
 */
final class NativeHandle<P extends Pointer> implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  private final Thread owner = Thread.currentThread();
  private final Consumer<P> free;
  private final @Nullable ReentrantLock guard;
  private @Nullable P pointer;

  /**
   * @param pointer the object, or null where FFmpeg could not make it
   * @param free frees it, once
   * @throws IllegalStateException if the object could not be made
   */
  NativeHandle(String what, @Nullable P pointer, Consumer<P> free) {
    this(what, pointer, free, null);
  }

  /**
   * As above.
   *
   * @param guard who holds it may use and free the object, whatever the thread; null for the thread
   *     that makes it, and no other
   */
  NativeHandle(String what, @Nullable P pointer, Consumer<P> free, @Nullable ReentrantLock guard) {
    if (pointer == null || pointer.isNull()) {
      throw new IllegalStateException("FFmpeg could not make " + what);
    }
    this.pointer = pointer;
    this.free = free;
    this.guard = guard;
  }

  /** The object, for a call that ends before this handle is closed. */
  P get() {
    P open = pointer;
    if (open == null) {
      throw new IllegalStateException("used after close");
    }
    if (guard == null && !Thread.currentThread().equals(owner)) {
      throw new IllegalStateException("made by " + owner.getName() + ", used by another thread");
    }
    if (guard != null && !guard.isHeldByCurrentThread()) {
      throw new IllegalStateException("used without its guard");
    }
    return open;
  }

  /** Puts another object in place of this one, where FFmpeg reallocates; the old one is gone. */
  void replace(P other) {
    get();
    pointer = other;
  }

  @Override
  public void close() {
    if (pointer != null) {
      P open = get();
      pointer = null;
      free.accept(open);
      open.setNull();
    }
  }
}
