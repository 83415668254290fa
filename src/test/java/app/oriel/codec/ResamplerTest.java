package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.codec.AudioDecoderTest.Heard;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other rates, and a little more or less than came. */
@Timeout(60)
class ResamplerTest {
  private static final int RATE = 48_000;
  private static final List<byte[]> TONE = Tones.packets(Codec.PCMU, 10);

  @ParameterizedTest
  @ValueSource(ints = {0, 5_000, -5_000, 10_000, -10_000, 30, -30})
  void stretchesByWhatItIsTold(int ppm) {
    Heard heard = new Heard(10 * RATE);
    try (AudioDecoder decoder = new AudioDecoder(Tones.track(Codec.PCMU));
        Resampler resampler = new Resampler(RATE)) {
      // Longer than any distance that is told at a time.
      for (int round = 0; round < 3; round++) {
        resampler.stretch(ppm);
        TONE.forEach(packet -> AudioDecoderTest.hear(decoder, resampler, packet, heard));
      }
    }
    double stretch = 1 / (1 - ppm / 1e6);
    double expected = TONE.size() * 480 * 3 / 8000.0 * RATE * stretch;
    assertEquals(expected, heard.samples().length, 200);
    short[] middle = Arrays.copyOfRange(heard.samples(), RATE, 9 * RATE);
    assertEquals(Tones.PITCH / stretch, Tones.pitch(middle, RATE), 0.02);
  }

  @Test
  void aChangeOfTheStretchIsNotHeard() {
    Heard heard = new Heard(10 * RATE);
    try (AudioDecoder decoder = new AudioDecoder(Tones.track(Codec.PCMU));
        Resampler resampler = new Resampler(RATE)) {
      for (int i = 0; i < TONE.size(); i++) {
        resampler.stretch(i % 2 == 0 ? 3000 : -3000);
        AudioDecoderTest.hear(decoder, resampler, TONE.get(i), heard);
      }
    }
    short[] all = heard.samples();
    double steepest = 2 * Math.PI * Tones.PITCH / RATE * Tones.LOUD;
    for (int i = RATE / 10; i < all.length; i++) {
      int step = Math.abs(all[i] - all[i - 1]);
      assertTrue(step < steepest * 1.5, "a click of " + step + " at " + i);
    }
  }

  @Test
  void followsAnotherRate() {
    Heard heard = new Heard(RATE);
    try (AudioDecoder slow = new AudioDecoder(Tones.track(Codec.PCMU));
        AudioDecoder fast = new AudioDecoder(Tones.track(Codec.AAC));
        Resampler resampler = new Resampler(RATE)) {
      Tones.packets(Codec.PCMU, 0.6)
          .forEach(packet -> AudioDecoderTest.hear(slow, resampler, packet, heard));
      int before = heard.samples().length;
      Tones.packets(Codec.AAC, 1)
          .forEach(packet -> AudioDecoderTest.hear(fast, resampler, packet, heard));
      int after = heard.samples().length;
      short[] end = Arrays.copyOfRange(heard.samples(), before + RATE / 2, after);
      assertEquals(Tones.PITCH, Tones.pitch(end, RATE), 0.5);
    }
  }
}
