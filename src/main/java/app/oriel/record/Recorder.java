package app.oriel.record;

import app.oriel.camera.Camera;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.live.LiveCameras;
import app.oriel.live.PacketSink;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.live.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one camera: remembers its last seconds, and writes what is asked for, whether anybody sees
 * it or not. For any thread; only {@link #close} blocks.
 */
public final class Recorder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Recorder.class);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** What is older is what the camera showed, and no beginning of what it shows. */
  private static final long STALE = TimeUnit.SECONDS.toNanos(3);

  private final String name;
  private final DiskWatch disk;
  private final InstantSource clock;
  private final Threads threads;
  private final Intake intake;

  // Guarded by this.
  private Destination destination;
  private RecordOptions options;
  private DisplayAspect aspect;
  private PreRollSettings remembered;
  private PreRoll preRoll;
  private final List<Consumer<RecorderState>> listeners = new ArrayList<>();
  private @Nullable Recording recording;
  private @Nullable Recording clip;
  private int recordings;
  private int clips;
  private boolean needsKeyframe = true;
  private RecorderState state = RecorderState.IDLE;
  private boolean closed;

  Recorder(
      Camera camera,
      LiveCameras cameras,
      @Nullable PictureFeed shown,
      Destination destination,
      RecordOptions options,
      PreRollSettings remembered,
      DiskWatch disk,
      InstantSource clock,
      Threads threads) {
    this.name = camera.name();
    this.destination = destination;
    this.options = options;
    this.aspect = camera.aspect();
    this.remembered = remembered;
    this.disk = disk;
    this.clock = clock;
    this.threads = threads;
    this.preRoll = new PreRoll(remembered.length(), remembered.bytes());
    this.intake = new Intake(this, camera, cameras, shown, new Sink(), threads);
    intake.begin();
    intake.best(remembered.best());
  }

  /** What is recorded from now on goes there; what is being recorded stays where it is. */
  public synchronized void keepIn(Destination next) {
    destination = next;
  }

  /** The camera's pictures have this shape in what is begun from now on. */
  public synchronized void showIn(DisplayAspect next) {
    aspect = next;
  }

  /** What is begun from now on is recorded so. */
  public synchronized void recordAs(RecordOptions next) {
    options = next;
  }

  /** Remembers so much from now on. */
  public synchronized void remember(PreRollSettings next) {
    try (PreRoll before = preRoll) {
      preRoll = new PreRoll(next.length(), next.bytes());
      before.all().forEach(preRoll::add);
    }
    remembered = next;
    chooseStream();
  }

  /** The best stream is worth its cost while somebody asked for it. */
  private void chooseStream() {
    intake.best(remembered.best() || (recording != null && recording.state().isOn()));
  }

  /**
   * Records from now on, beginning with the last keyframe; nothing new where it does already.
   *
   * <p>Where a tile shows a smaller stream, that is recorded until the best one has begun, so that
   * nothing of the moment is lost: then there are two files, because one cannot hold two sizes
   * without encoding anew. Who wants one may let the best stream be remembered.
   */
  public synchronized void start() {
    if (closed || (recording != null && recording.state().isOn())) {
      return;
    }
    int number = ++recordings;
    recording = begin(beginning(), now -> recordingIs(number, now));
    chooseStream();
  }

  private List<Packet> beginning() {
    List<Packet> before = preRoll.sinceKeyframe();
    boolean stale = !before.isEmpty() && System.nanoTime() - before.getLast().arrival() > STALE;
    return stale ? List.of() : before;
  }

  /** Ends the recording; its file is whole soon after. */
  public synchronized void stop() {
    if (recording != null) {
      recording.end();
      recording = null;
      chooseStream();
    }
  }

  /** Writes what is remembered, and goes on for some seconds; once more makes it go on longer. */
  public synchronized void saveLast() {
    if (closed) {
      return;
    }
    Recording running = clip;
    if (running == null || !running.state().isOn()) {
      int number = ++clips;
      running = begin(preRoll.all(), now -> clipIs(number, now));
      clip = running;
    }
    running.endAt(System.nanoTime() + remembered.after().toNanos());
  }

  private Recording begin(List<Packet> before, Consumer<RecordState> told) {
    RecordOptions how = options.shownIn(aspect);
    Recording begun = new Recording(name, destination, how, disk, clock, threads, told);
    before.forEach(begun::offer);
    return begun;
  }

  /** What it does now. */
  public synchronized RecorderState state() {
    return state;
  }

  /**
   * Tells every state from now on, and the present one at once: twice a second while something is
   * written.
   *
   * @param listener called on the recorder's threads, one call at a time; must not block
   * @return ends the telling
   */
  public synchronized Runnable onState(Consumer<RecorderState> listener) {
    listeners.add(listener);
    listener.accept(state);
    return () -> forget(listener);
  }

  private synchronized void forget(Consumer<RecorderState> listener) {
    listeners.remove(listener);
  }

  /** Tells the states of the camera's session, as {@link PictureFeed#onState}. */
  public Runnable onSession(Consumer<SessionState> listener) {
    return intake.onState(listener);
  }

  /**
   * What makes the newest picture, from its last keyframe on; empty where nothing came.
   *
   * @param ofBest nothing else will do than the camera's best stream
   */
  synchronized List<Packet> newestPicture(boolean ofBest) {
    return !ofBest || intake.isBest() ? preRoll.sinceKeyframe() : List.of();
  }

  /** How much memory the remembered seconds take. */
  public synchronized long remembered() {
    return preRoll.bytes();
  }

  /** One that was stopped may still be ending while the next runs: then only that counts. */
  private void recordingIs(int number, RecordState now) {
    change(old -> number == recordings ? new RecorderState(now, old.clip()) : old);
    if (now instanceof RecordState.Failed) {
      synchronized (this) {
        chooseStream();
      }
    }
  }

  private void clipIs(int number, RecordState now) {
    change(old -> number == clips ? new RecorderState(old.recording(), now) : old);
  }

  private synchronized void change(UnaryOperator<RecorderState> rule) {
    RecorderState next = rule.apply(state);
    if (next.equals(state)) {
      return;
    }
    state = next;
    for (Consumer<RecorderState> listener : List.copyOf(listeners)) {
      try {
        listener.accept(state);
      } catch (RuntimeException e) {
        // A listener's mistake must not end a recording.
        log.error("{}: a listener failed", name, e);
      }
    }
  }

  /** Takes what the session hands out; on the session's threads. */
  private final class Sink implements PacketSink {
    @Override
    public void offer(Packet.Video packet) {
      synchronized (Recorder.this) {
        needsKeyframe &= !packet.keyframe();
        if (!needsKeyframe) {
          keep(packet);
        } else if (recording != null && recording.state() instanceof RecordState.Beginning) {
          // It can begin with none of these, and says so where no other comes.
          recording.offer(packet);
        }
      }
    }

    @Override
    public void offer(Packet.Audio packet) {
      synchronized (Recorder.this) {
        keep(packet);
      }
    }

    /** What was lost on the way is a gap in the file, as it is in the picture. */
    @Override
    public void missed(Losses more) {}

    private void keep(Packet packet) {
      preRoll.add(packet);
      if (recording != null) {
        recording.offer(packet);
      }
      if (clip != null) {
        clip.offer(packet);
      }
    }

    @Override
    public void startOver() {
      synchronized (Recorder.this) {
        needsKeyframe = true;
      }
    }

    @Override
    public void close() {
      synchronized (Recorder.this) {
        if (recording != null) {
          recording.end();
        }
        if (clip != null) {
          clip.end();
        }
      }
    }
  }

  private synchronized void forgetAll() {
    preRoll.close();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Ends all and lets the camera go; does not wait for the files. Harmless twice. */
  public void end() {
    for (Recording each : running(true)) {
      each.end();
    }
    intake.close();
    forgetAll();
  }

  private synchronized List<Recording> running(boolean forTheLastTime) {
    closed |= forTheLastTime;
    return Stream.of(recording, clip).filter(Objects::nonNull).toList();
  }

  /** After {@link #end}: waits until the files are closed; whether they are. */
  public boolean awaitFiles(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Recording each : running(false)) {
      if (!each.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
        return false;
      }
    }
    return true;
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
  }
}
