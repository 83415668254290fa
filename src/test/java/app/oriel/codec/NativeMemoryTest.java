package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.codec.VideoDecoder.Outcome;
import app.oriel.codec.VideoEncoder.Encoded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tiles come and go, and leave no native memory behind. */
@Timeout(120)
class NativeMemoryTest {
  private static final long MEGABYTE = 1 << 20;
  private static final List<Encoded> UNITS = TestPictures.bars(640, 360, 3, 3);
  private static final Pixels PIXELS = new Pixels(320, 180);

  /** One decoder holds several pictures of 345 kB: a leak of any shows soon. */
  @Test
  void decodersAndScalersLeaveNothing() {
    cycles(60);
    long before = Pointer.physicalBytes();
    cycles(200);
    assertGrewLittle(before);
  }

  @Test
  void damageLeavesNothing() {
    try (VideoDecoder decoder = new VideoDecoder(Codec.H264)) {
      damage(decoder, 200);
      long before = Pointer.physicalBytes();
      damage(decoder, 1_500);
      assertGrewLittle(before);
    }
  }

  @Test
  void encodersLeaveNothing() {
    encoders(10);
    long before = Pointer.physicalBytes();
    encoders(40);
    assertGrewLittle(before);
  }

  @Test
  void filesLeaveNothing(@TempDir Path folder) throws Exception {
    Path whole = VideoFiles.bars(folder.resolve("a.mkv"), "matroska", 10, Codec.AAC);
    Path cut = folder.resolve("b.mp4");
    byte[] other = Files.readAllBytes(VideoFiles.bars(folder.resolve("c.mp4"), "mp4", 10, null));
    Files.write(cut, Arrays.copyOf(other, other.length / 2));
    files(whole, cut, 100);
    long before = Pointer.physicalBytes();
    files(whole, cut, 600);
    assertGrewLittle(before);
  }

  /** Half read, read to the end and opened anew, refused. */
  private static void files(Path whole, Path cut, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      try (Demuxer demuxer = new Demuxer(whole)) {
        demuxer.open();
        for (int j = 0; j < i % 40; j++) {
          if (demuxer.read() == Demuxer.Found.END) {
            demuxer.open();
          }
        }
      }
      try (Demuxer demuxer = new Demuxer(cut)) {
        assertThrows(OrielException.class, demuxer::open);
      }
    }
  }

  /** Each keyframe of such a stream lets several pictures go at once. */
  @Test
  void reorderedPicturesLeaveNothing() throws Exception {
    List<byte[]> units = TestPictures.reordered(Codec.H265);
    reordered(units, 40);
    long before = Pointer.physicalBytes();
    reordered(units, 300);
    assertGrewLittle(before);
  }

  private static void reordered(List<byte[]> units, int count) {
    for (int i = 0; i < count; i++) {
      try (VideoDecoder decoder = new VideoDecoder(Codec.H265)) {
        for (byte[] unit : units.subList(0, 13 + i % 20)) {
          decoder.decode(unit);
        }
        if (i % 3 == 0) {
          decoder.flush();
        }
      }
    }
  }

  private static void assertGrewLittle(long before) {
    long grown = (Pointer.physicalBytes() - before) / MEGABYTE;
    assertTrue(grown < 40, () -> "the program grew by " + grown + " MB");
  }

  private static void cycles(int count) {
    for (int i = 0; i < count; i++) {
      try (VideoDecoder decoder = new VideoDecoder(Codec.H264);
          PictureScaler scaler = new PictureScaler()) {
        for (Encoded unit : UNITS) {
          assertEquals(Outcome.PICTURE, decoder.decode(unit.accessUnit()));
          scaler.scale(decoder.picture(), PIXELS);
        }
      }
    }
  }

  private static void damage(VideoDecoder decoder, int count) {
    for (int i = 0; i < count; i++) {
      decoder.decode(UNITS.get(i % 3).accessUnit());
      decoder.decode(TestPictures.noise(40_000, i));
      if (i % 4 == 0) {
        decoder.flush();
      }
    }
  }

  private static void encoders(int count) {
    for (int i = 0; i < count; i++) {
      TestPictures.bars(640, 360, 2, 2);
    }
  }
}
