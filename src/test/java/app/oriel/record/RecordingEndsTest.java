package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.codec.Container;
import app.oriel.codec.MediaFile;
import app.oriel.record.RecordState.Ended;
import app.oriel.record.RecordState.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When a file ends, or a whole recording, that nobody stopped. */
@Timeout(60)
class RecordingEndsTest {
  private static final long SECOND = 1_000_000;

  @TempDir private Path folder;
  private Studio studio;

  @BeforeEach
  void begin() {
    studio = new Studio(folder.resolve("recordings"));
  }

  @AfterEach
  void end() {
    studio.close();
  }

  private static long now() {
    return System.nanoTime() / 1000;
  }

  @ParameterizedTest
  @CsvSource({"MP4, 61", "MP4, 25200", "MKV, 61", "MKV, 25200", "RAW, 61"})
  void anAbsenceOfMoreThanAMinuteBeginsAnotherFile(Container container, long seconds)
      throws Exception {
    studio.options = RecordOptions.of(container);
    long now = now();
    List<Packet> packets = new ArrayList<>(Film.evenly(30, 0, now));
    // The camera counts anew, and the first pictures after its return refer to one that is lost.
    long back = 2 * SECOND + seconds * SECOND;
    for (int i = 10; i < 45; i++) {
      packets.add(Film.picture(i, i * Film.PICTURE, now + back + i * Film.PICTURE));
    }
    Ended end = (Ended) studio.record(packets);
    assertEquals(60, end.progress().frames());
    List<Path> files = studio.files();
    assertEquals(2, files.size(), files.toString());
    for (Path each : files) {
      MediaFile read = MediaFile.read(each);
      assertEquals(30, read.pictures());
      if (container != Container.RAW) {
        assertEquals(29.0 * Film.PICTURE, (double) read.lastPicture(), 1500.0);
      }
      Probe.assertPlaysToItsEnd(each);
    }
  }

  @Test
  void aMinutesAbsenceIsAGap() throws Exception {
    long now = now();
    List<Packet> packets = new ArrayList<>(Film.evenly(30, 0, now));
    packets.addAll(Film.evenly(30, 0, now + 59 * SECOND));
    studio.record(packets);
    assertEquals(1, studio.files().size());
  }

  /** Its clock counts half as fast as time passes. */
  @ParameterizedTest
  @EnumSource(names = {"MP4", "RAW"})
  void aLengthEndsByTheClockOnTheWallAtTheLatest(Container container) throws Exception {
    studio.options = RecordOptions.of(container).forTotal(Duration.ofSeconds(4));
    Take recording = studio.begin();
    long now = now();
    for (int i = 0; i < 90; i++) {
      recording.offer(Film.picture(i, i * Film.PICTURE / 2, now + i * Film.PICTURE));
    }
    assertTrue(recording.join(Duration.ofSeconds(20)), "it does not end");
    Ended end = (Ended) recording.state();
    assertEquals(66.0, (double) end.progress().frames(), 1.0);
  }

  @Test
  void aCameraThatSendsNothingToBeginWithIsToldAfterTwentySeconds() throws Exception {
    Take recording = studio.begin();
    long now = now() - 30 * SECOND;
    for (int i = 1; i < 15 * 22; i++) {
      int later = i % 15 == 0 ? 1 : i % 15;
      recording.offer(Film.picture(later, i * Film.PICTURE, now + i * Film.PICTURE));
    }
    assertTrue(recording.join(Duration.ofSeconds(20)), "it does not end");
    Failed failed = (Failed) recording.state();
    assertEquals(Problem.NO_PICTURE, failed.reason().problem());
    assertEquals("no-picture-to-begin-with-came-for-seconds", failed.reason().detail().key());
    assertFalse(Files.exists(studio.root));
  }
}
