package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Demuxer.Found;
import app.oriel.codec.VideoDecoder.Outcome;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in, access units out; closed by anybody at any time. */
@Timeout(60)
class DemuxerTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "mp4, AAC",
        "mov, PCMU",
        "mov, PCMA",
        "matroska, AAC",
        "matroska, -",
        "mpegts, AAC",
        "avi, PCMU",
        "avi, -",
        "flv, AAC",
        "h264, -",
      })
  void everyPictureOfEveryContainerIsDecoded(String muxer, @Nullable Codec sound) throws Exception {
    Path file = VideoFiles.bars(folder.resolve("a clip.x"), muxer, 24, sound);
    try (Demuxer demuxer = new Demuxer(file);
        VideoDecoder decoder = new VideoDecoder(Codec.H264)) {
      for (int round = 0; round < 2; round++) {
        demuxer.open();
        assertEquals(Codec.H264, demuxer.pictures().codec());
        assertSound(sound, demuxer.sound());
        int pictures = 0;
        int sounds = 0;
        for (Found found = demuxer.read(); found != Found.END; found = demuxer.read()) {
          if (found == Found.PICTURE) {
            assertEquals(pictures % 8 == 0, demuxer.keyframe(), muxer + " " + pictures);
            assertEquals(Outcome.PICTURE, decoder.decode(demuxer.bytes()));
            assertEquals(320, decoder.picture().width());
            pictures++;
          } else {
            assertEquals(Found.SOUND, found);
            assertWhole(sound, demuxer.bytes());
            sounds++;
          }
        }
        assertEquals(24, pictures);
        assertEquals(sound != null, sounds > 0);
      }
    }
  }

  private static void assertSound(@Nullable Codec wanted, TrackInfo.@Nullable Audio found) {
    if (wanted == null) {
      assertNull(found);
    } else {
      assertEquals(new TrackInfo.Audio(wanted, 8000, 1), found);
    }
  }

  /** An AAC frame has its header, which tells its length. */
  private static void assertWhole(@Nullable Codec codec, byte[] sound) {
    if (codec == Codec.AAC) {
      assertEquals(0xff, sound[0] & 0xff);
      int length = (sound[3] & 3) << 11 | (sound[4] & 0xff) << 3 | (sound[5] & 0xff) >> 5;
      assertEquals(sound.length, length);
      assertEquals(0x6c, sound[2] & 0xfc, "AAC-LC, 8 kHz");
    } else {
      assertTrue(sound.length > 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"mp4", "matroska", "mpegts", "hevc"})
  void h265IsReadToo(String muxer) throws Exception {
    Path file = VideoFiles.h265(folder.resolve("clip"), muxer);
    try (Demuxer demuxer = new Demuxer(file);
        VideoDecoder decoder = new VideoDecoder(Codec.H265)) {
      demuxer.open();
      assertEquals(Codec.H265, demuxer.pictures().codec());
      int pictures = 0;
      for (Found found = demuxer.read(); found != Found.END; found = demuxer.read()) {
        assertEquals(Found.PICTURE, found);
        assertEquals(Outcome.PICTURE, decoder.decode(demuxer.bytes()), muxer + " " + pictures);
        pictures++;
      }
      assertEquals(20, pictures);
    }
  }

  @Test
  void timesAreInMicroseconds() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 5, null);
    try (Demuxer demuxer = new Demuxer(file)) {
      demuxer.open();
      for (int i = 0; i < 5; i++) {
        assertEquals(Found.PICTURE, demuxer.read());
        assertEquals(40_000L * i, demuxer.presented());
        assertEquals(40_000L * i, demuxer.decoded());
        assertEquals(40_000, demuxer.duration());
      }
      assertEquals(Found.END, demuxer.read());
      assertEquals(Found.END, demuxer.read());
    }
  }

  @Test
  void useAfterCloseFailsAndHarmsNothing() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 5, null);
    Demuxer demuxer = new Demuxer(file);
    demuxer.open();
    assertEquals(Found.PICTURE, demuxer.read());
    demuxer.close();
    demuxer.close();
    assertFalse(demuxer.bytes().length == 0);
    assertEquals(Problem.STREAM_ENDED, assertThrows(OrielException.class, demuxer::read).problem());
    assertEquals(Problem.STREAM_ENDED, assertThrows(OrielException.class, demuxer::open).problem());
    demuxer.close();
    new Demuxer(file).close();
  }

  /** Sooner or later, before, in and between the calls: a mistake would end the whole program. */
  @Test
  void anotherThreadMayCloseAtAnyTime() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mkv"), "matroska", 40, Codec.AAC);
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      Demuxer demuxer = new Demuxer(file);
      CountDownLatch begun = new CountDownLatch(1);
      FutureTask<OrielException> reader = new FutureTask<>(() -> readForEver(demuxer, begun));
      Thread.ofVirtual().start(reader);
      begun.await();
      TimeUnit.MICROSECONDS.sleep(random.nextInt(6_000));
      demuxer.close();
      assertEquals(Problem.STREAM_ENDED, reader.get(20, TimeUnit.SECONDS).problem());
    }
  }

  private static OrielException readForEver(Demuxer demuxer, CountDownLatch begun)
      throws InterruptedException {
    begun.countDown();
    try {
      while (true) {
        demuxer.open();
        while (demuxer.read() != Found.END) {
          assertTrue(demuxer.bytes().length > 0);
        }
      }
    } catch (OrielException e) {
      return e;
    }
  }

  /** As a disk of a network that is gone: nothing wakes the read, and closing does not wait. */
  @Test
  void closingDoesNotWaitForTheDisk() throws Exception {
    Path pipe = pipe();
    Path file = VideoFiles.bars(folder.resolve("clip.ts"), "mpegts", 40, null);
    byte[] content = Files.readAllBytes(file);
    Demuxer demuxer = new Demuxer(pipe);
    FutureTask<OrielException> reader =
        new FutureTask<>(() -> readForEver(demuxer, new CountDownLatch(1)));
    Thread.ofPlatform().daemon().start(reader);
    try (OutputStream slow = Files.newOutputStream(pipe)) {
      slow.write(content, 0, content.length / 2);
      slow.flush();
      TimeUnit.MILLISECONDS.sleep(200);
      long start = System.nanoTime();
      demuxer.close();
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2));
      assertFalse(reader.isDone(), "it should hang in the disk");
    }
    assertEquals(Problem.STREAM_ENDED, reader.get(20, TimeUnit.SECONDS).problem());
  }

  @Test
  void anInterruptEndsTheRead() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 40, null);
    try (Demuxer demuxer = new Demuxer(file)) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, demuxer::open);
      assertFalse(Thread.interrupted());
      demuxer.open();
      assertNotNull(demuxer.read());
    }
  }

  private Path pipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    boolean made = false;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (java.io.IOException e) {
      made = false;
    }
    assumeTrue(made, "this system makes no pipes");
    return pipe;
  }
}
