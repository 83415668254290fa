package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Families;
import app.oriel.camera.Quality;
import app.oriel.process.SerialExecutor;
import app.oriel.process.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which streams of one device are open: all of its lenses share what it serves at a time.
 * It decides on one thread of its own; streams are opened and closed beside it.
 */
final class DeviceHub {
  private static final Logger log = LoggerFactory.getLogger(DeviceHub.class);

  private final Shared shared;
  private final SerialExecutor steps;

  // Only the hub's thread's.
  private final List<Seat> seats = new ArrayList<>();
  private final List<OpenStream> open = new ArrayList<>();
  private boolean closed;

  /** One for each stream that was ever open; sessions that follow each other take turns. */
  private final Map<Place, Lock> turns = new HashMap<>();

  /** The open streams, for any thread. */
  private volatile List<CameraSession> sessions = List.of();

  /** One lens, one quality. */
  private record Place(CameraUrl lens, Quality quality) {}

  /**
   * What all hubs have in common.
   *
   * @param gate is told what the user wants to have tried again
   * @param scheduler runs looks at the time
   */
  record Shared(
      Families families,
      CredentialGate gate,
      SessionTimes times,
      HubTimes hubTimes,
      Threads threads,
      ScheduledExecutorService scheduler) {}

  /**
   * A hub with nothing open.
   *
   * @param name for its thread
   */
  DeviceHub(String name, Shared shared) {
    this.shared = shared;
    this.steps = new SerialExecutor(name + " hub", shared.threads());
  }

  Shared shared() {
    return shared;
  }

  // For any thread.

  /** Does this next, on the hub's thread. */
  void soon(Runnable step) {
    steps.execute(step);
  }

  /** Does this on the hub's thread when so much time has passed. */
  Future<?> later(Runnable step, Duration time) {
    try {
      return shared.scheduler().schedule(() -> soon(step), time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("the program ends");
      return CompletableFuture.completedFuture(null);
    }
  }

  /** The device's connections that stand, for all lenses and streams together. */
  int upstreams() {
    return sessions.stream().mapToInt(CameraSession::upstreams).sum();
  }

  void wakeUp() {
    sessions.forEach(CameraSession::wakeUp);
  }

  /** The lens is called and signed in to so from now on. */
  void knownAs(CameraUrl lens, Camera camera) {
    soon(() -> sessionsOf(lens).forEach(session -> session.knownAs(at(camera, lens))));
  }

  /** The same, tried at once: the user asked for it. */
  void use(CameraUrl lens, Camera camera) {
    soon(() -> sessionsOf(lens).forEach(session -> session.use(at(camera, lens))));
  }

  /** Tries all streams of the lens again now. */
  void retryNow(CameraUrl lens) {
    soon(() -> sessionsOf(lens).forEach(CameraSession::retryNow));
  }

  /** Ends all streams and subscriptions; complete when all streams have ended. */
  CompletableFuture<Void> close() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    soon(
        () -> {
          closed = true;
          List<Seat> last = List.copyOf(seats);
          seats.clear();
          var _ = settle().whenComplete((nothing, failure) -> end(last, ended));
        });
    return ended;
  }

  private static void end(List<Seat> seats, CompletableFuture<Void> ended) {
    seats.forEach(Seat::over);
    ended.complete(null);
  }

  // Only on the hub's thread.

  /** Whoever shares a lens may have typed another choice of stream, which is not the session's. */
  private static Camera at(Camera camera, CameraUrl lens) {
    return new Camera(camera.name(), lens, camera.credentials(), camera.memory(), camera.aspect());
  }

  private List<CameraSession> sessionsOf(CameraUrl lens) {
    return sessions(open.stream().filter(stream -> stream.lens().equals(lens)));
  }

  private static List<CameraSession> sessions(Stream<OpenStream> streams) {
    return streams.map(OpenStream::session).flatMap(Stream::ofNullable).toList();
  }

  boolean isClosed() {
    return closed;
  }

  void add(Seat seat) {
    seats.add(seat);
  }

  void remove(Seat seat) {
    seats.remove(seat);
  }

  /**
   * A stream, opened unless it is.
   *
   * @param camera how to sign in, unless another stream of it is open
   * @param insisting whether the subscriber would have none without it: then the camera has the
   *     word, not what is believed of its limits
   * @return null where the device would serve too many
   */
  @Nullable OpenStream open(Camera camera, CameraUrl lens, Quality quality, boolean insisting) {
    for (OpenStream each : open) {
      if (each.lens().equals(lens) && each.quality() == quality) {
        return each;
      }
    }
    if (!insisting && open.size() >= shared.families().mostStreams(lens)) {
      return null;
    }
    // What the last one to come said of the camera holds for all.
    Camera known =
        sessionsOf(lens).stream().findAny().map(CameraSession::camera).orElse(at(camera, lens));
    OpenStream stream = new OpenStream(known, quality);
    open.add(stream);
    return stream;
  }

  private void start(OpenStream stream) {
    Place place = new Place(stream.lens(), stream.quality());
    CameraSession session =
        new CameraSession(
            stream.camera(),
            stream.packets(),
            shared.families(),
            shared.gate(),
            shared.times(),
            turns.computeIfAbsent(place, it -> new ReentrantLock()),
            shared.threads(),
            shared.scheduler());
    stream.start(session);
    Runnable _ = session.onState(state -> soon(() -> become(stream, state)));
  }

  /** The open stream whose packets go there; null where it has ended. */
  @Nullable OpenStream of(@Nullable Fanout packets) {
    return open.stream().filter(each -> each.packets().equals(packets)).findAny().orElse(null);
  }

  /** Seats of a lens that open streams. */
  List<Seat> carriers(CameraUrl lens) {
    return seats.stream().filter(seat -> seat.carries() && seat.lens().equals(lens)).toList();
  }

  private void become(OpenStream stream, SessionState state) {
    if (!open.contains(stream)) {
      return;
    }
    stream.become(state);
    for (Seat seat : List.copyOf(seats)) {
      seat.became(stream);
    }
    CompletableFuture<Void> _ = settle();
  }

  /**
   * After anything was decided: lets those that ride along follow, starts what is needed, and ends
   * what is not.
   *
   * @return complete when that has ended
   */
  CompletableFuture<Void> settle() {
    for (Seat seat : List.copyOf(seats)) {
      seat.follow();
    }
    List<OpenStream> idle =
        open.stream().filter(each -> seats.stream().noneMatch(seat -> seat.needs(each))).toList();
    open.removeAll(idle);
    seats.forEach(seat -> idle.forEach(seat::lose));
    open.stream().filter(each -> each.session() == null).forEach(this::start);
    sessions = sessions(open.stream());
    return CompletableFuture.allOf(
        sessions(idle.stream()).stream().map(this::ending).toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Void> ending(CameraSession session) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    shared
        .threads()
        .startVirtual(
            session.camera().name() + " letting go",
            () -> {
              try {
                session.close();
              } finally {
                ended.complete(null);
              }
            });
    return ended;
  }
}
