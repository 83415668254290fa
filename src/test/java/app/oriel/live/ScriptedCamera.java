package app.oriel.live;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SwitchPort.Power;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What one camera does each time it is opened; the last of it again and again. */
public final class ScriptedCamera {
  private final Deque<Opening> script = new ArrayDeque<>();
  private final AtomicInteger upstreams = new AtomicInteger();
  private final AtomicInteger mostUpstreams = new AtomicInteger();
  private final AtomicInteger opens = new AtomicInteger();
  private final AtomicInteger powerAsks = new AtomicInteger();
  private final List<Thread> readers = new CopyOnWriteArrayList<>();
  private final List<ScriptedSource> sources = new CopyOnWriteArrayList<>();
  private volatile Supplier<Power> power = () -> Power.UNKNOWN;

  /** One way to answer an opening. */
  public interface Opening {
    PacketSource open(ScriptedCamera camera, SignInSteps steps)
        throws OrielException, InterruptedException;
  }

  /** Lets us in. */
  public static Opening letIn() {
    return (camera, steps) -> camera.source();
  }

  /** Fails. */
  public static Opening fail(Problem problem) {
    return (camera, steps) -> {
      throw new OrielException(problem, Detail.of("said", "as told"));
    };
  }

  /** Is a mistake in the family. */
  public static Opening stumble() {
    return (camera, steps) -> {
      throw new IllegalStateException("as told");
    };
  }

  /** Never answers; ends with an interrupt only. */
  public static Opening hang() {
    return (camera, steps) -> {
      new CountDownLatch(1).await();
      throw new IllegalStateException("the latch never opens");
    };
  }

  /** Says what the next openings do. */
  public synchronized ScriptedCamera does(Opening... openings) {
    script.clear();
    script.addAll(Arrays.asList(openings));
    return this;
  }

  /** Says what its own switch answers. */
  public void power(Supplier<Power> answer) {
    power = answer;
  }

  /** How often it was opened. */
  public int opens() {
    return opens.get();
  }

  /** How many sources are open now. */
  public int upstreams() {
    return upstreams.get();
  }

  /** How many sources were open at once at most. */
  public int mostUpstreams() {
    return mostUpstreams.get();
  }

  int powerAsks() {
    return powerAsks.get();
  }

  /** The threads that opened it. */
  public List<Thread> readers() {
    return readers;
  }

  /** The source that an opening gave, 1 for the first; waits for it. */
  public ScriptedSource source(int number) throws Exception {
    Await.until("source " + number + " was opened", () -> sources.size() >= number);
    return sources.get(number - 1);
  }

  PacketSource open(SignInSteps steps) throws OrielException, InterruptedException {
    readers.add(Thread.currentThread());
    Opening opening;
    synchronized (this) {
      opening = script.size() > 1 ? script.removeFirst() : script.getFirst();
    }
    opens.incrementAndGet();
    return opening.open(this, steps);
  }

  Power askPower() {
    powerAsks.incrementAndGet();
    return power.get();
  }

  private ScriptedSource source() {
    int now = upstreams.incrementAndGet();
    mostUpstreams.accumulateAndGet(now, Math::max);
    ScriptedSource source = new ScriptedSource(upstreams::decrementAndGet);
    sources.add(source);
    return source;
  }
}
