package app.oriel.record;

import app.oriel.camera.Delivery;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.Packet;
import app.oriel.camera.Quality;
import app.oriel.camera.Seam;
import app.oriel.live.CameraHub;
import app.oriel.live.QueuePolicy;
import app.oriel.live.SessionState;
import app.oriel.live.Subscription;
import app.oriel.live.Want;
import app.oriel.process.StateHolder;
import app.oriel.process.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one camera: remembers its last seconds, and writes what is asked for, whether anybody sees
 * it or not. One thread takes the packets, owns what is remembered and does what is asked; nothing
 * that is asked waits for it. For any thread; only {@link #close} blocks.
 *
 * <p>Nine small tiles show sub streams of half a megabit each. Nine main streams kept open for a
 * press of a button that may never come would be 20 to 40 Mbit/s, more than most homes' Wi-Fi
 * carries, and on cameras that serve two viewers they would shut out the owner's phone. So what was
 * before the press is what was shown, and from the press on the best is kept, unless the user says
 * that the best is to be remembered too.
 */
public final class Recorder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Recorder.class);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** As much as may be remembered: only a machine that stands still lets so much wait. */
  private static final QueuePolicy QUEUE = new QueuePolicy.Keep(16L << 20);

  /** What is older is what the camera showed, and no beginning of what it shows. */
  private static final long STALE = TimeUnit.SECONDS.toNanos(3);

  private final String name;
  private final boolean alone;
  private final DiskWatch disk;
  private final InstantSource clock;
  private final Threads threads;
  private final Subscription packets;
  private final Thread keeper;
  private final Queue<Runnable> asked = new ConcurrentLinkedQueue<>();
  private final StateHolder<RecorderState> states = new StateHolder<>(RecorderState.IDLE);

  private volatile Destination destination;
  private volatile RecordOptions options;
  private volatile DisplayAspect aspect;
  private volatile PreRollSettings remembered;
  private volatile long bytes;
  private volatile boolean closed;
  private volatile boolean over;

  /** How many were begun: only the newest's states count, while one that was stopped may end. */
  private final AtomicInteger recordings = new AtomicInteger();

  private final AtomicInteger clips = new AtomicInteger();

  // Only the keeper's.
  private final PreRoll preRoll;
  private Quality quality = Quality.SUB;
  private @Nullable Recording recording;
  private @Nullable Recording stopped;
  private @Nullable Recording clip;

  /**
   * Begins to remember.
   *
   * @param alone whether nobody else watches the camera: then its best stream is opened at once
   */
  Recorder(
      CameraHub camera,
      boolean alone,
      Destination destination,
      RecordOptions options,
      PreRollSettings remembered,
      DiskWatch disk,
      InstantSource clock,
      Threads threads) {
    this.name = camera.camera().name();
    this.alone = alone;
    this.destination = destination;
    this.options = options;
    this.aspect = camera.camera().aspect();
    this.remembered = remembered;
    this.disk = disk;
    this.clock = clock;
    this.threads = threads;
    this.preRoll = new PreRoll(remembered.length(), remembered.bytes());
    this.packets = camera.subscribe(want(), QUEUE);
    this.keeper = threads.startVirtual(name + " keeper", this::keepAll);
  }

  // For any thread.

  /** What is recorded from now on goes there; what is being recorded stays where it is. */
  public void keepIn(Destination next) {
    destination = next;
  }

  /** The camera's pictures have this shape in what is begun from now on. */
  public void showIn(DisplayAspect next) {
    aspect = next;
  }

  /** What is begun from now on is recorded so. */
  public void recordAs(RecordOptions next) {
    options = next;
  }

  /** Remembers so much from now on. */
  public void remember(PreRollSettings next) {
    remembered = next;
    ask(
        () -> {
          preRoll.limit(next.length(), next.bytes());
          bytes = preRoll.bytes();
          chooseStream();
        });
  }

  /** Records from now on, beginning with the last keyframe; nothing new where it does already. */
  public void start() {
    ask(
        () -> {
          if (!closed && (recording == null || !recording.state().isOn())) {
            int number = recordings.incrementAndGet();
            recording = begin(beginning(), Want.BEST, now -> recordingIs(number, now));
            chooseStream();
          }
        });
  }

  /** Ends the recording; its file is whole soon after. */
  public void stop() {
    ask(
        () -> {
          if (recording != null) {
            recording.end();
            stopped = recording;
            recording = null;
            chooseStream();
          }
        });
  }

  /** Writes what is remembered, and goes on for some seconds; once more makes it go on longer. */
  public void saveLast() {
    long end = System.nanoTime() + remembered.after().toNanos();
    ask(
        () -> {
          if (!closed && (clip == null || !clip.state().isOn())) {
            int number = clips.incrementAndGet();
            clip = begin(preRoll.all(), want(), now -> clipIs(number, now));
          }
          if (clip != null) {
            clip.endAt(end);
          }
        });
  }

  /** What it does now. */
  public RecorderState state() {
    return states.get();
  }

  /**
   * Tells every state from now on, and the present one at once: twice a second while something is
   * written.
   *
   * @param listener called on the recorder's threads, one call at a time; must not block
   * @return ends the telling
   */
  public Runnable onState(Consumer<RecorderState> listener) {
    return states.tell(listener);
  }

  /** Tells the states of the camera's session, as {@link Subscription#onState}. */
  public Runnable onSession(Consumer<SessionState> listener) {
    return packets.onState(listener);
  }

  /**
   * What makes the newest picture, from its last keyframe on; empty where nothing came. Blocks.
   *
   * @param ofBest nothing else will do than the camera's best stream
   */
  List<Packet> newestPicture(boolean ofBest) throws InterruptedException {
    CompletableFuture<List<Packet>> answer = new CompletableFuture<>();
    ask(
        () ->
            answer.complete(
                ofBest && quality != Quality.MAIN ? List.of() : preRoll.sinceKeyframe()));
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** How much memory the remembered seconds take. */
  public long remembered() {
    return bytes;
  }

  boolean isClosed() {
    return closed;
  }

  /** Lets the keeper do this next; never waits. */
  private void ask(Runnable step) {
    asked.add(step);
    packets.wake();
    if (over) {
      doAsked();
    }
  }

  // Only on the keeper's thread; once that has ended, nothing is left to do.

  private void doAsked() {
    for (Runnable step = asked.poll(); step != null; step = asked.poll()) {
      safely(step);
    }
  }

  private void keepAll() {
    try {
      while (!packets.isOver()) {
        Delivery next = packets.next();
        safely(() -> keep(next));
        doAsked();
      }
    } catch (InterruptedException e) {
      log.debug("{}: the keeper was ended", name);
    } finally {
      closed = true;
      running().forEach(Recording::end);
      preRoll.close();
      over = true;
      doAsked();
    }
  }

  /** Whatever goes wrong, even when memory ran out, what comes next is kept again. */
  private void safely(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      log.error("{}: a mistake in Oriel", name, e);
    }
  }

  private void keep(@Nullable Delivery next) {
    switch (next) {
      case Packet packet -> preRoll.add(packet);
      case Seam seam -> quality = seam.quality();
      case null -> {}
    }
    bytes = preRoll.bytes();
  }

  /** The best stream is worth its cost while somebody asked for it. */
  private void chooseStream() {
    boolean records = recording != null && recording.state().isOn();
    packets.want(records ? Want.BEST : want());
  }

  private Want want() {
    return alone || remembered.best() ? Want.BEST : Want.RIDE_ALONG;
  }

  private List<Packet> beginning() {
    List<Packet> before = preRoll.sinceKeyframe();
    boolean stale = !before.isEmpty() && System.nanoTime() - before.getLast().arrival() > STALE;
    return stale ? List.of() : before;
  }

  private Recording begin(List<Packet> before, Want want, Consumer<RecordState> told) {
    Subscription next = packets.fork(want, Recording.queue(disk));
    RecordOptions how = options.shownIn(aspect);
    return new Recording(name, before, next, destination, how, disk, clock, threads, told);
  }

  private List<Recording> running() {
    return Stream.of(recording, stopped, clip)
        .flatMap(Stream::ofNullable)
        .filter(each -> each.state().isOn())
        .toList();
  }

  // On the recordings' threads.

  private void recordingIs(int number, RecordState now) {
    states.change(old -> number == recordings.get() ? new RecorderState(now, old.clip()) : old);
    if (!now.isOn()) {
      ask(this::chooseStream);
    }
  }

  private void clipIs(int number, RecordState now) {
    states.change(old -> number == clips.get() ? new RecorderState(old.recording(), now) : old);
  }

  /** Ends all and lets the camera go; does not wait for the files. Harmless twice. */
  public void end() {
    closed = true;
    packets.end();
  }

  /** After {@link #end}: waits until the files are closed; whether they are. */
  public boolean awaitFiles(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    if (!keeper.join(until(deadline))) {
      return false;
    }
    for (Recording each : running()) {
      if (!each.join(until(deadline))) {
        return false;
      }
    }
    return true;
  }

  private static Duration until(long deadline) {
    return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
  }

  /** Ends all, and waits until the files are closed, but not for ever. Harmless twice. */
  @Override
  public void close() {
    end();
    try {
      if (!awaitFiles(FAREWELL)) {
        log.warn("{}: a recording did not end in time", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    packets.close();
  }
}
