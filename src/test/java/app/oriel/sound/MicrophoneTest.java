package app.oriel.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The microphone, over a device made of a sine. */
class MicrophoneTest {
  private final SineDevice device = new SineDevice();
  private final Microphone microphone =
      new Microphone(device, Thread.ofPlatform().daemon().factory(), System::nanoTime);

  @AfterEach
  void end() {
    microphone.close();
  }

  @Test
  void speechComesAtTheRateThatIsWanted() throws Exception {
    try (MicrophoneTake take = microphone.listen(8000)) {
      take.begin(160);
      short[] heard = read(take, 8000);
      assertEquals(440, crossings(heard) / 2.0, 6);
      assertTrue(peak(heard) > 8000, "peak " + peak(heard));
      assertTrue(microphone.level() > 0.5, "level " + microphone.level());
    }
    await(() -> device.open.get() == 0);
  }

  @Test
  void whatWasSaidBeforeTheBeginningIsForgotten() throws Exception {
    try (MicrophoneTake take = microphone.listen(8000)) {
      TimeUnit.MILLISECONDS.sleep(400);
      take.begin(160);
      short[] some = new short[8000];
      int got = take.read(some, 0, some.length);
      assertTrue(got <= 160 + 8000 * 70 / 1000, "waiting " + got);
    }
  }

  @Test
  void afterTheEndOnlyWhatWasSaidIsRead() throws Exception {
    try (MicrophoneTake take = microphone.listen(8000)) {
      take.begin(160);
      TimeUnit.MILLISECONDS.sleep(50);
      take.finish();
      short[] some = new short[160];
      int all = 0;
      for (int got = take.read(some, 0, 160); got >= 0; got = take.read(some, 0, 160)) {
        all += got;
      }
      assertTrue(all < 8000 / 4, "still " + all);
    }
  }

  @Test
  void quietNoiseIsSilencedUnlessTheGateIsOff() throws Exception {
    device.strength = 60;
    try (MicrophoneTake take = microphone.listen(8000)) {
      take.begin(160);
      assertEquals(0, peak(read(take, 2000)));
      microphone.noiseGate(false);
      await(() -> peakNow(take) > 20);
      microphone.gain(400);
      await(() -> peakNow(take) > 150);
    }
  }

  @Test
  void twoListenersShareOneDevice() throws Exception {
    try (MicrophoneTake one = microphone.listen(8000);
        MicrophoneTake other = microphone.listen(16_000)) {
      one.begin(160);
      other.begin(320);
      assertTrue(peak(read(one, 800)) > 8000);
      assertTrue(peak(read(other, 1600)) > 8000);
      assertEquals(1, device.opened.get());
    }
    await(() -> device.open.get() == 0);
  }

  @Test
  void whoListensHearsTheOtherMicrophoneThatIsChosenMeanwhile() throws Exception {
    try (MicrophoneTake take = microphone.listen(8000)) {
      take.begin(160);
      assertEquals(440, crossings(read(take, 8000)) / 2.0, 6);
      microphone.choose("octave");
      await(() -> device.opened.get() == 2);
      await(() -> Math.abs(crossingsNow(take) / 2.0 - 880) < 12);
      microphone.choose("octave");
      read(take, 800);
      assertEquals(2, device.opened.get());
      assertEquals(1, device.open.get());
    }
    await(() -> device.open.get() == 0);
  }

  @Test
  void anotherMicrophoneThatDoesNotOpenIsSaidToWhoListensAndToWhoBegins() throws Exception {
    try (MicrophoneTake take = microphone.listen(8000)) {
      take.begin(160);
      device.absent = true;
      microphone.choose("octave");
      OrielException e = assertThrows(OrielException.class, () -> read(take, 800_000));
      assertEquals(Problem.NO_MICROPHONE, e.problem());
      assertEquals("allow-the-microphone-on-linux", e.detail().key());
      assertThrows(OrielException.class, () -> microphone.listen(8000));
    }
    await(() -> device.open.get() == 0);
  }

  @Test
  void anotherMicrophoneMayTakeItsTimeToOpen() throws Exception {
    try (MicrophoneTake take = microphone.listen(8000)) {
      take.begin(160);
      device.opens = new CountDownLatch(1);
      microphone.choose("octave");
      await(() -> device.open.get() == 0);
      TimeUnit.MILLISECONDS.sleep(1500);
      device.opens.countDown();
      await(() -> Math.abs(crossingsNow(take) / 2.0 - 880) < 12);
    }
  }

  @Test
  void whoWaitsForAMicrophoneThatDoesNotOpenGetsTheOneThatIsChosenThen() throws Exception {
    device.opens = new CountDownLatch(1);
    CompletableFuture<MicrophoneTake> waiting = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> waiting.complete(listen()));
    await(() -> device.asked.get() == 1);
    CountDownLatch hung = device.opens;
    device.opens = new CountDownLatch(0);
    microphone.choose("octave");
    try (MicrophoneTake take = waiting.get(3, TimeUnit.SECONDS)) {
      take.begin(160);
      assertEquals(880, crossings(read(take, 8000)) / 2.0, 12);
    }
    hung.countDown();
    await(() -> device.opened.get() == 2 && device.open.get() == 0);
  }

  private MicrophoneTake listen() {
    try {
      return microphone.listen(8000);
    } catch (OrielException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private int crossingsNow(MicrophoneTake take) {
    try {
      return crossings(read(take, 8000));
    } catch (OrielException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aMicrophoneThatIsUnpluggedIsSaidWithinTwoSeconds() throws Exception {
    try (MicrophoneTake take = microphone.listen(8000)) {
      take.begin(160);
      device.gone = true;
      long start = System.nanoTime();
      OrielException e =
          assertThrows(
              OrielException.class,
              () -> {
                while (true) {
                  take.read(new short[160], 0, 160);
                  Thread.sleep(20);
                }
              });
      assertEquals(Problem.NO_MICROPHONE, e.problem());
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
    }
  }

  @Test
  void noMicrophoneIsSaidWithTheCure() {
    device.absent = true;
    OrielException e = assertThrows(OrielException.class, () -> microphone.listen(8000));
    assertEquals(Problem.NO_MICROPHONE, e.problem());
    device.absent = false;
    // Plugged in, the next press works.
    try (MicrophoneTake take = microphone.listen(8000)) {
      assertEquals(8000, take.rate());
    } catch (OrielException | InterruptedException again) {
      throw new AssertionError(again);
    }
  }

  @Test
  void aDeviceThatOpensWhenNobodyWaitsAnyMoreIsClosed() throws Exception {
    device.opens = new CountDownLatch(1);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> microphone.listen(8000));
    device.opens.countDown();
    await(() -> device.opened.get() == 1);
    await(() -> device.open.get() == 0);
    // Whoever listens next gets a device of its own.
    try (MicrophoneTake take = microphone.listen(8000)) {
      take.begin(160);
      assertTrue(peak(read(take, 800)) > 8000);
    }
  }

  @Test
  void onAMachineWithoutSoundTheSystemSaysSo() {
    try (Microphone system = Microphone.ofSystem(Thread.ofPlatform().daemon().factory())) {
      if (system.names().isEmpty()) {
        OrielException e = assertThrows(OrielException.class, () -> system.listen(8000));
        assertEquals(Problem.NO_MICROPHONE, e.problem());
      }
    }
  }

  private int peakNow(MicrophoneTake take) {
    try {
      return peak(read(take, 400));
    } catch (OrielException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static short[] read(MicrophoneTake take, int count)
      throws OrielException, InterruptedException {
    short[] all = new short[count];
    int got = 0;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (got < count) {
      assertTrue(System.nanoTime() < deadline, "too little came");
      int more = take.read(all, got, Math.min(160, count - got));
      got += Math.max(0, more);
      if (more == 0) {
        Thread.sleep(5);
      }
    }
    return all;
  }

  private static int crossings(short[] samples) {
    int crossings = 0;
    for (int i = 1; i < samples.length; i++) {
      crossings += (samples[i - 1] < 0) == (samples[i] < 0) ? 0 : 1;
    }
    return crossings;
  }

  private static int peak(short[] samples) {
    int peak = 0;
    for (short each : samples) {
      peak = Math.max(peak, Math.abs(each));
    }
    return peak;
  }

  private static void await(BooleanSupplier state) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not come so far");
      Thread.sleep(5);
    }
  }

  /**
   * Gives a sine as fast as it is read, as files in a microphone's place do. The one by the name of
   * octave is higher, and has another rate.
   */
  private static final class SineDevice implements MicrophoneDevice {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean absent;
    private volatile boolean gone;
    private volatile double strength = 16_000;
    private volatile CountDownLatch opens = new CountDownLatch(0);

    @Override
    public List<String> names() {
      return List.of("sine", "octave");
    }

    @Override
    public MicrophoneLine open(String name) throws OrielException {
      if (absent) {
        throw new OrielException(Problem.NO_MICROPHONE, Detail.of("allow-the-microphone-on-linux"));
      }
      asked.incrementAndGet();
      try {
        opens.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      open.incrementAndGet();
      opened.incrementAndGet();
      int rate = name.equals("octave") ? 44_100 : 48_000;
      double hertz = name.equals("octave") ? 880 : 440;
      return new MicrophoneLine() {
        private long at;
        private boolean closed;

        @Override
        public int rate() {
          return rate;
        }

        @Override
        public int read(short[] into, int count) {
          if (gone) {
            return 0;
          }
          for (int i = 0; i < count; i++) {
            into[i] = (short) (strength * Math.sin(2 * Math.PI * hertz * at++ / rate));
          }
          return count;
        }

        @Override
        public synchronized void close() {
          if (!closed) {
            closed = true;
            open.decrementAndGet();
          }
        }
      };
    }
  }
}
