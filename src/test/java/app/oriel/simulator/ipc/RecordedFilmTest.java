package app.oriel.simulator.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Codec;
import app.oriel.codec.VideoDecoder;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.simulator.FootageClip;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recorded H.265 footage: every unit a picture, and a keyframe each two seconds. */
class RecordedFilmTest {
  @ParameterizedTest
  @CsvSource({"main.h265, 1280, 720", "sub.h265, 640, 360"})
  void playsTenSeconds(String file, int width, int height) {
    FootageClip clip = RecordedFilm.clip(file);
    assertEquals(150, clip.pictures().size());
    assertEquals(
        List.of(0, 30, 60, 90, 120),
        IntStream.range(0, 150).filter(i -> clip.pictures().get(i).keyframe()).boxed().toList());
    try (VideoDecoder decoder = new VideoDecoder(Codec.H265)) {
      for (Encoded each : clip.pictures().subList(0, 40)) {
        assertEquals(VideoDecoder.Outcome.PICTURE, decoder.decode(each.accessUnit()));
      }
      assertEquals(width, decoder.picture().width());
      assertEquals(height, decoder.picture().height());
    }
  }
}
