package app.oriel.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.Orientation;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Pixels;
import app.oriel.codec.TestPictures;
import app.oriel.codec.TurnedPictures;
import app.oriel.process.Threads;
import app.oriel.record.Film;
import app.oriel.record.Studio;
import app.oriel.record.TestSnapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small pictures of whole, broken and hostile files. */
class ThumbnailsTest {
  @TempDir Path root;

  private static Clip clip(Path file) throws Exception {
    Clip.Kind kind = ClipScan.kind(file.getFileName().toString()).orElseThrow();
    return new Clip(file, kind, "Hall", LocalDateTime.MIN, Files.size(file), false);
  }

  private static Thumbnail of(Thumbnails thumbnails, Path file) throws Exception {
    CompletableFuture<Thumbnail> made = new CompletableFuture<>();
    thumbnails.ask(clip(file), made::complete);
    return made.get(30, TimeUnit.SECONDS);
  }

  @Test
  void brokenFilesCostOnlyTheirOwn() throws Exception {
    Path good;
    try (Studio studio = new Studio(root)) {
      studio.record(Film.evenly(30, 0, 0));
      good = studio.files().getFirst();
    }
    byte[] bytes = Files.readAllBytes(good);
    Path noise = root.resolve("noise.mp4");
    byte[] random = new byte[50_000];
    new Random(7).nextBytes(random);
    Files.write(noise, random);
    Path headOnly = root.resolve("head.mp4");
    Files.write(headOnly, Arrays.copyOf(bytes, 700));
    try (Thumbnails thumbnails = new Thumbnails(new Threads())) {
      assertNull(of(thumbnails, noise).pixels());
      assertNull(of(thumbnails, headOnly).pixels());
      assertNull(of(thumbnails, TestSnapshots.hugePng(root.resolve("huge.png"))).pixels());
      Thumbnail small = of(thumbnails, good);
      assertNotNull(small.pixels());
      assertEquals(256, small.pixels().width());
      assertEquals(144, small.pixels().height());
      assertTrue(Math.abs(small.length() - 2_000_000) < 200_000, "length " + small.length());
      assertSame(small, of(thumbnails, good), "made twice");
      for (Path still :
          new Path[] {
            TestSnapshots.png(root.resolve("s.png"), 1920, 1080),
            TestSnapshots.jpeg(root.resolve("s.jpg"), 1920, 1080)
          }) {
        Thumbnail picture = of(thumbnails, still);
        assertNotNull(picture.pixels(), still.toString());
        assertEquals(256, picture.pixels().width());
        int red = picture.pixels().buffer().get(2) & 0xff;
        assertTrue(Math.abs(red - 200) < 8, "red is " + red);
      }
    }
  }

  @Test
  void turnedAndSqueezedRecordingsStandUpright() throws Exception {
    Orientation right = new Orientation(true, true, false);
    Path turned = TurnedPictures.bars(root.resolve("turned.mp4"), 320, 192, right);
    Path squeezed =
        TurnedPictures.write(
            root.resolve("squeezed.mkv"),
            new TrackInfo.Video(Codec.H264),
            TurnedPictures.bars(240, 270, new PixelAspect(2, 1), 3),
            DisplayAspect.AS_SENT);
    try (Thumbnails thumbnails = new Thumbnails(new Threads())) {
      Pixels high = Objects.requireNonNull(of(thumbnails, turned).pixels());
      assertEquals(86, high.width());
      assertEquals(144, high.height());
      TestPictures.assertColour(0xC00000, high, 43, 18);
      TestPictures.assertColour(0x00C000, high, 43, 54);
      TestPictures.assertColour(0x0000C0, high, 43, 90);
      Pixels wide = Objects.requireNonNull(of(thumbnails, squeezed).pixels());
      assertEquals(256, wide.width());
      assertEquals(144, wide.height());
      TestPictures.assertBars(wide);
    }
  }
}
