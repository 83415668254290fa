package app.oriel.record;

import app.oriel.camera.Delivery;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.Seam;
import app.oriel.live.QueuePolicy;
import app.oriel.live.Subscription;
import app.oriel.process.Threads;
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
 * One recording of one camera: its own subscription and its own thread, which owns the files. For
 * any thread.
 *
 * <p>One file cannot hold two sizes without encoding anew, and a recording is one thing to whoever
 * presses the button. So where a smaller stream is shown, the recording begins with the first
 * keyframe of the best one, a second or two later; what was before is remembered, to be saved by
 * itself. Keeping the best stream open wherever the button might be pressed would cost nine times
 * the traffic, and the camera a viewer that its owner's phone may need. What comes meanwhile is
 * held, and is the beginning after all where the camera does not give its best stream soon.
 */
final class Recording {
  private static final Logger log = LoggerFactory.getLogger(Recording.class);

  /** About half a minute of a fat stream. */
  private static final long MOST_BYTES = 48L << 20;

  private static final Duration LOOK = Duration.ofMillis(200);

  /**
   * Where nothing is heard for so long, the file begins without sound; and where no picture came
   * out of order, as if none did.
   */
  private static final long PATIENCE = 700_000_000L;

  /** Pictures came for so long, and none that anything can begin with. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** For the best stream's first keyframe: connecting, and a long way between two keyframes. */
  private static final Duration BEST_PATIENCE = Duration.ofSeconds(8);

  private final String camera;
  private final Subscription packets;
  private final InstantSource clock;
  private final Consumer<RecordState> told;
  private final FileSeries files;
  private final Thread thread;
  private volatile @Nullable OrielException broken;
  private volatile long endAt = Long.MAX_VALUE;
  private volatile RecordState state = new Beginning();

  // Only the thread's.
  private final List<Packet> held;
  private final long start = System.nanoTime();
  private int expected;
  private boolean begun;
  private boolean seen;
  private long firstSeen;
  private @Nullable Progress last;

  /**
   * Starts at once.
   *
   * @param camera its name, for the thread and the log
   * @param before what it begins with, from a keyframe on; may be empty
   * @param packets what goes on from there; ended with the recording
   * @param told every state, on the recording's thread; must not block
   */
  Recording(
      String camera,
      List<Packet> before,
      Subscription packets,
      Destination destination,
      RecordOptions options,
      DiskWatch disk,
      InstantSource clock,
      Threads threads,
      Consumer<RecordState> told) {
    this.camera = camera;
    this.held = new ArrayList<>(before);
    this.packets = packets;
    this.clock = clock;
    this.told = told;
    this.files =
        new FileSeries(
            destination, options, disk, this::wallTime, packets::dropped, this::breakOff);
    this.thread = threads.startPlatform(camera + " recorder", this::run);
  }

  /** The queue of a recording's subscription. */
  static QueuePolicy queue(DiskWatch disk) {
    return new QueuePolicy.Keep(MOST_BYTES, disk.waiting());
  }

  private Instant wallTime(long nanoTime) {
    return clock.instant().minusNanos(Math.max(0, System.nanoTime() - nanoTime));
  }

  private void breakOff(OrielException reason) {
    broken = reason;
  }

  /** Ends it after what has come; does not wait. */
  void end() {
    packets.end();
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
      failed(new OrielException(Problem.INTERRUPTED, Detail.of("ended-from-outside"), e));
    } catch (RuntimeException | Error e) {
      // Even when memory ran out: the tile must tell it.
      log.error("{}: a mistake in Oriel", camera, e);
      failed(OrielException.mistake(e));
    } finally {
      packets.end();
      packets.clear();
    }
  }

  private void failed(OrielException reason) {
    packets.end();
    log.warn("{}: the recording broke off: {}", camera, reason.getMessage());
    become(new Failed(reason, files.progress()));
  }

  private void write() throws IOException, InterruptedException {
    while (!packets.isOver()) {
      Delivery next = packets.next(LOOK);
      OrielException reason = broken;
      if (reason != null) {
        files.finish();
        throw reason;
      }
      Packet packet = next instanceof Packet came ? came : null;
      long now = packet == null ? System.nanoTime() : packet.arrival();
      if (now - endAt >= 0 && endAt != Long.MAX_VALUE) {
        break;
      }
      if (next instanceof Seam seam) {
        changesTo(seam);
      } else if (!take(packet, now)) {
        return;
      }
      checkBegun(packet, now);
      tell();
    }
    writeHeld();
  }

  /** Nobody waits without a word for a camera that sends, and never what a file can begin with. */
  private void checkBegun(@Nullable Packet packet, long now) throws OrielException {
    long unusable = packets.unusableSince();
    if (!seen && (unusable != 0 || packet instanceof Packet.Video)) {
      seen = true;
      firstSeen = unusable != 0 || packet == null ? unusable : packet.arrival();
    }
    if (seen
        && files.progress() == null
        && (unusable != 0 || packet != null)
        && now - firstSeen >= LONGEST_WAIT.toNanos()) {
      throw new OrielException(
          Problem.NO_PICTURE,
          Detail.of("no-picture-to-begin-with-came-for-seconds", LONGEST_WAIT.toSeconds()));
    }
  }

  /** Nothing is in a file yet: then the best stream is all of it. */
  private void changesTo(Seam seam) {
    if (seam.otherStream() && seam.quality() == Quality.MAIN && !begun) {
      held.clear();
      expected = 0;
    }
  }

  /**
   * The file's head says whether there is sound, and in which order pictures come, so the first
   * packets wait until that is known.
   */
  private boolean take(@Nullable Packet packet, long now) throws IOException {
    if (begun) {
      return packet == null || write(packet);
    }
    if (packet != null) {
      held.add(packet);
    }
    return held.isEmpty() || awaitsBest() || !isKnown(now) || writeHeld();
  }

  private boolean awaitsBest() {
    return packets.awaitsBetter() && System.nanoTime() - start < BEST_PATIENCE.toNanos();
  }

  /** What waits in the queue may be old, and still has to be looked at. */
  private boolean isKnown(long now) {
    expect();
    boolean heard = held.stream().anyMatch(Packet.Audio.class::isInstance);
    return (heard && files.knowsOrder()) || now - held.getFirst().arrival() > PATIENCE;
  }

  private void expect() {
    for (; expected < held.size(); expected++) {
      files.expect(held.get(expected));
    }
  }

  private boolean writeHeld() throws IOException {
    expect();
    begun = true;
    for (Packet each : held) {
      if (!write(each)) {
        return false;
      }
    }
    held.clear();
    expected = 0;
    return true;
  }

  private boolean write(Packet packet) throws IOException {
    return switch (packet) {
      case Packet.Video picture -> files.picture(picture);
      case Packet.Audio sound -> files.sound(sound);
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
