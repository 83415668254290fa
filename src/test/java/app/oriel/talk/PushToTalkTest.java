package app.oriel.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TimeLimits;
import app.oriel.process.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The button, over a family that notes what it is asked for. */
class PushToTalkTest {
  private final FakeFamily family = new FakeFamily();
  private final Talks talks = new Talks(new Families(List.of(family)), new Threads());
  private final List<TalkState> states = Collections.synchronizedList(new ArrayList<>());
  private final Voice.Source endless = Voices.tone(440, Duration.ofMinutes(2));

  @AfterEach
  void end() {
    talks.close();
  }

  private static Camera camera(String url) {
    return new Camera("hall", CameraUrl.parse(url), null, CameraMemory.forgetful());
  }

  private PushToTalk button() {
    PushToTalk button = talks.with(camera("fake://hall"));
    button.onState(states::add);
    return button;
  }

  @Beside
  @Test
  void heldItOpensTalksAndClosesAgain() throws Exception {
    PushToTalk button = button();
    button.press(endless);
    await(() -> button.state() instanceof TalkState.Talking);
    await(() -> button.stats().sentMillis() > 200);
    assertTrue(button.level() > 0.8, "level " + button.level());
    button.release();
    await(() -> button.state() instanceof TalkState.Closed);
    assertEquals(List.of("Closed", "Opening", "Talking", "Closing", "Closed"), names());
    await(() -> family.lines.getFirst().closed);
    // 300 ms ahead, what was said, 600 ms behind.
    assertTrue(family.lines.getFirst().count() >= 45 + 10, "packets");
  }

  @Beside
  @Test
  void aShortVoiceEndsByItself() throws Exception {
    PushToTalk button = button();
    button.press(Voices.tone(440, Duration.ofMillis(500)));
    await(() -> states.size() > 2 && button.state() instanceof TalkState.Closed);
    assertEquals(500, button.stats().sentMillis());
    long packets = button.stats().packets() + button.stats().skipped();
    // After hiccups of the machine the silence behind may be some packets longer.
    assertTrue(packets >= (300 + 500 + 600) / 20 && packets <= 80, "packets " + packets);
  }

  @Beside
  @Test
  void aVoiceThatEndsInThePacketOfTheSilenceAheadEndsByItself() throws Exception {
    family.format =
        new TalkFormat(
            Codec.PCMA, 8000, 2048, Duration.ofMillis(300), Duration.ofMillis(600), true);
    PushToTalk button = button();
    button.press(Voices.tone(440, Duration.ofMillis(10)));
    await(() -> states.size() > 2 && button.state() instanceof TalkState.Closed);
    assertEquals(List.of("Closed", "Opening", "Talking", "Closing", "Closed"), names());
    assertEquals(10, button.stats().sentMillis());
  }

  @Beside
  @Test
  void aPressWhileTheEndOfWhatWasSaidGoesOutIsHeard() throws Exception {
    PushToTalk button = button();
    var voice = new Interrupting();
    Voice.Source source = () -> voice;
    voice.atItsEnd = () -> button.press(source);
    button.press(source);
    await(() -> button.state() instanceof TalkState.Talking);
    button.release();
    await(() -> voice.begun.get() == 2);
    await(() -> button.state() instanceof TalkState.Talking);
    button.release();
    await(() -> button.state() instanceof TalkState.Closed);
    assertEquals(1, family.lines.size());
  }

  /** Has something to say until it is finished; does a thing just before it says so. */
  private static final class Interrupting implements Voice {
    private final AtomicInteger begun = new AtomicInteger();
    private volatile Runnable atItsEnd = () -> {};
    private boolean finished;

    @Override
    public void tune(int rate) {}

    @Override
    public void begin(int now) {
      begun.incrementAndGet();
      finished = false;
    }

    @Override
    public int read(short[] into, int from, int count) {
      if (finished) {
        Runnable now = atItsEnd;
        atItsEnd = () -> {};
        now.run();
      }
      return finished ? -1 : count;
    }

    @Override
    public void finish() {
      finished = true;
    }

    @Override
    public void close() {}
  }

  @Beside
  @Test
  void closingWaitsForALineThatTakesLeave() throws Exception {
    PushToTalk button = button();
    button.press(Voices.tone(440, Duration.ofMillis(100)));
    await(() -> button.state() instanceof TalkState.Talking);
    FakeLine line = family.lines.getFirst();
    line.farewell = new CountDownLatch(1);
    await(() -> button.state() instanceof TalkState.Closed);
    Thread closing = Thread.ofVirtual().start(button::close);
    await(() -> closing.getState() == Thread.State.TIMED_WAITING);
    assertFalse(line.closed);
    line.farewell.countDown();
    closing.join();
    assertTrue(line.closed);
  }

  @Beside
  @Test
  void aMistakeWhileTheLineIsOpenedIsSaid() throws Exception {
    family.mistake = new NoClassDefFoundError("a part");
    PushToTalk button = button();
    button.press(endless);
    await(() -> button.state() instanceof TalkState.Refused);
    TalkState.Refused refused = assertInstanceOf(TalkState.Refused.class, button.state());
    assertEquals(Problem.INTERNAL, refused.reason().problem());
  }

  @Beside
  @Test
  void aHundredShortPressesUseOneLine() throws Exception {
    PushToTalk button = button();
    for (int i = 0; i < 100; i++) {
      button.press(endless);
      TimeUnit.MILLISECONDS.sleep(i % 10);
      button.release();
      TimeUnit.MILLISECONDS.sleep(i % 7);
    }
    await(() -> button.state() instanceof TalkState.Closed);
    await(() -> family.lines.stream().allMatch(line -> line.closed));
    assertTrue(family.lines.size() <= 3, "lines " + family.lines.size());
    assertEquals(0, family.open());
  }

  @Beside
  @Test
  void aRefusalIsAStateAndTheNextPressTriesAgain() throws Exception {
    family.refusal = new OrielException(Problem.TALK_TAKEN, Detail.of("answered", -52411));
    PushToTalk button = button();
    button.press(endless);
    await(() -> button.state() instanceof TalkState.Refused);
    TalkState.Refused refused = assertInstanceOf(TalkState.Refused.class, button.state());
    assertEquals(Problem.TALK_TAKEN, refused.reason().problem());
    button.release();
    assertInstanceOf(TalkState.Refused.class, button.state());
    family.refusal = null;
    button.press(endless);
    await(() -> button.state() instanceof TalkState.Talking);
  }

  @Beside
  @Test
  void aLineThatBreaksOffInTheMiddleIsSaid() throws Exception {
    PushToTalk button = button();
    button.press(endless);
    await(() -> button.state() instanceof TalkState.Talking);
    family.lines.getFirst().failure =
        new OrielException(Problem.CONNECTION_LOST, Detail.of("the-connection-broke-off"));
    await(() -> button.state() instanceof TalkState.Refused);
    await(() -> family.lines.getFirst().closed);
  }

  @Beside
  @Test
  void twoTilesOfOneCameraNeverHaveTwoLines() throws Exception {
    PushToTalk first = talks.with(camera("fake://hall:7?stream=sub"));
    PushToTalk second = button();
    first.press(endless);
    await(() -> first.state() instanceof TalkState.Talking);
    second.press(Voices.tone(880, Duration.ofMinutes(1)));
    await(() -> second.state() instanceof TalkState.Talking);
    assertInstanceOf(TalkState.Closed.class, first.state());
    assertEquals(2, family.lines.size());
    assertTrue(family.lines.getFirst().closed);
    assertEquals(1, family.mostOpen);
  }

  @Beside
  @Test
  void twoCamerasAreTalkedToAtOnce() throws Exception {
    PushToTalk hall = talks.with(camera("fake://hall"));
    PushToTalk yard = talks.with(camera("fake://yard"));
    hall.press(endless);
    yard.press(endless);
    await(
        () ->
            hall.state() instanceof TalkState.Talking && yard.state() instanceof TalkState.Talking);
    assertEquals(2, family.open());
  }

  @Beside
  @Test
  void ourOwnLineThatTheCameraStillHoldsIsWaitedFor() throws Exception {
    PushToTalk button = button();
    button.press(endless);
    await(() -> button.state() instanceof TalkState.Talking);
    button.release();
    await(() -> button.state() instanceof TalkState.Closed);
    family.refusalsLeft.set(3);
    family.refusal = new OrielException(Problem.TALK_TAKEN, Detail.of("answered", -52411));
    button.press(endless);
    await(() -> button.state() instanceof TalkState.Talking);
    assertTrue(names().stream().noneMatch("Refused"::equals), names().toString());
  }

  @Beside
  @Test
  void aVoiceThatCannotBeOpenedIsSaidAndNoLineStaysOpen() throws Exception {
    PushToTalk button = button();
    button.press(
        () -> {
          throw new OrielException(
              Problem.NO_MICROPHONE, Detail.of("allow-the-microphone-on-linux"));
        });
    await(() -> button.state() instanceof TalkState.Refused);
    await(() -> family.lines.stream().allMatch(line -> line.closed));
    assertEquals(0, family.open());
  }

  @Beside
  @Test
  void anAnswerToWhetherItWasHeardReachesTheLine() throws Exception {
    PushToTalk button = button();
    button.press(Voices.chirp());
    await(() -> states.size() > 2 && button.state() instanceof TalkState.Closed);
    button.heard(true);
    assertEquals(List.of(true), family.lines.getFirst().heard);
  }

  @Beside
  @Test
  void closingEndsATalkAtOnce() throws Exception {
    PushToTalk button = button();
    button.press(endless);
    await(() -> button.state() instanceof TalkState.Talking);
    button.close();
    assertTrue(family.lines.getFirst().closed);
  }

  @Beside
  @Test
  void camerasWithoutTalkSaySo() throws Exception {
    family.talks = false;
    PushToTalk button = button();
    button.press(endless);
    await(() -> button.state() instanceof TalkState.Refused);
    TalkState.Refused refused = assertInstanceOf(TalkState.Refused.class, button.state());
    assertEquals(Problem.TALK_UNSUPPORTED, refused.reason().problem());
  }

  private List<String> names() {
    synchronized (states) {
      return states.stream()
          .map(state -> state.getClass().getSimpleName())
          .collect(Collectors.toList());
    }
  }

  static void await(BooleanSupplier state) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not come so far");
      Thread.sleep(5);
    }
  }

  /** Opens lines that note what comes. */
  private static final class FakeFamily implements CameraFamily {
    private final List<FakeLine> lines = new CopyOnWriteArrayList<>();
    private volatile boolean talks = true;
    private volatile TalkFormat format = FakeLine.USUAL;
    private final AtomicInteger refusalsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile @Nullable OrielException refusal;
    private volatile @Nullable Error mistake;
    private volatile long mostOpen;

    long open() {
      return lines.stream().filter(line -> !line.closed).count();
    }

    @Override
    public String scheme() {
      return "fake";
    }

    @Override
    public Optional<TalkPort> talk() {
      return talks ? Optional.of((camera, wish, limits) -> openTalk()) : Optional.empty();
    }

    private TalkLine openTalk() throws OrielException, InterruptedException {
      Thread.sleep(5);
      Error wrong = mistake;
      if (wrong != null) {
        throw wrong;
      }
      OrielException no = refusal;
      if (no != null && refusalsLeft.getAndDecrement() > 0) {
        throw no;
      }
      FakeLine line = new FakeLine(format, System::nanoTime);
      lines.add(line);
      mostOpen = Math.max(mostOpen, open());
      return line;
    }

    @Override
    public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
        throws OrielException {
      throw new OrielException(Problem.UNSUPPORTED, Detail.of("closed-on-this-side"));
    }

    @Override
    public Set<Quality> qualities(CameraUrl url) {
      return Set.of(Quality.MAIN);
    }

    @Override
    public CameraUrl canonical(CameraUrl url) {
      return url;
    }

    /** Port 7 is the usual one. */
    @Override
    public CameraUrl device(CameraUrl url) {
      return new CameraUrl("fake", url.host(), url.port() == 7 ? 0 : url.port(), "");
    }
  }
}
