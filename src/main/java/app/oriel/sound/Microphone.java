package app.oriel.sound;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The microphone, open while somebody listens to it, and shared by all who do. For any thread. */
public final class Microphone implements AutoCloseable {
  private static final int MOST_PERCENT = 400;

  private final MicrophoneDevice device;
  private final ThreadFactory threads;
  private final LongSupplier nanoTime;
  private final MicrophoneControl settings = new MicrophoneControl();

  // Guarded by this.
  private @Nullable MicrophoneCapture recorder;
  private String chosen = "";
  private boolean closed;

  /**
   * A microphone that is opened when somebody listens.
   *
   * @param threads of daemon platform threads: a broken device may never return
   * @param nanoTime as {@link System#nanoTime}
   */
  public Microphone(MicrophoneDevice device, ThreadFactory threads, LongSupplier nanoTime) {
    this.device = device;
    this.threads = threads;
    this.nanoTime = nanoTime;
  }

  /** The system's microphone; nothing is touched before somebody listens. */
  public static Microphone ofSystem(ThreadFactory threads) {
    return new Microphone(new SystemMicrophone(), threads, System::nanoTime);
  }

  /** The names of all microphones that can be chosen. Blocks for a moment. */
  public List<String> names() {
    return device.names();
  }

  /** Who listens hears this one from now on; empty for the one that the system has chosen. */
  public synchronized void choose(String name) {
    MicrophoneCapture now = recorder;
    boolean other = !chosen.equals(name);
    chosen = name;
    if (now != null && other) {
      boolean follows = now.use(name);
      recorder = follows ? now : null;
      threads.newThread(follows ? now::giveBack : now::end).start();
    }
  }

  /** How much louder, in percent: 100 as it comes. */
  public void gain(int percent) {
    settings.gain = Math.clamp(percent, 0, MOST_PERCENT) / 100.0;
  }

  /** Whether quiet noise is silenced; so it is at first. */
  public void noiseGate(boolean on) {
    settings.gate = on;
  }

  /** How loud it is now, 0 to 1, on a scale as ears have it; 0 while nobody listens. */
  public double level() {
    return settings.level;
  }

  /**
   * Listens. Blocks until the device is open, for at most some seconds.
   *
   * @param rate samples per second that are wanted
   * @return what is heard, which the caller closes
   * @throws OrielException {@link Problem#NO_MICROPHONE} where there is none or it may not be used
   */
  public MicrophoneTake listen(int rate) throws OrielException, InterruptedException {
    while (true) {
      MicrophoneCapture now = running();
      var take = new MicrophoneTake(rate, nanoTime, now::leave);
      try {
        now.awaitOpen();
      } catch (OrielException | InterruptedException e) {
        // A device that opens later would hear, and nobody would close it.
        now.leave(take);
        throw e;
      }
      if (now.join(take)) {
        return take;
      }
      forget(now);
    }
  }

  private synchronized MicrophoneCapture running() throws OrielException {
    if (closed) {
      throw new OrielException(Problem.NO_MICROPHONE, Detail.of("closed-on-this-side"));
    }
    MicrophoneCapture now = recorder;
    if (now == null || now.isOver()) {
      now = new MicrophoneCapture(device, chosen, settings, nanoTime);
      recorder = now;
      threads.newThread(now).start();
    }
    return now;
  }

  private synchronized void forget(MicrophoneCapture over) {
    if (over.equals(recorder)) {
      recorder = null;
    }
  }

  /** Gives the device back for good. */
  @Override
  public synchronized void close() {
    closed = true;
    if (recorder != null) {
      recorder.end();
      recorder = null;
    }
  }
}
