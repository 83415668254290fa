package app.oriel.record;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.live.Threads;
import app.oriel.record.RecordState.Beginning;
import app.oriel.record.RecordState.Ended;
import app.oriel.record.RecordState.Failed;
import app.oriel.record.RecordState.Off;
import app.oriel.record.RecordState.Progress;
import app.oriel.record.RecordState.Running;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One recording of one camera: its own queue and its own thread, which owns the files. Packets may
 * be offered from one thread, all else from any.
 */
final class Recording {
  private static final Logger log = LoggerFactory.getLogger(Recording.class);

  /** Twice the pre-roll's: about half a minute of a fat stream, and what was before. */
  private static final long MOST_BYTES = 48L << 20;

  private static final Duration LOOK = Duration.ofMillis(200);

  /**
   * Where nothing is heard for so long, the file begins without sound; and where no picture came
   * out of order, as if none did.
   */
  private static final long PATIENCE = 700_000_000L;

  /** Pictures came for so long, and none that anything can begin with. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final String camera;
  private final InstantSource clock;
  private final Consumer<RecordState> told;
  private final RecordQueue queue;
  private final FileSeries files;
  private final Thread thread;
  private volatile @Nullable CameraException broken;
  private volatile long endAt = Long.MAX_VALUE;
  private volatile RecordState state = new Beginning();

  // Only the thread's.
  private final List<Packet> held = new ArrayList<>();
  private boolean heard;
  private boolean begun;
  private boolean seen;
  private long firstSeen;
  private @Nullable Progress last;

  /**
   * Starts at once.
   *
   * @param camera its name, for the thread and the log
   * @param told every state, on the recording's thread; must not block
   */
  Recording(
      String camera,
      Destination destination,
      RecordOptions options,
      DiskWatch disk,
      InstantSource clock,
      Threads threads,
      Consumer<RecordState> told) {
    this.camera = camera;
    this.clock = clock;
    this.told = told;
    this.queue = new RecordQueue(MOST_BYTES, disk.waiting());
    this.files =
        new FileSeries(destination, options, disk, this::wallTime, queue::lost, this::breakOff);
    this.thread = threads.startPlatform(camera + " recorder", this::run);
  }

  private Instant wallTime(long nanoTime) {
    return clock.instant().minusNanos(Math.max(0, System.nanoTime() - nanoTime));
  }

  private void breakOff(CameraException reason) {
    broken = reason;
  }

  /** Takes a packet; the first picture is a keyframe. Never blocks. */
  void offer(Packet packet) {
    queue.offer(packet);
  }

  /** Ends it after what was offered; does not wait. */
  void end() {
    queue.close();
  }

  /** Ends it with what arrives at a {@link System#nanoTime}. */
  void endAt(long nanoTime) {
    endAt = nanoTime;
  }

  /** Where it stands. */
  RecordState state() {
    return state;
  }

  /** Waits until its files are closed. */
  boolean join(Duration patience) throws InterruptedException {
    return thread.join(patience);
  }

  private void become(RecordState next) {
    state = next;
    told.accept(next);
  }

  private void run() {
    try (files) {
      become(state);
      write();
      files.finish();
      Progress all = files.progress();
      become(all == null ? new Off() : new Ended(all));
    } catch (IOException e) {
      failed(DiskProblems.of(files.place(), e));
    } catch (InterruptedException e) {
      failed(new CameraException(Problem.INTERRUPTED, Detail.of("ended-from-outside"), e));
    } catch (RuntimeException | Error e) {
      // An error too, memory that ran out say: the tile must tell it.
      log.error("{}: a mistake in Oriel", camera, e);
      Detail said = Detail.of("said", e.getClass().getSimpleName());
      failed(new CameraException(Problem.INTERNAL, said, e));
    } finally {
      queue.clear();
    }
  }

  private void failed(CameraException reason) {
    queue.close();
    log.warn("{}: the recording broke off: {}", camera, reason.getMessage());
    become(new Failed(reason, files.progress()));
  }

  private void write() throws IOException, InterruptedException {
    while (!queue.isOver()) {
      Packet packet = queue.poll(LOOK);
      CameraException reason = broken;
      if (reason != null) {
        files.finish();
        throw reason;
      }
      long now = packet == null ? System.nanoTime() : packet.arrival();
      if (now - endAt >= 0 && endAt != Long.MAX_VALUE) {
        return;
      }
      if (!take(packet)) {
        return;
      }
      checkBegun(packet);
      tell();
    }
    writeHeld();
  }

  /** Nobody waits without a word for a camera that sends, and never what a file can begin with. */
  private void checkBegun(@Nullable Packet packet) throws CameraException {
    if (packet instanceof Packet.Video && !seen) {
      seen = true;
      firstSeen = packet.arrival();
    }
    if (packet != null
        && seen
        && files.progress() == null
        && packet.arrival() - firstSeen >= LONGEST_WAIT.toNanos()) {
      throw new CameraException(
          Problem.NO_PICTURE,
          Detail.of("no-picture-to-begin-with-came-for-seconds", LONGEST_WAIT.toSeconds()));
    }
  }

  /**
   * The file's head says whether there is sound, and in which order pictures come, so the first
   * packets wait until that is known.
   */
  private boolean take(@Nullable Packet packet) throws IOException {
    if (begun) {
      return packet == null || write(packet);
    }
    if (packet != null) {
      held.add(packet);
      heard |= packet instanceof Packet.Audio;
      files.expect(packet);
    }
    // What waits in the queue may be old, and still has to be looked at.
    long now = packet == null ? System.nanoTime() : packet.arrival();
    boolean known = heard && files.knowsOrder();
    boolean enough = known || (!held.isEmpty() && now - held.getFirst().arrival() > PATIENCE);
    return !enough || held.isEmpty() || writeHeld();
  }

  private boolean writeHeld() throws IOException {
    begun = true;
    for (Packet each : held) {
      if (!write(each)) {
        return false;
      }
    }
    held.clear();
    return true;
  }

  private boolean write(Packet packet) throws IOException {
    return switch (packet) {
      case Packet.Video picture -> files.picture(picture);
      case Packet.Audio sound -> {
        files.sound(sound);
        yield true;
      }
    };
  }

  private void tell() {
    Progress now = files.progress();
    if (now != null && !now.equals(last)) {
      last = now;
      become(new Running(now));
    }
  }
}
