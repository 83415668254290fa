package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets of sound in, samples out, and no harm from what is broken. */
@Timeout(60)
class AudioDecoderTest {
  private static final int RATE = 48_000;

  @ParameterizedTest
  @EnumSource(names = {"PCMU", "PCMA", "AAC"})
  void aToneComesOutAsItWentIn(Codec codec) {
    Heard heard = new Heard(RATE);
    try (AudioDecoder decoder = new AudioDecoder(Tones.track(codec));
        Resampler resampler = new Resampler(RATE)) {
      Tones.packets(codec, 2).forEach(packet -> hear(decoder, resampler, packet, heard));
    }
    short[] all = heard.samples();
    assertEquals(2.0, all.length / (double) RATE, 0.1);
    short[] middle = Arrays.copyOfRange(all, RATE / 2, RATE * 3 / 2);
    assertEquals(Tones.PITCH, Tones.pitch(middle, RATE), 0.5);
    double loud = Tones.LOUD / Math.sqrt(2);
    for (int at = 0; at < middle.length; at += RATE / 50) {
      assertEquals(loud, Tones.strength(middle, at, at + RATE / 50), loud * 0.08, "at " + at);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PCMU", "PCMA", "AAC"})
  void cutAndFlippedPacketsBreakNothing(Codec codec) {
    List<byte[]> packets = Tones.packets(codec, 1);
    Random random = new Random(codec.name().length());
    try (AudioDecoder decoder = new AudioDecoder(Tones.track(codec));
        Resampler resampler = new Resampler(RATE)) {
      for (int i = 0; i < 3000; i++) {
        byte[] packet = packets.get(i % packets.size());
        Heard heard = new Heard(RATE);
        hear(decoder, resampler, spoilt(packet, random), heard);
        assertTrue(heard.samples().length < 20 * RATE, "bounded");
      }
      Heard heard = new Heard(RATE);
      packets.forEach(packet -> hear(decoder, resampler, packet, heard));
      assertEquals(1.0, heard.samples().length / (double) RATE, 0.15);
    }
  }

  private static byte[] spoilt(byte[] packet, Random random) {
    byte[] bytes =
        random.nextInt(3) == 0
            ? Arrays.copyOf(packet, random.nextInt(packet.length))
            : packet.clone();
    for (int flips = random.nextInt(8); flips > 0 && bytes.length > 0; flips--) {
      // Where a head is, there is most to be spoilt.
      int reach = random.nextBoolean() ? Math.min(8, bytes.length) : bytes.length;
      bytes[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  @Test
  void noiseIsNoAac() {
    Random random = new Random(7);
    try (AudioDecoder decoder = new AudioDecoder(Tones.track(Codec.AAC));
        Resampler resampler = new Resampler(RATE)) {
      for (int i = 0; i < 500; i++) {
        byte[] noise = new byte[random.nextInt(2000)];
        random.nextBytes(noise);
        Heard heard = new Heard(RATE);
        hear(decoder, resampler, noise, heard);
        assertEquals(0, heard.samples().length);
      }
    }
  }

  @Test
  void whatIsTooLongIsNotLookedAt() {
    try (AudioDecoder decoder = new AudioDecoder(Tones.track(Codec.PCMU))) {
      assertFalse(decoder.send(new byte[AudioDecoder.LONGEST_PACKET + 1]));
      assertFalse(decoder.send(new byte[0]));
      assertTrue(decoder.send(new byte[AudioDecoder.LONGEST_PACKET]));
    }
  }

  @Test
  void refusesTracksThatCannotBe() {
    for (TrackInfo.Audio track :
        List.of(
            new TrackInfo.Audio(Codec.PCMU, 0, 1),
            new TrackInfo.Audio(Codec.PCMU, -8000, 1),
            new TrackInfo.Audio(Codec.PCMU, 2_000_000_000, 1),
            new TrackInfo.Audio(Codec.PCMU, 8000, 0),
            new TrackInfo.Audio(Codec.AAC, 8000, 255))) {
      assertThrows(IllegalArgumentException.class, () -> new AudioDecoder(track), track.toString());
    }
  }

  @Test
  void belongsToItsThread() throws InterruptedException {
    try (AudioDecoder decoder = new AudioDecoder(Tones.track(Codec.PCMU))) {
      Throwable[] thrown = new Throwable[1];
      Thread other =
          Thread.ofPlatform()
              .uncaughtExceptionHandler((thread, e) -> thrown[0] = e)
              .start(() -> decoder.send(new byte[] {1}));
      other.join();
      assertTrue(thrown[0] instanceof IllegalStateException);
    }
  }

  static void hear(AudioDecoder decoder, Resampler resampler, byte[] packet, Heard heard) {
    if (decoder.send(packet)) {
      for (Sound sound = decoder.next(); sound != null; sound = decoder.next()) {
        heard.add(resampler, resampler.convert(sound));
      }
    }
  }

  /** What came out. */
  static final class Heard {
    private short[] all;
    private int count;

    Heard(int room) {
      all = new short[room];
    }

    void add(Resampler resampler, int more) {
      short[] samples = resampler.samples();
      if (count + more > all.length) {
        all = Arrays.copyOf(all, (count + more) * 2);
      }
      System.arraycopy(samples, 0, all, count, more);
      count += more;
    }

    short[] samples() {
      return Arrays.copyOf(all, count);
    }
  }
}
