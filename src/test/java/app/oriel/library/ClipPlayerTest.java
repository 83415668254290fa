package app.oriel.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Orientation;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.codec.Container;
import app.oriel.codec.TestPictures;
import app.oriel.codec.TurnedPictures;
import app.oriel.codec.VideoFiles;
import app.oriel.live.FrameExchange;
import app.oriel.live.SoundSink;
import app.oriel.process.Threads;
import app.oriel.record.Film;
import app.oriel.record.RecordOptions;
import app.oriel.record.RecordState;
import app.oriel.record.Studio;
import app.oriel.record.Take;
import app.oriel.record.TestSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Playing what was recorded, with real files of every kind. */
class ClipPlayerTest {
  private static final int PICTURES = 60;

  /** A keyframe each second. */
  private static final int GROUP = 15;

  /** What a container's own steps of time make of it. */
  private static final long ROUNDING = 1000;

  @TempDir Path root;
  private final CopyOnWriteArrayList<Packet.Audio> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger breaks = new AtomicInteger();

  @SuppressWarnings("NullAway.Init") // by open(), in each test but one
  private ClipPlayer player;

  @AfterEach
  void close() throws InterruptedException {
    if (player != null) {
      player.close();
      assertTrue(player.join(), "it does not end");
    }
  }

  private Path recorded(Container container) throws Exception {
    try (Studio studio = new Studio(root)) {
      studio.options = RecordOptions.of(container);
      studio.record(Film.evenly(PICTURES, 5_000_000, 1_000_000));
      return studio.files().getFirst();
    }
  }

  private ClipPlayer open(Path file) {
    player =
        new ClipPlayer(
            file,
            new SoundSink() {
              @Override
              public void offer(Packet.Audio packet) {
                heard.add(packet);
              }

              @Override
              public void startOver() {
                breaks.incrementAndGet();
              }
            },
            new Threads());
    return player;
  }

  private ClipState await(String what, Predicate<ClipState> condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.test(player.state())) {
      assertTrue(System.nanoTime() - until < 0, what + ": " + player.state());
      Thread.sleep(5);
    }
    return player.state();
  }

  private static long time(int picture) {
    return picture * Film.PICTURE;
  }

  private static boolean isAt(ClipState state, int picture) {
    return Math.abs(state.position() - time(picture)) <= ROUNDING;
  }

  @Beside
  @ParameterizedTest
  @EnumSource(names = {"MP4", "MKV"})
  void itOpensAtTheFirstPictureAndKnowsItsLength(Container container) throws Exception {
    open(recorded(container));
    ClipState first = await("opened", state -> state.ready() && state.pictures() == 1);
    assertEquals(0, first.position());
    assertFalse(first.playing());
    assertTrue(first.sound());
    assertTrue(Math.abs(first.length() - 4_000_000) < 200_000, "length " + first.length());
    assertNotNull(player.frames().take());
  }

  /** As files have them that a camera of ours never made. */
  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"reordered-h264.mp4", "reordered-h265.mp4"})
  void picturesThatWereReorderedAreShownToTheLast(String name) throws Exception {
    open(Path.of("src/test/resources/app/oriel/videofile", name));
    await("opened", state -> state.ready() && state.pictures() == 1);
    player.step(100);
    ClipState last = await("the end", ClipState::ended);
    assertEquals(40, last.pictures());
    player.seek(0, true);
    await("back", state -> state.position() == 0);
    player.seek(last.length(), true);
    await("the last", state -> state.position() == last.position());
    player.seek(last.position() / 2, true);
    await("the middle", state -> state.position() < last.position() && state.position() > 0);
    player.speed(4);
    player.play(true);
    assertEquals(last.length(), await("played", ClipState::ended).position());
  }

  @Beside
  @ParameterizedTest
  @EnumSource(names = {"MP4", "MKV"})
  void aPlaceIsFoundToThePicture(Container container) throws Exception {
    open(recorded(container));
    await("opened", ClipState::ready);
    for (int picture : new int[] {37, 15, 14, 59, 1, 44, 0}) {
      player.seek(time(picture) + 20_000, true);
      await("picture " + picture, state -> isAt(state, picture));
    }
  }

  @Beside
  @Test
  void whatIsOnlyLookedForIsTheKeyframeBefore() throws Exception {
    open(recorded(Container.MP4));
    await("opened", ClipState::ready);
    player.seek(time(37), false);
    await("keyframe", state -> isAt(state, 30));
  }

  @Beside
  @Test
  void theNewestPlaceWins() throws Exception {
    open(recorded(Container.MP4));
    await("opened", ClipState::ready);
    for (int i = 0; i < 200; i++) {
      player.seek(time(i % PICTURES), true);
    }
    player.seek(time(23) + 20_000, true);
    await("the last place", state -> isAt(state, 23));
    assertTrue(player.state().pictures() < 150, "all were shown: " + player.state());
  }

  @Beside
  @Test
  void stepsShowEachPictureForwardsAndBackwards() throws Exception {
    open(recorded(Container.MP4));
    await("opened", ClipState::ready);
    for (int picture = 1; picture < PICTURES; picture++) {
      int now = picture;
      player.step(1);
      await("forwards to " + now, state -> isAt(state, now));
    }
    assertEquals(PICTURES, player.state().pictures());
    player.step(1);
    await("the end", ClipState::ended);
    for (int picture = PICTURES - 2; picture > PICTURES - 2 - 2 * GROUP; picture--) {
      int now = picture;
      player.step(-1);
      await("backwards to " + now, state -> isAt(state, now));
    }
  }

  @Beside
  @Test
  void aStepRightAfterAPlaceGoesOnFromThere() throws Exception {
    open(recorded(Container.MP4));
    // Both are wanted before it has opened the clip.
    player.seek(time(20) + ROUNDING, true);
    player.step(2);
    await("two on", state -> isAt(state, 22));
  }

  @Beside
  @Test
  void itPlaysToItsEndAndBeginsAnew() throws Exception {
    open(recorded(Container.MP4));
    await("opened", ClipState::ready);
    player.speed(4);
    player.play(true);
    ClipState last = await("the end", ClipState::ended);
    assertFalse(last.playing());
    assertTrue(last.position() >= time(PICTURES - 1) - ROUNDING, "at " + last);
    assertEquals(0, heard.size(), "at another pace nothing is heard");
    player.play(true);
    await("begun anew", state -> state.playing() && !state.ended() && state.position() < time(30));
  }

  @Beside
  @Test
  void atItsOwnPaceItIsHeardInTheOrderOfTime() throws Exception {
    open(recorded(Container.MP4));
    await("opened", ClipState::ready);
    long begun = System.nanoTime();
    player.play(true);
    await("the end", ClipState::ended);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    assertTrue(took >= 3500, "too fast: " + took);
    assertTrue(heard.size() > 20, "heard " + heard.size());
    for (int i = 1; i < heard.size(); i++) {
      assertTrue(heard.get(i).timestamp() > heard.get(i - 1).timestamp());
    }
    assertTrue(breaks.get() >= 1);
  }

  @Beside
  @Test
  void picturesComeAtTheSizeThatIsAskedForAlsoWhileItRests() throws Exception {
    open(recorded(Container.MP4));
    player.resize(160, 90);
    await("opened", ClipState::ready);
    FrameExchange.Frame frame = taken();
    while (frame.pixels().width() != 160) {
      frame = taken();
    }
    player.resize(100, 100);
    frame = taken();
    assertEquals(100, frame.pixels().width());
    assertEquals(320, frame.sight().sourceWidth());
  }

  @Beside
  @Test
  void turnedRecordingsAreShownUpright() throws Exception {
    Orientation left = new Orientation(true, false, true);
    open(TurnedPictures.bars(root.resolve("turned.mkv"), 320, 192, left));
    player.resize(120, 120);
    await("opened", ClipState::ready);
    FrameExchange.Frame frame = taken();
    while (frame.pixels().height() != 120) {
      frame = taken();
    }
    assertEquals(72, frame.pixels().width());
    assertEquals(0.6, frame.sight().aspect(), 0.001);
    // From below: red, green, blue.
    TestPictures.assertColour(0xC00000, frame.pixels(), 36, 105);
    TestPictures.assertColour(0x00C000, frame.pixels(), 36, 75);
    TestPictures.assertColour(0x0000C0, frame.pixels(), 36, 45);
  }

  private FrameExchange.Frame taken() throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    FrameExchange.Frame frame = player.frames().take();
    while (frame == null) {
      assertTrue(System.nanoTime() - until < 0, "no picture");
      Thread.sleep(5);
      frame = player.frames().take();
    }
    return frame;
  }

  @Beside
  @ParameterizedTest
  @ValueSource(ints = {30, 60, 90})
  void aFileThatWasCutOffPlaysAsFarAsItGoes(int percent) throws Exception {
    Path whole = growing(PICTURES);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = root.resolve("cut.mp4");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length * percent / 100));
    open(cut);
    await("opened", ClipState::ready);
    player.speed(4);
    player.play(true);
    ClipState end = await("the end", ClipState::ended);
    assertTrue(end.position() > time(PICTURES) * percent / 100 / 2, "at " + end);
    player.seek(time(3), true);
    await("back", state -> isAt(state, 3));
  }

  /** A file as it is in the middle of recording, which then ends. */
  private Path growing(int pictures) throws Exception {
    try (Studio studio = new Studio(root)) {
      Take recording = studio.begin();
      Film.evenly(pictures, 0, 0).forEach(recording::offer);
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (studio.told.stream()
          .noneMatch(
              state ->
                  state instanceof RecordState.Running running
                      && running.progress().frames() >= pictures - 10)) {
        assertTrue(System.nanoTime() - until < 0, "not written: " + studio.told);
        Thread.sleep(10);
      }
      Path copy = root.resolve("growing.mp4");
      Files.copy(studio.files().getFirst(), copy);
      studio.end(recording);
      return copy;
    }
  }

  @Beside
  @Test
  void aFileThatIsBeingWrittenIsPlayedAndFollowed() throws Exception {
    Path shown = growing(PICTURES);
    byte[] bytes = Files.readAllBytes(shown);
    Files.write(shown, Arrays.copyOf(bytes, bytes.length / 2));
    open(shown);
    await("opened", ClipState::ready);
    player.speed(4);
    player.play(true);
    ClipState end = await("the end", ClipState::ended);
    assertTrue(end.position() < time(45), "at " + end);
    Files.write(shown, bytes);
    player.play(true);
    await("what has come", state -> state.ended() && state.position() > time(45));
  }

  @Beside
  @Test
  void rawPicturesPlayWithoutTimes() throws Exception {
    open(recorded(Container.RAW));
    await("opened", ClipState::ready);
    player.speed(4);
    player.play(true);
    ClipState end = await("the end", ClipState::ended);
    assertTrue(end.position() > 2_000_000, "at " + end);
    assertFalse(end.sound());
    player.seek(0, true);
    await("back", state -> state.position() == 0 && !state.ended());
    player.step(5);
    await("on", state -> state.position() > 0);
  }

  @Beside
  @Test
  void aPauseInTheRecordingIsNotWaitedFor() throws Exception {
    Path file;
    try (Studio studio = new Studio(root)) {
      var packets = new ArrayList<Packet>();
      for (int i = 0; i < 30; i++) {
        long at = time(i) + (i >= 15 ? 50_000_000L : 0);
        packets.add(Film.picture(i, at, at));
      }
      studio.record(packets);
      file = studio.files().getFirst();
    }
    open(file);
    await("opened", ClipState::ready);
    player.play(true);
    ClipState end = await("the end", ClipState::ended);
    assertTrue(end.pictures() > 4, "shown " + end);
    assertTrue(end.position() > 50_000_000L);
  }

  @Beside
  @Test
  void reorderedPicturesOfOtherProgramsAreFoundByTheTimeOfShowing() throws Exception {
    open(VideoFiles.bars(root.resolve("other.mp4"), "mp4", 40, null));
    await("opened", ClipState::ready);
    player.seek(500_000, true);
    await("found", state -> Math.abs(state.position() - 480_000) <= 20_000);
  }

  @Beside
  @Test
  void whatIsNoVideoSaysSo() throws IOException, InterruptedException {
    Path file = root.resolve("text.mp4");
    Files.writeString(file, "no video at all");
    open(file);
    ClipState failed = await("refused", state -> state.failure() != null);
    assertEquals(Problem.FILE_UNPLAYABLE, Objects.requireNonNull(failed.failure()).problem());
    assertNull(player.frames().take());
  }

  @Beside
  @Test
  void aSnapshotIsShownAndAHostileOneRefused() throws Exception {
    Path png = TestSnapshots.png(root.resolve("a.png"), 320, 180);
    try (StillViewer viewer = new StillViewer(png, new Threads())) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (!viewer.state().ready()) {
        assertTrue(System.nanoTime() - until < 0, "not shown: " + viewer.state());
        Thread.sleep(5);
      }
      FrameExchange.Frame frame = viewer.frames().take();
      assertNotNull(frame);
      assertEquals(320, frame.pixels().width());
    }
    Path huge = TestSnapshots.hugePng(root.resolve("b.png"));
    try (StillViewer viewer = new StillViewer(huge, new Threads())) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (viewer.state().failure() == null) {
        assertTrue(System.nanoTime() - until < 0, "not refused");
        Thread.sleep(5);
      }
    }
  }
}
