package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sound of any form that a camera may announce becomes AAC, and none of it ends the program. */
class EncodedSoundTest {
  private static final int FRAME = 1024;

  private static Packet.Audio packet(TrackInfo.Audio track, byte[] bytes, long micros) {
    return new Packet.Audio(track, bytes, micros, micros * 1000);
  }

  @ParameterizedTest
  @CsvSource({
    "4000, 1",
    "7999, 1",
    "8000, 8",
    "11025, 2",
    "16000, 3",
    "22050, 6",
    "44100, 2",
    "48000, 1",
    "96000, 2",
    "192000, 8"
  })
  void anyRateAndAnyNumberOfChannels(int rate, int channels) throws IOException {
    TrackInfo.Audio track = new TrackInfo.Audio(Codec.L16, rate, channels);
    List<Long> begins = new ArrayList<>();
    try (DecodedSound decoded = new DecodedSound(track);
        EncodedSound sound = new EncodedSound(decoded)) {
      for (int i = 0; i < 100; i++) {
        byte[] tenMillis = new byte[rate / 100 * channels * 2];
        sound.take(packet(track, tenMillis, i * 10_000L), i * 10_000L, (f, at, t) -> begins.add(t));
      }
      sound.finish((f, at, t) -> begins.add(t));
      assertEquals(1.0, (double) begins.size() * FRAME / decoded.rate(), 0.3);
    }
    assertEquals(begins.stream().sorted().toList(), begins);
  }

  /** The times and the bytes are anybody's. */
  @Test
  void oddTimesAndBytesEndNothing() throws IOException {
    Random random = new Random(13);
    for (Codec codec : List.of(Codec.PCMU, Codec.G722, Codec.OPUS, Codec.MP2, Codec.L16)) {
      TrackInfo.Audio track = new TrackInfo.Audio(codec, codec == Codec.OPUS ? 48_000 : 16_000, 1);
      List<Long> begins = new ArrayList<>();
      try (DecodedSound decoded = new DecodedSound(track);
          EncodedSound sound = new EncodedSound(decoded)) {
        for (int i = 0; i < 200; i++) {
          byte[] bytes = new byte[random.nextInt(400)];
          random.nextBytes(bytes);
          long jump = random.nextInt(10) == 0 ? random.nextLong(1L << 40) : 0;
          long micros = i * 20_000L + jump;
          sound.take(packet(track, bytes, micros), micros, (f, at, t) -> begins.add(t));
        }
        sound.finish((f, at, t) -> begins.add(t));
      }
      assertTrue(begins.size() < 20_000, codec + " makes sound without end: " + begins.size());
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    for (TrackInfo.Audio track :
        List.of(
            new TrackInfo.Audio(Codec.L16, 0, 1),
            new TrackInfo.Audio(Codec.L16, 8000, 0),
            new TrackInfo.Audio(Codec.L16, 8000, 9),
            new TrackInfo.Audio(Codec.G726, 8000, 1, 6),
            new TrackInfo.Audio(Codec.L16, 1_000_000, 1))) {
      assertThrows(
          IllegalArgumentException.class, () -> new DecodedSound(track).close(), track.toString());
    }
  }
}
