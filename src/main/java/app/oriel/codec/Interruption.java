package app.oriel.codec;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends FFmpeg's reading of a file: when it was asked to from any thread, when the reading thread is
 * interrupted, and when one call takes too long. FFmpeg asks before each read of the file, on the
 * thread that called it.
 */
final class Interruption {
  static {
    FFmpeg.load();
  }

  /** Keeps no state, because FFmpeg knows it for as long as the program runs. */
  static final AVIOInterruptCB.Callback_Pointer ASKED = new Question();

  private static final ScopedValue<Interruption> HERE = ScopedValue.newInstance();

  private final ScopedValue.Carrier here = ScopedValue.where(HERE, this);
  private final long limit;
  private volatile boolean wanted;

  // Only the reading thread's.
  private long deadline;
  private boolean late;

  /**
   * @param limit for one call
   */
  Interruption(Duration limit) {
    this.limit = limit.toNanos();
  }

  /** A call into FFmpeg that may read the file. */
  @FunctionalInterface
  interface NativeCall extends ScopedValue.CallableOp<Integer, RuntimeException> {
    /** What FFmpeg returned. */
    @Override
    Integer call();
  }

  /** Calls FFmpeg, for one thread at a time. */
  int during(NativeCall call) {
    deadline = System.nanoTime() + limit;
    late = false;
    return here.call(call);
  }

  /** Ends the call that runs, and each one after it. From any thread. */
  void end() {
    wanted = true;
  }

  /** Whether the end was asked for. */
  boolean isWanted() {
    return wanted;
  }

  /** Whether the last call was ended because it took too long; for the reading thread. */
  boolean isLate() {
    return late;
  }

  private boolean isDue() {
    late = System.nanoTime() - deadline > 0;
    return late || wanted || Thread.currentThread().isInterrupted();
  }

  private static final class Question extends AVIOInterruptCB.Callback_Pointer {
    @Override
    public int call(Pointer nothing) {
      return HERE.isBound() && HERE.get().isDue() ? 1 : 0;
    }
  }
}
