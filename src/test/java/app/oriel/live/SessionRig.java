package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionState.Waiting;
import app.oriel.process.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Scripted cameras, a clock, and times of milliseconds. */
final class SessionRig implements AutoCloseable {
  final ScriptedFamily family = new ScriptedFamily();
  final Threads threads = new Threads();
  final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  final TestClock clock = new TestClock();
  final CredentialGate gate = new CredentialGate(ms(30), System::nanoTime);
  private final SessionTimes times;
  private final List<Runnable> open = new ArrayList<>();

  private SessionRig(Duration stalledAfter, Duration givenUpAfter, Duration longestBackoff) {
    this(stalledAfter, givenUpAfter, longestBackoff, ms(30));
  }

  private SessionRig(
      Duration stalledAfter,
      Duration givenUpAfter,
      Duration longestBackoff,
      Duration secondChance) {
    times =
        new SessionTimes(
            stalledAfter, givenUpAfter, ms(10), ms(10), ms(4), longestBackoff, secondChance, ms(5));
  }

  /** Silence is borne for long. */
  static SessionRig usual() {
    return new SessionRig(Duration.ofSeconds(30), Duration.ofSeconds(60), ms(20));
  }

  /** Silence is borne for milliseconds. */
  static SessionRig nervous(long stalledAfterMillis, long givenUpAfterMillis) {
    return new SessionRig(ms(stalledAfterMillis), ms(givenUpAfterMillis), ms(20));
  }

  /** A camera that is off is tried by nothing but its switch. */
  static SessionRig trustingTheSwitch() {
    return new SessionRig(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofHours(1));
  }

  /** What worked and is refused waits for hours; a camera that is off is tried now and then. */
  static SessionRig waitingLongForASecondChance() {
    return new SessionRig(
        Duration.ofSeconds(30), Duration.ofSeconds(60), ms(20), Duration.ofHours(1));
  }

  ScriptedCamera camera(String host) {
    return family.camera(host);
  }

  Watched session(String host) {
    return new Watched(session(family.known(host), Quality.MAIN, new ReentrantLock()));
  }

  CameraSession session(Camera camera, Quality quality, Lock turn) {
    CameraSession session =
        new CameraSession(
            camera, new Fanout(quality), family.families(), gate, times, turn, threads, scheduler);
    open.add(session::close);
    return session;
  }

  LiveCameras cameras() {
    return cameras(HubTimes.USUAL);
  }

  LiveCameras cameras(HubTimes hubTimes) {
    LiveCameras cameras =
        new LiveCameras(
            new DeviceHub.Shared(family.families(), gate, times, hubTimes, threads, scheduler),
            clock);
    open.add(cameras::close);
    return cameras;
  }

  /** Lets so much time pass that every wait of a session ended several times over. */
  void letTimePass() throws Exception {
    ScriptedCamera clock = camera("the-passing-of-time");
    clock.does(ScriptedCamera.fail(Problem.NO_ANSWER));
    int now = clock.opens();
    CameraSession session = session("the-passing-of-time").session;
    Await.until("time passed", () -> clock.opens() >= now + 12);
    session.close();
  }

  @Override
  public void close() {
    open.reversed().forEach(Runnable::run);
    scheduler.shutdownNow();
    scheduler.close();
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  /** A session and what it told. */
  static final class Watched {
    final CameraSession session;
    private final List<SessionState> told = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> waits = Collections.synchronizedList(new ArrayList<>());

    private Watched(CameraSession session) {
      this.session = session;
      session.onState(this::take);
    }

    private void take(SessionState state) {
      told.add(state);
      if (state instanceof Live) {
        waits.clear();
      }
      if (state instanceof Waiting waiting) {
        waits.add((waiting.retryAt() - System.nanoTime()) / 1_000_000);
      }
    }

    /** The milliseconds of each wait since it was live, when it was told. */
    List<Long> waits() {
      synchronized (waits) {
        return List.copyOf(waits);
      }
    }

    void awaitState(Class<? extends SessionState> kind) throws Exception {
      Await.until("the session is " + kind.getSimpleName(), () -> kind.isInstance(session.state()));
    }

    void awaitTold(Class<? extends SessionState> kind) throws Exception {
      Await.until(
          "the session told " + kind.getSimpleName(), () -> names().contains(kind.getSimpleName()));
    }

    /** The names of the states that were told; one that follows itself counts once. */
    List<String> names() {
      List<String> names = new ArrayList<>();
      for (SessionState state : all()) {
        String name = state.getClass().getSimpleName();
        if (names.isEmpty() || !names.getLast().equals(name)) {
          names.add(name);
        }
      }
      return names;
    }

    /** The problems of all waits and refusals, in order; repetitions once. */
    List<String> problems() {
      List<String> problems = new ArrayList<>();
      for (SessionState state : all()) {
        String problem =
            switch (state) {
              case Waiting waiting -> waiting.reason().problem().name();
              case Refused refused -> refused.reason().problem().name();
              default -> "";
            };
        if (!problem.isEmpty() && (problems.isEmpty() || !problems.getLast().equals(problem))) {
          problems.add(problem);
        }
      }
      return problems;
    }

    List<SessionState> all() {
      synchronized (told) {
        return List.copyOf(told);
      }
    }

    long lives() {
      return names().stream().filter(Live.class.getSimpleName()::equals).count();
    }
  }
}
