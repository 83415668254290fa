package app.oriel.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.codec.Tones;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that are not there, go, come back or never answer; nobody waits for them. */
@Timeout(60)
class SpeakerTest {
  private static final List<byte[]> TONE = Tones.packets(Codec.PCMU, 3);

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicInteger opened = new AtomicInteger();
  private final List<SpeakerState> states = new CopyOnWriteArrayList<>();
  private volatile @Nullable Line line;
  private volatile SpeakerDevice device = this::fresh;
  private final Speaker speaker = new Speaker(() -> device.open(), this::thread, this::now);
  private int sent;

  @AfterEach
  void end() {
    speaker.close();
  }

  @Test
  void playsAndGivesTheDeviceBack() throws InterruptedException {
    speaker.onState(states::add);
    feedUntil(() -> heardLoud());
    assertEquals(SpeakerState.PLAYING, speaker.state());
    Line open = line();
    speaker.rest();
    await(open::isClosed);
    await(() -> alive() == 0);
    assertEquals(List.of(SpeakerState.RESTING, SpeakerState.PLAYING, SpeakerState.RESTING), states);
  }

  @Test
  void withoutADeviceItIsLookedForAgain() throws InterruptedException {
    device = this::none;
    feedUntil(() -> speaker.state() == SpeakerState.NO_DEVICE);
    int before = opened.get();
    skip(3);
    feedUntil(() -> opened.get() > before);
    device = this::fresh;
    skip(3);
    feedUntil(this::heardLoud);
    assertEquals(SpeakerState.PLAYING, speaker.state());
  }

  @Test
  void aDeviceThatVanishesIsOpenedAnew() throws InterruptedException {
    feedUntil(this::heardLoud);
    Line first = line();
    first.dead = true;
    feedUntil(() -> line() != first && heardLoud());
    assertTrue(first.isClosed());
    assertEquals(SpeakerState.PLAYING, speaker.state());
  }

  @Test
  void aDeviceThatVanishesForGoodIsTold() throws InterruptedException {
    feedUntil(this::heardLoud);
    device = this::none;
    line().dead = true;
    feedUntil(() -> speaker.state() == SpeakerState.NO_DEVICE);
  }

  @Test
  void aDeviceThatNeverAnswersHoldsNobodyAndFewThreads() throws InterruptedException {
    CountDownLatch forEver = new CountDownLatch(1);
    device =
        () -> {
          opened.incrementAndGet();
          awaitUninterrupted(forEver);
          return null;
        };
    feedUntil(() -> opened.get() == 1);
    for (int i = 2; i <= 3; i++) {
      int next = i;
      skip(10);
      feedUntil(() -> opened.get() == next);
    }
    skip(10);
    long before = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      feed();
    }
    assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(5), "nobody waits");
    assertEquals(SpeakerState.NO_DEVICE, speaker.state());
    assertEquals(3, opened.get(), "it is left alone");
    assertEquals(3, alive());
    device = this::fresh;
    forEver.countDown();
    await(() -> alive() == 0);
    feedUntil(this::heardLoud);
  }

  @Test
  void aLineWhoseWriteNeverReturnsIsLeftBehind() throws InterruptedException {
    feedUntil(this::heardLoud);
    Line first = line();
    first.blocks = true;
    feedUntil(first::isBlocked);
    skip(10);
    feedUntil(() -> line() != first && heardLoud());
    first.release.countDown();
    await(() -> alive() == 1);
  }

  @Test
  void packetsThatMakeNoSenseSilenceNothing() throws InterruptedException {
    Packet.Audio nonsense =
        new Packet.Audio(
            new app.oriel.camera.TrackInfo.Audio(Codec.AAC, -1, 99), new byte[] {1}, 0, 0);
    for (int i = 0; i < 10; i++) {
      speaker.play(nonsense);
      feed();
    }
    feedUntil(this::heardLoud);
  }

  @Test
  void afterTheEndNothingIsPlayed() throws InterruptedException {
    feedUntil(this::heardLoud);
    speaker.close();
    int before = opened.get();
    feed();
    assertEquals(before, opened.get());
    assertEquals(SpeakerState.RESTING, speaker.state());
    await(() -> alive() == 0);
  }

  private void feed() {
    byte[] packet = TONE.get(sent++ % TONE.size());
    speaker.play(new Packet.Audio(Tones.track(Codec.PCMU), packet, 0, now()));
  }

  /** Sends on, in a camera's own pace, until it is so. */
  private void feedUntil(BooleanSupplier state) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not come so far: " + speaker.state());
      feed();
      Thread.sleep(60);
    }
  }

  private static void await(BooleanSupplier state) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not come so far");
      Thread.sleep(5);
    }
  }

  private void skip(int seconds) {
    skipped.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  private long now() {
    return System.nanoTime() + skipped.get();
  }

  private Thread thread(Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().unstarted(work);
    threads.add(thread);
    return thread;
  }

  private long alive() {
    return threads.stream().filter(Thread::isAlive).count();
  }

  private SpeakerLine fresh() {
    opened.incrementAndGet();
    Line made = new Line();
    line = made;
    return made;
  }

  private @Nullable SpeakerLine none() {
    opened.incrementAndGet();
    return null;
  }

  private Line line() {
    Line open = line;
    if (open == null) {
      throw new AssertionError("no line was opened");
    }
    return open;
  }

  private boolean heardLoud() {
    Line open = line;
    return open != null && open.loud;
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // native calls do not listen to interrupts
      }
    }
  }

  /** A line in real time that can be broken from outside. */
  private final class Line implements SpeakerLine {
    private final FakeLine inner = new FakeLine(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean dead;
    private volatile boolean blocks;
    private volatile boolean blocked;
    private volatile boolean loud;
    private volatile boolean closed;

    boolean isBlocked() {
      return blocked;
    }

    boolean isClosed() {
      return closed;
    }

    @Override
    public int rate() {
      return inner.rate();
    }

    @Override
    public int room() {
      inner.at(now());
      return dead ? 0 : inner.room();
    }

    @Override
    public int write(short[] samples, int count) {
      if (blocks) {
        blocked = true;
        awaitUninterrupted(release);
      }
      for (int i = 0; i < count; i++) {
        loud |= samples[i] > Tones.LOUD / 2;
      }
      return inner.write(samples, count);
    }

    @Override
    public long played() {
      if (dead) {
        inner.die();
      }
      inner.at(now());
      return inner.played();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
