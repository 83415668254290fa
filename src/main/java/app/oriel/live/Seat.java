package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber's place at the hub: which stream it gets, and which one takes over. A stream that
 * the camera does not give is left for a while. Only the hub's thread's, but for what {@link
 * Subscription.Decider} says.
 */
final class Seat implements Subscription.Decider {
  private static final Logger log = LoggerFactory.getLogger(Seat.class);

  /**
   * A stream that could not be decoded is left this many times as long as one that did not come.
   */
  private static final int AVOIDED = 10;

  private final Place place;
  private final DeviceHub hub;
  private final CameraUrl lens;
  private final HubTimes times;
  private final Subscription subscription;
  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private final StreamChooser chooser = new StreamChooser();

  private Want want;
  private @Nullable OpenStream current;
  private @Nullable OpenStream next;
  private @Nullable Problem heldBack;
  private @Nullable Quality avoided;
  private long avoidedUntil;
  private long notBefore = System.nanoTime();
  private long smallSince;
  private boolean small;
  private Future<?> planned = CompletableFuture.completedFuture(null);
  private boolean over;

  /**
   * Nothing happens before {@link #arrive}.
   *
   * @param place where it sits
   */
  Seat(Place place, Want want, QueuePolicy policy) {
    this.place = place;
    this.hub = place.hub();
    this.lens = place.lens();
    this.times = hub.shared().hubTimes();
    this.want = want;
    this.subscription = new Subscription(policy, this);
  }

  /**
   * Where a subscriber sits.
   *
   * @param choice the streams that its camera's URL allows
   * @param camera as it is known now
   */
  record Place(DeviceHub hub, CameraUrl lens, Set<Quality> choice, Supplier<Camera> camera) {}

  Subscription subscription() {
    return subscription;
  }

  CameraUrl lens() {
    return lens;
  }

  // For any thread.

  @Override
  public void want(Want now) {
    soon(
        () -> {
          want = now;
          choose();
        });
  }

  @Override
  public void tookOver(Fanout now) {
    soon(() -> goOver(now));
  }

  @Override
  public void learn(FrameSize sub) {
    soon(
        () -> {
          chooser.learn(sub);
          choose();
        });
  }

  @Override
  public void damaged(long lastSeen, long since) {
    if (System.nanoTime() - since > times.blind().toNanos()) {
      soon(() -> giveUp(since));
    }
  }

  @Override
  public Subscription fork(Want forked, QueuePolicy policy) {
    Seat seat = new Seat(place, forked, policy);
    subscription.forkInto(seat.subscription);
    seat.arrive();
    return seat.subscription;
  }

  @Override
  public CompletableFuture<Void> leave() {
    hub.soon(this::go);
    return left;
  }

  /** Takes its place at the hub. */
  void arrive() {
    hub.soon(
        () -> {
          if (hub.isClosed()) {
            over();
            return;
          }
          hub.add(this);
          current = hub.of(subscription.current());
          choose();
          settle();
        });
  }

  /** Decides something next, unless it is over by then. */
  private void soon(Runnable step) {
    hub.soon(
        () -> {
          if (!over) {
            step.run();
            settle();
          }
        });
  }

  private void settle() {
    CompletableFuture<Void> _ = hub.settle();
  }

  // Only on the hub's thread.

  /** Whether streams are opened for it. */
  boolean carries() {
    return !over && !(want instanceof Want.RideAlong);
  }

  /** Whether a stream must stay open for it. */
  boolean needs(OpenStream stream) {
    boolean has = stream.equals(current);
    return carries() ? has || stream.equals(next) : has && next != null;
  }

  private @Nullable OpenStream now() {
    return current;
  }

  private @Nullable OpenStream goal() {
    return next == null ? current : next;
  }

  private void choose() {
    if (carries()) {
      OpenStream stream = current;
      if (stream == null) {
        stream = first();
        attach(stream);
      }
      choose(stream);
    }
    publish();
  }

  private void choose(OpenStream shown) {
    if (over || (want instanceof Want.Fit fit && !fit.isKnown())) {
      return;
    }
    Quality wanted = wanted(shown);
    OpenStream coming = next;
    if (coming != null && coming.quality() != wanted) {
      drop(coming);
    }
    if (wanted == shown.quality()) {
      heldBack = isAvoided(other(wanted)) ? Problem.NO_PICTURE : null;
      small = false;
    } else if (next == null && mayGoTo(wanted, shown)) {
      begin(wanted);
    }
  }

  private OpenStream first() {
    Quality wish = want instanceof Want.Fit ? Quality.SUB : Quality.MAIN;
    Quality first = place.choice().contains(wish) ? wish : other(wish);
    for (Quality quality : new Quality[] {first, other(first)}) {
      OpenStream stream =
          place.choice().contains(quality)
              ? hub.open(place.camera().get(), lens, quality, false)
              : null;
      if (stream != null) {
        return stream;
      }
    }
    return Objects.requireNonNull(hub.open(place.camera().get(), lens, first, true));
  }

  private Quality wanted(OpenStream shown) {
    Quality other = other(shown.quality());
    if (!place.choice().contains(other)) {
      return shown.quality();
    }
    if (shown.isBusy()) {
      return other;
    }
    Quality fitting =
        want instanceof Want.Fit fit
            ? chooser.choose(shown.quality(), fit.pixels(), fit.part())
            : Quality.MAIN;
    return isAvoided(fitting) ? other(fitting) : fitting;
  }

  private String name() {
    return place.camera().get().name();
  }

  private boolean isAvoided(Quality quality) {
    return quality == avoided && System.nanoTime() - avoidedUntil < 0;
  }

  private static Quality other(Quality quality) {
    return quality == Quality.MAIN ? Quality.SUB : Quality.MAIN;
  }

  private boolean mayGoTo(Quality wanted, OpenStream shown) {
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
      later(times.calm());
    }
    return now - smallSince >= times.calm().toNanos() || shown.isBusy();
  }

  private void later(Duration time) {
    planned.cancel(false);
    planned = hub.later(() -> soon(this::choose), time);
  }

  private void begin(Quality wanted) {
    small = false;
    OpenStream stream = hub.open(place.camera().get(), lens, wanted, false);
    if (stream == null) {
      holdBack(Problem.BUSY);
    } else {
      expect(stream);
      refuse(stream);
    }
  }

  private void holdBack(Problem problem) {
    heldBack = problem;
    notBefore = System.nanoTime() + times.patience().toNanos();
    later(times.patience());
  }

  /** Whatever a stream shows nothing of for a while gives way to the other, which did. */
  private void giveUp(long since) {
    OpenStream blind = current;
    if (blind == null || next != null || !carries() || !subscription.isSince(since)) {
      return;
    }
    Quality back = other(blind.quality());
    if (place.choice().contains(back) && !isAvoided(back)) {
      avoided = blind.quality();
      avoidedUntil = System.nanoTime() + times.patience().multipliedBy(AVOIDED).toNanos();
      log.info("{}: its {} stream cannot be shown", name(), avoided);
      begin(back);
      publish();
    }
  }

  /** The stream that was expected has brought its first keyframe. */
  private void goOver(Fanout now) {
    OpenStream coming = next;
    if (coming == null || !coming.packets().equals(now)) {
      return;
    }
    OpenStream before = current;
    if (before != null) {
      before.packets().remove(subscription);
    }
    current = coming;
    next = null;
    log.debug("{}: goes on with its {} stream", name(), coming.quality());
    heldBack = isAvoided(other(coming.quality())) ? Problem.NO_PICTURE : null;
    choose();
  }

  /** A stream stands otherwise. */
  void became(OpenStream stream) {
    if (stream.equals(current)) {
      if (stream.failure() == null || !carries()) {
        publish();
      } else {
        choose();
      }
    } else if (stream.equals(next) && carries()) {
      refuse(stream);
      publish();
    }
  }

  /** What is expected and does not come is left for a while. */
  private void refuse(OpenStream stream) {
    OrielException reason = stream.failure();
    if (reason != null) {
      log.info("{}: no {} stream: {}", name(), stream.quality(), reason.problem());
      drop(stream);
      holdBack(reason.problem());
    }
  }

  /** Goes where those go that streams are opened for; stays where it is as long as one does. */
  void follow() {
    if (over || carries()) {
      return;
    }
    List<Seat> carriers = hub.carriers(lens);
    OpenStream stream = current != null ? current : any(carriers, Seat::now);
    OpenStream goal =
        stream != null && carriers.stream().anyMatch(seat -> stream.equals(seat.goal()))
            ? stream
            : any(carriers, Seat::goal);
    if (stream == null || goal == null) {
      detach();
      return;
    }
    if (current == null) {
      attach(stream);
    }
    OpenStream coming = next;
    if (coming != null && !coming.equals(goal)) {
      drop(coming);
    }
    if (next == null && !goal.equals(current)) {
      expect(goal);
    }
    publish();
  }

  private @Nullable OpenStream any(
      List<Seat> carriers, Function<Seat, @Nullable OpenStream> stream) {
    OpenStream found = null;
    for (Seat seat : carriers) {
      OpenStream its = stream.apply(seat);
      if (its != null
          && place.choice().contains(its.quality())
          && (found == null || its.quality() == Quality.MAIN)) {
        found = its;
      }
    }
    return found;
  }

  private void attach(OpenStream stream) {
    current = stream;
    subscription.attach(stream.packets());
  }

  private void expect(OpenStream stream) {
    next = stream;
    subscription.expect(stream.packets());
  }

  /** Unless it took over meanwhile: then that is told soon. */
  private void drop(OpenStream coming) {
    if (subscription.expectNoMore(coming.packets())) {
      coming.packets().remove(subscription);
      next = null;
    }
  }

  /** A stream ends that it does not need. */
  void lose(OpenStream stream) {
    if (stream.equals(current)) {
      detach();
    }
  }

  private void detach() {
    leaveStreams();
    subscription.detach();
    publish();
  }

  private void leaveStreams() {
    if (current != null) {
      current.packets().remove(subscription);
    }
    if (next != null) {
      next.packets().remove(subscription);
    }
    current = null;
    next = null;
  }

  private void publish() {
    if (!over) {
      OpenStream stream = current;
      OpenStream coming = next;
      subscription.stands(
          new Subscription.Standing(
              stream == null ? null : stream.session(),
              coming == null ? null : coming.session(),
              heldBack,
              coming != null),
          stream == null ? new SessionState.Idle() : stream.state());
    }
  }

  private void go() {
    if (over) {
      if (hub.isClosed()) {
        left.complete(null);
      }
      return;
    }
    over();
    hub.remove(this);
    var _ = hub.settle().whenComplete((nothing, failure) -> left.complete(null));
  }

  /** It gets nothing any more. */
  void over() {
    over = true;
    planned.cancel(false);
    leaveStreams();
    subscription.over();
  }
}
