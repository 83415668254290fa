package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionState.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of a camera that one tile shows, main or sub. Another one is opened beside it and
 * takes over with its first keyframe, so that there is never a gap; a stream that the camera does
 * not give is left for a while. For any thread.
 */
final class StreamSwitch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamSwitch.class);

  /**
   * A stream that could not be decoded is left this many times as long as one that did not come.
   */
  private static final int AVOIDED = 10;

  private final Streams streams;
  private final Times times;
  private final PacketSink out;
  private final Threads threads;
  private final ScheduledExecutorService scheduler;
  private final StateHolder states = new StateHolder();
  private final StreamChooser chooser = new StreamChooser();

  /** Makes the take-over one step: no late packet of the one stream among those of the other. */
  private final Object order = new Object();

  private volatile Tap current;
  private volatile @Nullable Tap next;
  private volatile FrameSize tile = new FrameSize(0, 0);
  private volatile Part part = Part.WHOLE;
  private volatile long currentSince = System.nanoTime();
  private volatile @Nullable Problem heldBack;

  // Guarded by this.
  private @Nullable Quality avoided;
  private long avoidedUntil;
  private long notBefore = currentSince;
  private long smallSince;
  private boolean small;
  private Future<?> planned = CompletableFuture.completedFuture(null);
  private boolean closed;

  /**
   * When it acts by itself.
   *
   * @param calm how long a tile must have been small before the sub stream is opened
   * @param patience before a stream that the camera did not give is asked for again
   * @param blind how long a stream may show nothing that can be decoded
   */
  record Times(Duration calm, Duration patience, Duration blind) {
    /** What users see. */
    static final Times USUAL =
        new Times(Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofSeconds(3));
  }

  /** A camera's streams, each shared by all tiles that show it. */
  interface Streams {
    /** Whether the camera has this stream. */
    boolean have(Quality quality);

    /**
     * The session of a stream, to be let go; null where the camera would serve too many.
     *
     * @param camera as it is known now
     */
    @Nullable CameraSession open(Camera camera, Quality quality);

    /** The same for a tile that shows nothing yet: the camera may say that it serves too many. */
    CameraSession insist(Camera camera, Quality quality);

    /** The camera's connections, those for other tiles too. */
    Budget budget();

    /** Who opened it needs it no more; may block while it ends. */
    void letGo(Quality quality);
  }

  /**
   * Begins with one stream, or with the other where the camera has not both.
   *
   * @param first the sub stream costs little
   * @param out gets the packets of one stream at a time
   */
  StreamSwitch(
      Camera camera,
      Quality first,
      Streams streams,
      PacketSink out,
      Times times,
      Threads threads,
      ScheduledExecutorService scheduler) {
    this.streams = streams;
    this.times = times;
    this.out = out;
    this.threads = threads;
    this.scheduler = scheduler;
    this.current = first(camera, first);
    current.begin();
  }

  private Tap first(Camera camera, Quality wish) {
    Quality first = streams.have(wish) ? wish : other(wish);
    for (Quality quality : new Quality[] {first, other(first)}) {
      CameraSession session = streams.have(quality) ? streams.open(camera, quality) : null;
      if (session != null) {
        return new Tap(session);
      }
    }
    return new Tap(streams.insist(camera, first));
  }

  /** The session of the stream that is shown. */
  CameraSession session() {
    return current.session;
  }

  /** How many connections to the camera stand for this tile. */
  int upstreams() {
    Tap coming = next;
    return current.session.upstreams() + (coming == null ? 0 : coming.session.upstreams());
  }

  /** The camera's connections, those for other tiles too. */
  Budget budget() {
    return streams.budget();
  }

  /** Why the stream that would fit is not shown, or null. */
  @Nullable Problem heldBack() {
    return heldBack;
  }

  /** Tells the states of the stream that is shown, whichever it is; as {@link StateHolder#tell}. */
  Runnable onState(Consumer<SessionState> listener) {
    return states.tell(listener);
  }

  /** The tile shows this part of the picture on so many real pixels. */
  void fit(FrameSize pixels, Part shown) {
    tile = pixels;
    part = shown;
    soon(this::choose);
  }

  /** A picture that arrived then is of this size. */
  void learn(FrameSize size, long arrival) {
    if (current.quality() == Quality.SUB && arrival - currentSince >= 0) {
      synchronized (this) {
        chooser.learn(size);
      }
      soon(this::choose);
    }
  }

  /** Does this with all sessions of the tile. */
  void toEach(Consumer<CameraSession> command) {
    Tap coming = next;
    command.accept(current.session);
    if (coming != null) {
      command.accept(coming.session);
    }
  }

  private void soon(Runnable step) {
    try {
      scheduler.execute(step);
    } catch (RejectedExecutionException e) {
      log.debug("the program ends");
    }
  }

  private void later(Duration time) {
    planned.cancel(false);
    try {
      planned = scheduler.schedule(this::choose, time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("the program ends");
    }
  }

  private synchronized void choose() {
    if (closed || tile.width() == 0) {
      return;
    }
    Tap shown = current;
    Quality wanted = wanted(shown);
    Tap coming = next;
    if (coming != null && coming.quality() != wanted) {
      drop(coming);
    }
    if (wanted == shown.quality()) {
      heldBack = isAvoided(other(wanted)) ? Problem.NO_PICTURE : null;
      small = false;
    } else if (next == null && mayGoTo(wanted)) {
      begin(shown.session.camera(), wanted);
    }
  }

  private Quality wanted(Tap shown) {
    Quality other = other(shown.quality());
    if (!streams.have(other)) {
      return shown.quality();
    }
    if (isBusy(shown.session.state())) {
      return other;
    }
    Quality fitting = chooser.choose(shown.quality(), tile, part);
    return isAvoided(fitting) ? other(fitting) : fitting;
  }

  private boolean isAvoided(Quality quality) {
    return quality == avoided && System.nanoTime() - avoidedUntil < 0;
  }

  /**
   * What came could not be decoded. A stream that shows nothing for a while after it took over
   * gives way to the other, which did.
   *
   * @param lastSeen arrival of the last picture that could be decoded
   */
  void damaged(long lastSeen) {
    long since = currentSince;
    boolean blind = lastSeen - since < 0 && System.nanoTime() - since > times.blind.toNanos();
    if (blind && next == null) {
      soon(this::giveUp);
    }
  }

  private synchronized void giveUp() {
    Tap blind = current;
    Quality back = other(blind.quality());
    if (closed || next != null || !streams.have(back) || isAvoided(back)) {
      return;
    }
    avoided = blind.quality();
    avoidedUntil = System.nanoTime() + times.patience.multipliedBy(AVOIDED).toNanos();
    log.info("{}: its {} stream cannot be shown", blind.session.camera().name(), avoided);
    begin(blind.session.camera(), back);
  }

  private static Quality other(Quality quality) {
    return quality == Quality.MAIN ? Quality.SUB : Quality.MAIN;
  }

  private boolean mayGoTo(Quality wanted) {
    long now = System.nanoTime();
    if (now - notBefore < 0) {
      return false;
    }
    if (wanted == Quality.MAIN) {
      small = false;
      return true;
    }
    if (!small) {
      small = true;
      smallSince = now;
      later(times.calm);
    }
    return now - smallSince >= times.calm.toNanos() || isBusy(current.session.state());
  }

  private void begin(Camera camera, Quality wanted) {
    small = false;
    CameraSession session = streams.open(camera, wanted);
    if (session == null) {
      holdBack(Problem.BUSY);
      return;
    }
    Tap tap = new Tap(session);
    next = tap;
    tap.begin();
  }

  private void holdBack(Problem problem) {
    heldBack = problem;
    notBefore = System.nanoTime() + times.patience.toNanos();
    later(times.patience);
  }

  private void drop(Tap tap) {
    synchronized (order) {
      if (tap == current) {
        return;
      }
      next = null;
    }
    end(tap);
  }

  private void end(Tap tap) {
    tap.end();
    threads.startVirtual(
        tap.session.camera().name() + " letting go", () -> streams.letGo(tap.quality()));
  }

  /** The stream that came has shown its first keyframe. */
  private synchronized void tookOver(Tap before, Tap now) {
    end(before);
    if (closed) {
      return;
    }
    log.info("{}: shows its {} stream", now.session.camera().name(), now.quality());
    heldBack = isAvoided(other(now.quality())) ? Problem.NO_PICTURE : null;
    now.follow();
    choose();
  }

  private synchronized void failed(Tap tap, CameraException reason) {
    if (!closed && tap == next) {
      log.info(
          "{}: no {} stream: {}", tap.session.camera().name(), tap.quality(), reason.problem());
      drop(tap);
      holdBack(reason.problem());
    } else if (tap == current) {
      choose();
    }
  }

  private static boolean isBusy(SessionState state) {
    return state instanceof Waiting waiting
        && waiting.reason().problem().kind() == Problem.Kind.BUSY;
  }

  /** Ends all; may block while sessions end. */
  @Override
  public void close() {
    Tap coming;
    Tap shown;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      planned.cancel(false);
      synchronized (order) {
        // From here on none takes over.
        shown = current;
        coming = next;
        next = null;
      }
    }
    shown.end();
    out.close();
    if (coming != null) {
      coming.end();
      streams.letGo(coming.quality());
    }
    streams.letGo(shown.quality());
  }

  /** One stream, and whether its packets count. */
  private final class Tap implements PacketSink {
    private final CameraSession session;
    private Runnable unsubscribe = () -> {};

    Tap(CameraSession session) {
      this.session = session;
    }

    Quality quality() {
      return session.quality();
    }

    void begin() {
      session.feed(this);
      follow();
    }

    /** Hears the present state, now that it counts, and all that follow. */
    void follow() {
      unsubscribe.run();
      unsubscribe = session.onState(this::become);
    }

    void end() {
      session.unfeed(this);
      unsubscribe.run();
    }

    /** On the session's threads, which hold its state: must not wait for the switch. */
    private void become(SessionState state) {
      if (this == current) {
        states.become(state);
      }
      CameraException reason =
          switch (state) {
            case Waiting waiting -> waiting.reason();
            case Refused refused -> refused.reason();
            default -> null;
          };
      if (reason != null) {
        soon(() -> failed(this, reason));
      }
    }

    @Override
    public void offer(Packet.Video packet) {
      Tap before;
      synchronized (order) {
        if (this == current) {
          out.offer(packet);
          return;
        }
        if (this != next || !packet.keyframe()) {
          return;
        }
        before = current;
        current = this;
        next = null;
        currentSince = packet.arrival();
        out.offer(packet);
      }
      soon(() -> tookOver(before, this));
    }

    @Override
    public void missed(Losses more) {
      synchronized (order) {
        if (this == current) {
          out.missed(more);
        }
      }
    }

    @Override
    public void offer(Packet.Audio packet) {
      synchronized (order) {
        if (this == current) {
          out.offer(packet);
        }
      }
    }

    @Override
    public void startOver() {
      synchronized (order) {
        if (this == current) {
          out.startOver();
        }
      }
    }

    @Override
    public void close() {
      if (this == current) {
        out.close();
      }
    }
  }
}
