package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.Orientation;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.VideoDecoder.Outcome;
import app.oriel.codec.VideoEncoder.Encoded;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How pictures are to be shown, from the bit stream and from files, and what is written of it. */
class PictureShapeTest {
  private static final PixelAspect WIDE = new PixelAspect(40, 33);
  private static final Orientation RIGHT = new Orientation(true, true, false);
  private static final Path RESOURCES = Path.of("src/test/resources/app/oriel/codec");

  @TempDir Path folder;

  private static PictureShape shape(TrackInfo.Video track, byte[] unit) {
    try (VideoDecoder decoder = new VideoDecoder(track)) {
      assertEquals(Outcome.PICTURE, decoder.decode(unit));
      return decoder.picture().shape();
    }
  }

  private static byte[] keyframe(PixelAspect pixels) {
    return TurnedPictures.bars(176, 96, pixels, 1).getFirst().accessUnit();
  }

  private static TrackInfo.Video read(Path file) throws Exception {
    try (Demuxer demuxer = new Demuxer(file)) {
      demuxer.open();
      return demuxer.pictures();
    }
  }

  @ParameterizedTest
  @CsvSource({"12, 11", "10, 11", "16, 11", "40, 33", "2, 1", "24, 11", "7, 5", "1, 1"})
  void theBitStreamsWordIsHeard(int width, int height) {
    PixelAspect said = new PixelAspect(width, height);
    assertEquals(said, shape(new TrackInfo.Video(Codec.H264), keyframe(said)).pixels());
  }

  @Test
  void ofH265Too() {
    try (VideoDecoder decoder = new VideoDecoder(Codec.H265)) {
      byte[] both = TestPictures.resource("wide.h265");
      assertTrue(decoder.decode(both) == Outcome.PICTURE || decoder.drain() == Outcome.PICTURE);
      assertEquals(new PixelAspect(4, 3), decoder.picture().shape().pixels());
    }
  }

  @Test
  void itMayChangeInTheMiddle() {
    try (VideoDecoder decoder = new VideoDecoder(Codec.H264)) {
      decoder.decode(keyframe(WIDE));
      PictureShape first = decoder.picture().shape();
      assertSame(first, decoder.picture().shape());
      assertEquals(WIDE, first.pixels());
      assertEquals(Outcome.PICTURE, decoder.decode(keyframe(new PixelAspect(12, 11))));
      assertEquals(new PixelAspect(12, 11), decoder.picture().shape().pixels());
      assertEquals(Outcome.PICTURE, decoder.decode(keyframe(PixelAspect.UNSAID)));
      assertFalse(decoder.picture().shape().pixels().isSaid());
    }
  }

  @Test
  void aFilesWordGoesBeforeTheBitStreams() {
    PixelAspect said = new PixelAspect(2, 1);
    PictureShape shape = shape(TurnedPictures.track(said, RIGHT), keyframe(WIDE));
    assertEquals(new PictureShape(said, RIGHT), shape);
    TrackInfo.Video silent = TurnedPictures.track(PixelAspect.UNSAID, RIGHT);
    assertEquals(new PictureShape(WIDE, RIGHT), shape(silent, keyframe(WIDE)));
  }

  /** JPEG says how many dots are printed to an inch, which FFmpeg takes for the pixels' shape. */
  @Test
  void dotsToAnInchAreNoShape() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(32, 16, BufferedImage.TYPE_3BYTE_BGR), "jpg", bytes);
    byte[] jpeg = bytes.toByteArray();
    assertEquals('J', jpeg[6]);
    jpeg[13] = 1; // inches
    jpeg[15] = 72;
    jpeg[17] = 36;
    Path file = Files.write(folder.resolve("a.jpg"), jpeg);
    try (PictureReader reader = new PictureReader(file)) {
      assertNotEquals(0, reader.picture().frame.sample_aspect_ratio().num());
      assertEquals(PictureShape.PLAIN, reader.picture().shape());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // no turn, and what is none
    "65536, 0, 0, 65536, false, false, false",
    "0, 0, 0, 0, false, false, false",
    "131072, 0, 0, 32768, false, false, false",
    // to the right, upside down, to the left
    "0, 65536, -65536, 0, true, true, false",
    "-65536, 0, 0, -65536, false, true, true",
    "0, -65536, 65536, 0, true, false, true",
    // mirrored
    "-65536, 0, 0, 65536, false, true, false",
    "65536, 0, 0, -65536, false, false, true",
    "0, 65536, 65536, 0, true, false, false",
    // nearly
    "56756, 32768, -32768, 56756, false, false, false",
    "100, 65535, -65535, 100, true, true, false",
    "-2147483648, -2147483648, -2147483648, -2147483648, false, true, true",
  })
  void matricesAreTakenForTheNearestQuarter(
      int a, int b, int c, int d, boolean transposed, boolean mirrored, boolean flipped) {
    assertEquals(
        new Orientation(transposed, mirrored, flipped), DisplayMatrix.orientation(a, b, c, d));
  }

  /** The file is another program's. */
  @Test
  void aTurnedFileIsShownUpright() throws Exception {
    Path file = RESOURCES.resolve("turned.mp4");
    assertEquals(RIGHT, read(file).shape().orientation());
    try (Demuxer demuxer = new Demuxer(file);
        PictureScaler scaler = new PictureScaler()) {
      demuxer.open();
      assertEquals(Demuxer.Found.PICTURE, demuxer.read());
      try (VideoDecoder decoder = new VideoDecoder(demuxer.pictures())) {
        assertEquals(Outcome.PICTURE, decoder.decode(demuxer.bytes()));
        Pixels pixels = new Pixels(32, 64);
        scaler.scale(decoder.picture(), pixels);
        TestPictures.assertColour(0xFF0000, pixels, 16, 8);
        TestPictures.assertColour(0x00FF00, pixels, 16, 56);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, true, true, false, -90",
    "mp4, false, true, true, 180",
    "mp4, true, false, true, 90",
    "mkv, true, true, false, -90",
    "mkv, true, false, true, 90",
    "mkv, false, true, true, 180",
  })
  void whatIsWrittenSaysBoth(
      String kind, boolean transposed, boolean mirrored, boolean flipped, int degrees)
      throws Exception {
    Orientation turned = new Orientation(transposed, mirrored, flipped);
    PixelAspect pixels = new PixelAspect(12, 11);
    List<Encoded> bars = TurnedPictures.bars(176, 144, pixels, 4);
    Path file =
        TurnedPictures.write(
            folder.resolve("a." + kind),
            TurnedPictures.track(PixelAspect.UNSAID, turned),
            bars,
            DisplayAspect.AS_SENT);
    Path whole = Files.createFile(folder.resolve("b." + kind));
    assertEquals(
        4, Remuxer.copy(file, whole, Container.ofName("b." + kind).orElseThrow(), at -> true));
    for (Path each : List.of(file, whole)) {
      assertEquals(new PictureShape(pixels, turned), read(each).shape(), each.toString());
      try (FFmpegFrameGrabber other = new FFmpegFrameGrabber(each.toFile())) {
        other.start();
        assertEquals(12.0 / 11, other.getAspectRatio(), 0.01);
        assertEquals(0, (other.getDisplayRotation() - degrees) % 360, 0.01);
      }
    }
  }

  @Test
  void whatNobodySaidIsNotWritten() throws Exception {
    List<Encoded> bars = TurnedPictures.bars(176, 144, PixelAspect.UNSAID, 4);
    TrackInfo.Video track = new TrackInfo.Video(Codec.H264);
    Path file = TurnedPictures.write(folder.resolve("a.mp4"), track, bars, DisplayAspect.AS_SENT);
    assertEquals(PictureShape.PLAIN, read(file).shape());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mkv"})
  void aRecordingSaysWhatTheUserSaid(String kind) throws Exception {
    List<Encoded> bars = TurnedPictures.bars(176, 144, WIDE, 4);
    Path file =
        TurnedPictures.write(
            folder.resolve("a." + kind),
            new TrackInfo.Video(Codec.H264),
            bars,
            DisplayAspect.STANDARD);
    assertEquals(new PixelAspect(12, 11), read(file).shape().pixels());
  }

  @Test
  void anotherShapeIsAnotherFile() {
    TrackInfo.Video track = new TrackInfo.Video(Codec.H264);
    Map<String, PictureFormat> formats =
        Map.of(
            "square", format(track, PixelAspect.UNSAID),
            "wide", format(track, WIDE),
            "turned", format(TurnedPictures.track(PixelAspect.UNSAID, RIGHT), WIDE));
    formats.forEach(
        (name, format) ->
            formats.forEach(
                (other, next) ->
                    assertEquals(
                        name.equals(other), format.goesOnAs(next), name + " to " + other)));
  }

  private static PictureFormat format(TrackInfo.Video track, PixelAspect pixels) {
    return PictureFormat.of(track, keyframe(pixels), DisplayAspect.AS_SENT).orElseThrow();
  }

  /** A picture that cannot be decoded tells its parameter sets' word all the same. */
  @Test
  void aBrokenFirstPictureStillSaysItsShape() {
    byte[] broken = keyframe(WIDE);
    for (int i = broken.length / 2; i < broken.length; i++) {
      broken[i] = (byte) 0xff;
    }
    TrackInfo.Video track = new TrackInfo.Video(Codec.H264);
    assertEquals(
        WIDE,
        PictureFormat.of(track, broken, DisplayAspect.AS_SENT).orElseThrow().shape().pixels());
  }
}
