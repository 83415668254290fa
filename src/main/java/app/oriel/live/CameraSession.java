package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.live.SessionState.Closed;
import app.oriel.live.SessionState.Connecting;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionState.Stalled;
import app.oriel.live.SessionState.Waiting;
import app.oriel.process.StateHolder;
import app.oriel.process.Threads;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one upstream connection of one camera alive for ever and hands its packets to all
 * subscribers. The reader is a virtual thread that never waits for a consumer; states are published
 * as values on the thread that changes them.
 */
public final class CameraSession implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CameraSession.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  /** So many access units of no use in a row are not the network's doing. */
  private static final int MANY_LOST = 10;

  /** So many times as long is waited for a keyframe, while pictures come that need one. */
  private static final int KEYFRAME_PATIENCE = 3;

  private final Fanout subscribers;
  private final Families families;
  private final CredentialGate gate;
  private final SessionTimes times;
  private final Lock turn;
  private final Threads threads;
  private final Thread reader;
  private final ScheduledFuture<?> watch;

  private final StateHolder<SessionState> states = SessionState.holder();
  private final StreamMeter meter = new StreamMeter();
  private final Retries retries;

  private final Pause pause = new Pause();
  private final ToldProblems told = new ToldProblems();
  private final Upstream upstream = new Upstream();
  private volatile Camera camera;

  // Only the reader's.
  private int attempt;

  /** Access units of the open stream that were of no use, up to the last picture and since it. */
  private long lostBefore;

  private long lostSince;

  // Only the clock's: units of no use, and when there was one more.
  private long unusable;
  private long unusableAt;

  private boolean worked;
  private boolean secondChanceTaken;
  private @Nullable Credentials attempted;

  /**
   * Starts at once.
   *
   * @param subscribers where its packets go
   * @param turn is held while the reader lives: a session before this one may still be ending, and
   *     many cameras serve one client
   */
  CameraSession(
      Camera camera,
      Fanout subscribers,
      Families families,
      CredentialGate gate,
      SessionTimes times,
      Lock turn,
      Threads threads,
      ScheduledExecutorService scheduler) {
    this.camera = camera;
    this.subscribers = subscribers;
    this.families = families;
    this.gate = gate;
    this.times = times;
    this.turn = turn;
    this.threads = threads;
    this.retries = new Retries(times, () -> ThreadLocalRandom.current().nextDouble());
    this.reader = threads.startVirtual(camera.name() + " reader", this::run);
    long every = times.watch().toNanos();
    this.watch = scheduler.scheduleAtFixedRate(this::look, every, every, TimeUnit.NANOSECONDS);
  }

  /** The camera at the other end. */
  public Camera camera() {
    return camera;
  }

  /** Which of the camera's streams it reads. */
  public Quality quality() {
    return subscribers.quality();
  }

  /** Where the session stands now. */
  public SessionState state() {
    return states.get();
  }

  /**
   * Tells every state from now on, and the present one at once.
   *
   * @param listener called on the session's threads, one call at a time; must not block
   * @return ends the telling
   */
  public Runnable onState(Consumer<SessionState> listener) {
    return states.tell(listener);
  }

  /** What the stream carried just now. */
  public StreamStats stats() {
    return meter.stats(System.nanoTime());
  }

  /** How many connections to the camera are open: 0 or 1. */
  public int upstreams() {
    return upstream.isOpen() ? 1 : 0;
  }

  /** Tries again now, instead of later or never: the user asked for it. */
  public void retryNow() {
    gate.tryAgain(camera);
    pause.hurry();
  }

  /**
   * The user signs in anew, or changed what the camera is called; tried at once unless pictures
   * come.
   *
   * @param changed has the same URL
   */
  public void use(Camera changed) {
    camera = changed;
    retryNow();
  }

  /**
   * The camera is known otherwise from now on; nothing is tried for a name, a sign-in that is new
   * is.
   *
   * @param now has the same URL
   */
  public void knownAs(Camera now) {
    boolean signsInAnew = !Objects.equals(now.credentials(), camera.credentials());
    camera = now;
    if (signsInAnew) {
      retryNow();
    }
  }

  /**
   * The user trusts the certificate with this fingerprint; tried at once. Nothing is trusted where
   * the camera was refused for another one or for none. Blocks while the camera's memory keeps it.
   *
   * @return whether it is trusted now
   */
  public boolean trustCertificate(String fingerprint) {
    if (states.get() instanceof Refused refused
        && refused.reason() instanceof CertificateChangedException changed
        && changed.presented().fingerprint().equals(fingerprint)) {
      changed.accept(camera.memory());
      retryNow();
      return true;
    }
    return false;
  }

  /** The machine slept: whatever stood before is gone, and what was waited for may be there. */
  void wakeUp() {
    log.info("{}: the machine slept", camera.name());
    upstream.close(camera.name());
    if (!states.get().isRefusal()) {
      pause.hurry();
    }
  }

  /** Where its packets go. */
  Fanout subscribers() {
    return subscribers;
  }

  private void run() {
    try {
      turn.lockInterruptibly();
      try {
        keepReading();
      } finally {
        turn.unlock();
      }
    } catch (InterruptedException e) {
      log.debug("{}: the reader was ended", camera.name());
    }
  }

  private void keepReading() throws InterruptedException {
    while (!pause.isClosed()) {
      try {
        read();
      } catch (RuntimeException | Error e) {
        // Even when memory ran out: a tile must not stay as it is for ever.
        log.error("{}: a mistake in Oriel", camera.name(), e);
        afterFailure(OrielException.mistake(e));
      }
    }
  }

  private void read() throws InterruptedException {
    try {
      connectAndRead();
    } catch (OrielException e) {
      afterFailure(e);
    }
  }

  private void connectAndRead() throws OrielException, InterruptedException {
    attempt++;
    attempted = camera.credentials();
    retries.begin(System.nanoTime());
    states.become(new Connecting(attempt));
    try (PacketSource open =
        families.of(camera.url()).open(camera, quality(), times.limits(), new Steps())) {
      meter.begin(System.nanoTime(), open.unknownSound());
      told.sound(camera.name(), open.unknownSound());
      upstream.begin(open);
      // Who closes the session looks at the source after it says so, hence this order.
      if (!pause.isClosed()) {
        subscribers.startOver();
        readAll(open);
      }
    } finally {
      upstream.end();
    }
  }

  private void readAll(PacketSource open) throws OrielException, InterruptedException {
    lostBefore = 0;
    try {
      while (true) {
        Packet next = open.next();
        subscribers.tellLosses(open);
        handOut(next);
        lostBefore = next instanceof Packet.Video ? open.losses().units() : lostBefore;
      }
    } finally {
      subscribers.tellLosses(open);
      lostSince = open.losses().units() - lostBefore;
    }
  }

  private void handOut(Packet packet) {
    meter.count(packet);
    switch (packet) {
      case Packet.Video picture -> {
        subscribers.offer(picture);
        if (!(states.get() instanceof Live)) {
          nowLive(picture.arrival());
        }
      }
      case Packet.Audio sound -> subscribers.offer(sound);
    }
  }

  private void nowLive(long now) {
    attempt = 0;
    worked = true;
    secondChanceTaken = false;
    told.isLive(camera.name());
    retries.works(now);
    states.become(new Live(meter.stats(now)));
  }

  /** Looks at the clock, on the scheduler's thread: are pictures still coming? */
  private void look() {
    if (!upstream.isOpen()) {
      return;
    }
    long now = System.nanoTime();
    long silence = now - meter.lastPicture();
    if (silence < times.stalledAfter().toNanos()) {
      states.change(old -> old instanceof Live ? new Live(meter.stats(now)) : old);
      return;
    }
    states.change(old -> old.awaitsPictures() ? new Stalled(meter.lastPicture()) : old);
    if (silence >= patience(now)) {
      // Saying farewell may take a while; the clock is all sessions'.
      threads.startVirtual(camera.name() + " giving up", upstream.closing(camera.name()));
    }
  }

  /** A new connection would only have to wait for the same keyframe again. */
  private long patience(long now) {
    long units = upstream.lostUnits();
    if (units != unusable) {
      unusable = units;
      unusableAt = now;
    }
    boolean keyframeMayCome = units > 0 && now - unusableAt < times.stalledAfter().toNanos();
    long usual = times.givenUpAfter().toNanos();
    return keyframeMayCome ? KEYFRAME_PATIENCE * usual : usual;
  }

  private void afterFailure(OrielException failure) throws InterruptedException {
    if (pause.isClosed()) {
      return;
    }
    if (Objects.equals(attempted, camera.credentials())) {
      pause.forgetHurry();
    }
    retries.failed(meter.lastPicture());
    OrielException reason = asStalled(failure);
    told.failed(camera.name(), reason);
    switch (reason.problem().kind()) {
      case REFUSED -> refused(reason);
      case CERTIFICATE_CHANGED, UNSUPPORTED, LOCKED_OUT -> stayRefused(reason);
      case OFF -> waitUntilOn(reason);
      default -> waitFor(reason, retries.next(reason.problem().kind(), System.nanoTime()));
    }
  }

  /** A connection that we ended because no picture came, whatever the socket says. */
  private OrielException asStalled(OrielException failure) {
    if (states.get() instanceof Stalled stalled) {
      long now = System.nanoTime();
      long seconds = TimeUnit.NANOSECONDS.toSeconds(now - stalled.since());
      boolean sounds = now - meter.lastSound() < times.stalledAfter().toNanos();
      return lostSince >= MANY_LOST
          ? new OrielException(
              Problem.NO_PICTURE,
              Detail.of("no-picture-to-begin-with-came-for-seconds", seconds),
              failure)
          : new OrielException(
              sounds ? Problem.NO_PICTURE : Problem.STALLED,
              Detail.of("no-picture-came-for-seconds", seconds),
              failure);
    }
    return failure;
  }

  /** Some firmware says "wrong password" when it means busy: what worked gets one more try. */
  private void refused(OrielException reason) throws InterruptedException {
    if (worked && !secondChanceTaken) {
      secondChanceTaken = true;
      waitFor(reason, times.secondChance());
    } else {
      stayRefused(reason);
    }
  }

  private void stayRefused(OrielException reason) throws InterruptedException {
    states.become(new Refused(reason));
    pause(Long.MAX_VALUE);
    attempt = 0;
  }

  private void waitFor(OrielException reason, Duration time) throws InterruptedException {
    states.become(new Waiting(reason, System.nanoTime() + time.toNanos()));
    pause(time.toNanos());
  }

  /** Waits, and says whether somebody cut the wait short, for whom all begins anew. */
  private boolean pause(long nanos) throws InterruptedException {
    boolean hurried = pause.of(nanos);
    if (hurried) {
      retries.startOver();
    }
    return hurried;
  }

  /** Asks the camera's own switch, which costs it nothing; tries the stream now and then too. */
  private void waitUntilOn(OrielException reason) throws InterruptedException {
    long tryAnyway = System.nanoTime() + times.longestBackoff().toNanos();
    states.become(new Waiting(reason, tryAnyway));
    while (System.nanoTime() < tryAnyway) {
      if (pause(times.off().toNanos()) || families.isOn(camera)) {
        return;
      }
    }
  }

  /**
   * Closes the source, which ends the reader, then the subscriptions; waits for the reader a
   * moment.
   */
  @Override
  public void close() {
    pause.close();
    watch.cancel(false);
    upstream.close(camera.name());
    reader.interrupt();
    join();
    subscribers.close();
    states.become(new Closed());
  }

  private void join() {
    try {
      if (!reader.join(FAREWELL)) {
        log.warn("{}: the reader did not end in time", camera.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps what signing in tells for the stats panel. */
  private final class Steps implements SignInSteps {
    @Override
    public void reached(long millis) {
      retries.reached();
    }

    @Override
    public void secured(Secured line) {
      meter.secured(line);
    }

    @Override
    public void signedIn(String method, @Nullable String passwordForm) {
      log.info("{}: signed in ({})", camera.name(), method);
    }
  }
}
