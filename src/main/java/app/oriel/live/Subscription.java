package app.oriel.live;

import app.oriel.camera.Delivery;
import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.process.StateHolder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber gets of a camera: a bounded queue of its own, and a keyframe seam of its own.
 * When the hub moves it to another stream, the old one goes on until the new one's first keyframe;
 * nothing is lost or doubled, and {@link #next} gives a {@link app.oriel.camera.Seam}. The
 * subscriber takes on a thread of its own; nobody ever waits for it. All else is for any thread.
 */
public final class Subscription implements AutoCloseable {
  private final Decider decider;
  private final StateHolder<SessionState> states = SessionState.holder();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private final Backlog backlog;
  private @Nullable Fanout next;
  private boolean woken;
  private boolean closed;
  private long lostPackets;

  /** Written under the lock. */
  private volatile @Nullable Fanout current;

  /** Arrival of the current stream's first keyframe, or when it was begun. */
  private volatile long since = System.nanoTime();

  /** Written by the hub. */
  private volatile Standing standing = Standing.UNDECIDED;

  /**
   * What the hub decided for a subscriber.
   *
   * @param session of the stream that it gets, null before there is one
   * @param coming of the stream that will take over, null where none will
   * @param heldBack why the stream that is wanted does not come, or null
   * @param awaitsBetter whether a stream that fits better is being opened, or may be
   */
  record Standing(
      @Nullable CameraSession session,
      @Nullable CameraSession coming,
      @Nullable Problem heldBack,
      boolean awaitsBetter) {
    static final Standing UNDECIDED = new Standing(null, null, null, true);

    int upstreams() {
      return (session == null ? 0 : session.upstreams())
          + (coming == null ? 0 : coming.upstreams());
    }
  }

  /** Who decides which stream it gets; never blocks. */
  interface Decider {
    void want(Want now);

    void tookOver(Fanout now);

    void learn(FrameSize sub);

    void damaged(long lastSeen, long since);

    Subscription fork(Want want, QueuePolicy policy);

    /** It is over; the answer is complete when the streams that only it needed have ended. */
    CompletableFuture<Void> leave();
  }

  Subscription(QueuePolicy policy, Decider decider) {
    this.backlog = Backlog.of(policy);
    this.decider = decider;
  }

  /** What comes next; waits for it. Null where it was {@link #wake woken}, or {@link #isOver}. */
  public @Nullable Delivery next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!mayReturn()) {
        changed.await();
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #next()}; null also where nothing comes in time. */
  public @Nullable Delivery next(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (!mayReturn() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  private boolean mayReturn() {
    return backlog.isReady() || closed || woken;
  }

  private @Nullable Delivery poll() {
    woken = false;
    return backlog.isReady() || closed ? backlog.poll() : null;
  }

  /** Whether nothing waits and nothing will come. */
  public boolean isOver() {
    lock.lock();
    try {
      return closed && backlog.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether more waits, so that the packet just taken is not the newest. */
  public boolean hasMore() {
    lock.lock();
    try {
      return !backlog.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Makes one {@link #next} return, this one or the following: its thread has something to do. */
  public void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** After damage: forgets what waits, up to a keyframe. */
  public void skipToKeyframe() {
    lock.lock();
    try {
      backlog.skipToKeyframe();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets the subscriber rest, or go on. While it rests, a queue of the newest pictures keeps what
   * came since the last keyframe, from which it catches up.
   */
  public void rest(boolean yes) {
    lock.lock();
    try {
      backlog.rest(yes);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** It needs something else from now on. */
  public void want(Want now) {
    decider.want(now);
  }

  /** A picture of the smaller stream, that arrived then, is of this size. */
  void learn(FrameSize size, long arrival) {
    Fanout stream = current;
    if (stream != null && stream.quality() == Quality.SUB && arrival - since >= 0) {
      decider.learn(size);
    }
  }

  /**
   * What came could not be decoded.
   *
   * @param lastSeen arrival of the last picture that could be decoded
   */
  void damaged(long lastSeen) {
    if (lastSeen - since < 0) {
      decider.damaged(lastSeen, since);
    }
  }

  /**
   * Another subscription that goes on from where this one is: it begins with what follows the
   * packet that this one took last. On the subscriber's thread.
   */
  public Subscription fork(Want want, QueuePolicy policy) {
    return decider.fork(want, policy);
  }

  /** Where the stream that it gets stands now. */
  public SessionState state() {
    return states.get();
  }

  /** Tells the states of the stream that it gets, whichever it is; as {@link StateHolder#tell}. */
  public Runnable onState(Consumer<? super SessionState> listener) {
    return states.tell(listener);
  }

  /** Which stream it gets; none before the first. */
  public @Nullable Quality quality() {
    Fanout stream = current;
    return stream == null ? null : stream.quality();
  }

  /** Whether a stream that fits the want better is being opened, or may be, or waits here. */
  public boolean awaitsBetter() {
    // In this order: what took over lies in the queue before the hub knows of it.
    return standing.awaitsBetter || holdsOtherStream();
  }

  private boolean holdsOtherStream() {
    lock.lock();
    try {
      return backlog.holdsOtherStream();
    } finally {
      lock.unlock();
    }
  }

  /** Access units, or pieces of sound, lost so far: on the way, or for want of room here. */
  public long dropped() {
    lock.lock();
    try {
      return backlog.dropped();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Since when pictures come that nothing can begin with, for want of a keyframe; {@link
   * System#nanoTime}, 0 where none do.
   */
  public long unusableSince() {
    lock.lock();
    try {
      return backlog.unusableSince();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what waits, which nobody takes any more. */
  public void clear() {
    lock.lock();
    try {
      backlog.forget();
    } finally {
      lock.unlock();
    }
  }

  /** Pieces of the stream that never came, so far. */
  public long lostPackets() {
    lock.lock();
    try {
      return lostPackets;
    } finally {
      lock.unlock();
    }
  }

  Standing standing() {
    return standing;
  }

  /** Nothing more comes in, and what waits may still be taken. Never blocks; harmless twice. */
  public void end() {
    finish();
    CompletableFuture<Void> _ = decider.leave();
  }

  /** As {@link #end}; waits until the streams that only this one needed have ended. */
  @Override
  public void close() {
    finish();
    try {
      decider.leave().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the hub failed", e.getCause());
    }
  }

  private void finish() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // What the hub says, on its thread.

  void stands(Standing now, SessionState state) {
    standing = now;
    states.become(state);
  }

  /** From now on it gets this stream, beginning with the first packet that can be used. */
  void attach(Fanout stream) {
    lock.lock();
    try {
      next = null;
      goOver(stream, System.nanoTime());
      backlog.startOver();
    } finally {
      lock.unlock();
    }
    stream.add(this);
  }

  /** This stream takes over with its first keyframe. */
  void expect(Fanout stream) {
    lock.lock();
    try {
      next = stream;
    } finally {
      lock.unlock();
    }
    stream.add(this);
  }

  /** The stream that was expected does not take over; false where it has. */
  boolean expectNoMore(Fanout stream) {
    lock.lock();
    try {
      boolean was = stream.equals(next);
      next = was ? null : next;
      return was;
    } finally {
      lock.unlock();
    }
  }

  /** It gets nothing for now. */
  void detach() {
    lock.lock();
    try {
      next = null;
      current = null;
    } finally {
      lock.unlock();
    }
  }

  /** It is over, and nothing is kept of the streams it had. */
  void over() {
    finish();
    stands(Standing.UNDECIDED, new SessionState.Closed());
  }

  /** Whether the current stream was begun then. */
  boolean isSince(long then) {
    return since == then;
  }

  private void goOver(Fanout stream, long at) {
    current = stream;
    since = at;
    backlog.otherStream(stream.quality());
  }

  /** Lets another one go on from here; it is nobody's yet. */
  void forkInto(Subscription other) {
    Fanout stream = current;
    while (stream != null) {
      Fanout here = stream;
      if (here.addIf(other, () -> copyInto(other, here))) {
        return;
      }
      stream = current;
    }
  }

  private boolean copyInto(Subscription other, Fanout stream) {
    lock.lock();
    try {
      if (!stream.equals(current)) {
        return false;
      }
      other.current = stream;
      other.since = since;
      other.backlog.goOnFrom(backlog);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Nullable Fanout current() {
    return current;
  }

  // What streams say, on their readers' threads.

  void offer(Fanout from, Packet packet) {
    boolean takesOver = false;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (!from.equals(current)) {
        takesOver =
            from.equals(next) && packet instanceof Packet.Video picture && picture.keyframe();
        if (!takesOver) {
          return;
        }
        next = null;
        goOver(from, packet.arrival());
      }
      backlog.offer(packet);
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (takesOver) {
      decider.tookOver(from);
    }
  }

  void startOver(Fanout from) {
    lock.lock();
    try {
      if (from.equals(current)) {
        backlog.startOver();
      }
    } finally {
      lock.unlock();
    }
  }

  void missed(Fanout from, Losses more) {
    lock.lock();
    try {
      if (from.equals(current)) {
        backlog.missed(more.units());
        lostPackets += more.packets();
      }
    } finally {
      lock.unlock();
    }
  }

  void over(Fanout from) {
    if (from.equals(current)) {
      finish();
    }
  }
}
