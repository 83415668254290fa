package app.oriel.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Tones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechEncoderTest {
  private static final double HERTZ = 440;

  private static TalkFormat format(Codec codec, int rate, int bits, int samples) {
    var sound = new TrackInfo.Audio(codec, rate, 1, bits);
    return new TalkFormat(sound, samples, Duration.ZERO, Duration.ZERO, true);
  }

  private static List<byte[]> twoSeconds(TalkFormat format) throws OrielException {
    return twoSeconds(format, false);
  }

  /** Of a tone, and of the silence behind it that the encoder asks for. */
  private static List<byte[]> twoSeconds(TalkFormat format, boolean silence) throws OrielException {
    List<byte[]> packets = new ArrayList<>();
    int samples = format.packetSamples();
    try (SpeechEncoder encoder = SpeechEncoder.of(format)) {
      int tone = 2 * format.rate();
      int end = tone + (silence ? encoder.delay() : 0);
      for (int at = 0; at < end; at += samples) {
        short[] block = new short[samples];
        for (int i = 0; i < samples && at + i < tone; i++) {
          block[i] = (short) (12_000 * Math.sin(2 * Math.PI * HERTZ * (at + i) / format.rate()));
        }
        byte[] packet = encoder.packet(block);
        if (packet != null) {
          packets.add(packet);
        }
      }
    }
    return packets;
  }

  @ParameterizedTest
  @CsvSource({
    "PCMU,  8000, 0,  160",
    "PCMA, 16000, 0,  320",
    "L8,    8000, 0,  160",
    "L16,  16000, 0,  320",
    "G722, 16000, 0,  320",
    "G722, 16000, 0,  480",
    "G726,  8000, 4,  160",
    "G726,  8000, 2,  240",
    "MP2,  16000, 0, 1152",
    "AAC,  16000, 0, 1024",
  })
  void aToneComesOutOfTheCamerasDecoderAgain(Codec codec, int rate, int bits, int samples)
      throws Exception {
    TalkFormat format = format(codec, rate, bits, samples);
    List<byte[]> packets = twoSeconds(format);
    format
        .packetBytes()
        .ifPresent(bytes -> packets.forEach(each -> assertEquals(bytes, each.length)));
    short[] heard = Tones.decoded(format.sound(), packets);
    assertTrue(heard.length > 1.2 * rate, heard.length + " samples");
    // In the second half every codec has settled.
    short[] settled = Arrays.copyOfRange(heard, heard.length / 2, heard.length);
    assertEquals(HERTZ, Tones.pitch(settled, rate), 10);
  }

  @ParameterizedTest
  @CsvSource({"G722, 16000, 0, 320", "G726, 8000, 2, 240", "AAC, 16000, 0, 1024"})
  void theLastWordLeavesWithTheSilenceBehindIt(Codec codec, int rate, int bits, int samples)
      throws Exception {
    TalkFormat format = format(codec, rate, bits, samples);
    short[] heard = Tones.decoded(format.sound(), twoSeconds(format, true));
    assertTrue(heard.length >= 2 * rate, heard.length + " samples");
  }

  @Test
  void aLongFrameDoesNotLeaveInABurst() throws Exception {
    // An encoder of G.726 wants a quarter of a second at a time.
    assertTrue(twoSeconds(format(Codec.G726, 8000, 4, 160)).size() >= 85);
  }

  @Test
  void linearSamplesHaveTheHigherByteFirst() throws Exception {
    try (SpeechEncoder encoder = SpeechEncoder.of(format(Codec.L16, 8000, 0, 2))) {
      assertArrayEquals(
          new byte[] {0x12, 0x34, (byte) 0xff, (byte) 0xfe},
          encoder.packet(new short[] {0x1234, -2}));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "G729,  8000,  80",
    "DVI4,  8000, 160",
    "AAC,  16000, 320", // a frame has 1024
    "AAC,  12345, 1024",
    "H264, 90000, 1",
  })
  void whatCannotBeMadeIsRefused(Codec codec, int rate, int samples) {
    TalkFormat format = format(codec, rate, 0, samples);
    OrielException e = assertThrows(OrielException.class, () -> SpeechEncoder.of(format));
    assertEquals(Problem.TALK_UNSUPPORTED, e.problem());
  }

  @Test
  void nonsenseIsNoFormat() {
    for (int[] each : new int[][] {{0, 160}, {8000, 0}, {-8000, 160}}) {
      assertThrows(IllegalArgumentException.class, () -> format(Codec.PCMU, each[0], 0, each[1]));
    }
  }
}
