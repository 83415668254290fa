package app.oriel.videofile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.VideoDecoder;
import app.oriel.codec.VideoDecoder.Outcome;
import app.oriel.codec.VideoFiles;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file as a stream without end. */
@Timeout(60)
class FileSourceTest {
  private static final Path MADE = Path.of("src/test/resources/app/oriel/videofile");

  @TempDir private Path folder;

  @Beside
  @Test
  void playsAtItsOwnPaceAndGoesOnOverTheSeam() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 30, null);
    try (PacketSource source = Player.open(file)) {
      List<Packet.Video> pictures = Player.pictures(source, 50);
      for (int i = 0; i < 50; i++) {
        assertEquals(40_000L * i, pictures.get(i).timestamp());
        assertEquals(i % 30 % 8 == 0, pictures.get(i).keyframe());
      }
      long nanos = pictures.getLast().arrival() - pictures.getFirst().arrival();
      long wanted = TimeUnit.MILLISECONDS.toNanos(49 * 40);
      assertTrue(nanos >= wanted - 5_000_000, () -> "too fast: " + nanos);
      assertTrue(nanos < 3 * wanted, () -> "too slow: " + nanos);
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"reordered-h264.mp4", "reordered-h265.mp4", "open-h265.mkv"})
  void picturesThatAreReorderedPlayOverTheSeamUndamaged(String name) throws Exception {
    Codec codec = name.contains("h264") ? Codec.H264 : Codec.H265;
    int shown = 0;
    long timestamp = Long.MIN_VALUE;
    long highest = 0;
    try (PacketSource source = Player.open(MADE.resolve(name));
        VideoDecoder decoder = new VideoDecoder(codec)) {
      for (Packet.Video picture : Player.pictures(source, 60)) {
        Outcome outcome = decoder.decode(picture.bytes());
        assertNotEquals(Outcome.DAMAGED, outcome, "after " + shown);
        shown += outcome == Outcome.PICTURE ? 1 : 0;
        assertNotEquals(timestamp, picture.timestamp());
        timestamp = picture.timestamp();
        assertTrue(timestamp > highest - 400_000, "far back");
        highest = Math.max(highest, timestamp);
      }
    }
    // A file that begins in the middle: of its 19 pictures three lead to what is not there, and the
    // last two are given up by the decoder at each seam, as the standard says.
    assertTrue(shown >= (name.startsWith("open") ? 40 : 57), "only " + shown);
  }

  @Beside
  @Test
  void soundComesInItsTime() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mkv"), "matroska", 30, Codec.AAC);
    try (PacketSource source = Player.open(file)) {
      int sounds = 0;
      long last = -1;
      assertTrue(
          source.next() instanceof Packet.Video, "nothing is heard before the first picture");
      for (int i = 0; i < 50; i++) {
        if (source.next() instanceof Packet.Audio sound) {
          assertEquals(new TrackInfo.Audio(Codec.AAC, 8000, 1), sound.track());
          assertTrue(sound.timestamp() > last);
          last = sound.timestamp();
          sounds++;
        }
      }
      assertTrue(sounds >= 8, "only " + sounds);
    }
  }

  /** Else it would be opened as often as the machine can. */
  @Beside
  @Test
  void aSinglePictureIsShownOnceASecond() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 1, null);
    try (PacketSource source = Player.open(file)) {
      List<Packet.Video> pictures = Player.pictures(source, 3);
      long nanos = pictures.getLast().arrival() - pictures.getFirst().arrival();
      assertTrue(nanos >= TimeUnit.MILLISECONDS.toNanos(1990), () -> "too fast: " + nanos);
      assertEquals(2_000_000, pictures.getLast().timestamp());
    }
  }

  @Beside
  @Test
  void closingEndsTheWait() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 1, null);
    PacketSource source = Player.open(file);
    Player.pictures(source, 1);
    FutureTask<Packet> next = new FutureTask<>(source::next);
    Thread.ofVirtual().start(next);
    TimeUnit.MILLISECONDS.sleep(100);
    long start = System.nanoTime();
    source.close();
    source.close();
    var failure = assertThrows(Exception.class, () -> next.get(20, TimeUnit.SECONDS));
    assertTrue(failure.getCause() instanceof OrielException);
    assertTrue(System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(700));
    assertThrows(OrielException.class, source::next);
  }

  @Beside
  @Test
  void anInterruptEndsTheWait() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 1, null);
    try (PacketSource source = Player.open(file)) {
      Player.pictures(source, 1);
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> Player.pictures(source, 2));
    }
  }

  @Beside
  @Test
  void aFileThatVanishesIsMissedAtItsEndAndPlayedAgainWhenItIsBack() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 10, null);
    Path away = folder.resolve("away.mp4");
    try (PacketSource source = Player.open(file)) {
      Player.pictures(source, 2);
      Files.move(file, away);
      assertFails(Problem.FILE_UNREADABLE, file, () -> Player.pictures(source, 20));
    }
    assertFails(Problem.FILE_UNREADABLE, file, () -> Player.open(file));
    Files.move(away, file);
    try (PacketSource source = Player.open(file)) {
      assertEquals(2, Player.pictures(source, 2).size());
    }
  }

  @Beside
  @Test
  void aFileThatShrinksEndsInWords() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mkv"), "matroska", 40, null);
    try (PacketSource source = Player.open(file);
        RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      Player.pictures(source, 2);
      cut.setLength(30);
      assertFails(Problem.FILE_UNPLAYABLE, file, () -> Player.pictures(source, 100));
    }
  }

  @Beside
  @Test
  void aFileThatChangesIsPlayedAsItIsNow() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 10, null);
    Path other = VideoFiles.h265(folder.resolve("other.mp4"), "mp4");
    try (PacketSource source = Player.open(file)) {
      assertEquals(Codec.H264, Player.pictures(source, 1).getFirst().track().codec());
      Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      List<Packet.Video> pictures = Player.pictures(source, 12);
      assertEquals(Codec.H265, pictures.getLast().track().codec());
      long before = -1;
      for (Packet.Video picture : pictures) {
        assertTrue(picture.timestamp() > before);
        before = picture.timestamp();
      }
    }
  }

  /** What plays the file. */
  @FunctionalInterface
  interface Playing {
    /** Plays. */
    Object play() throws Exception;
  }

  static void assertFails(Problem problem, Path file, Playing playing) {
    OrielException failure = assertThrows(OrielException.class, playing::play);
    assertEquals(problem, failure.problem(), failure::toString);
    assertTrue(failure.detail().toString().contains(file.toString()), failure::toString);
  }
}
