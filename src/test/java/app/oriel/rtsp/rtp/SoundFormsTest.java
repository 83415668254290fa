package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sound that is unpacked before a decoder takes it: G.726 of AAL2, AMR, MPEG audio and LATM. */
class SoundFormsTest {
  private static final TrackInfo.Audio NARROW = new TrackInfo.Audio(Codec.AMR, 8000, 1);
  private static final TrackInfo.Audio WIDE = new TrackInfo.Audio(Codec.AMR_WB, 16_000, 1);

  /** StreamMuxConfig of AAC-LC, 16 kHz, one channel. */
  private static final String CONFIG = "400028103fc0";

  /** MPEG-1, layer II, 32 kbit/s, 48 kHz, one channel: 96 bytes, 24 ms. */
  private static final String MP2 = "fffd14c0" + "5a".repeat(92);

  private static Feed aal2(int bits) {
    return new Feed(new RtpFormat.Aal2(new TrackInfo.Audio(Codec.G726, 8000, 1, bits), 8000));
  }

  private static Feed mpeg() {
    return new Feed(new RtpFormat.MpegAudio(90_000));
  }

  private static Feed latm(boolean inBand) {
    LatmConfig config = LatmConfig.parse(Rtp.hex(CONFIG)).orElseThrow();
    return new Feed(new RtpFormat.Latm(inBand ? null : config, inBand, 16_000));
  }

  /** Samples 1, 4, 7 and so on, as many bits of them as there are. */
  @ParameterizedTest
  @CsvSource({
    "2, 4e4e, b1b1",
    "3, 33aa1e, e155cc",
    "4, 147ad036, 41a70d63",
    "5, 090ea6c276, 811cd5e0b4"
  })
  void samplesOfAal2AreTurnedAround(int bits, String sent, String wanted) {
    Feed feed = aal2(bits).send(0, false, sent);
    assertEquals(bits, ((Packet.Audio) feed.out.getFirst()).track().bits());
    assertEquals(wanted, feed.told());
  }

  @Test
  void amrFramesLeaveOneByOneBehindTheirHeaders() {
    String first = "11".repeat(31);
    String second = "22".repeat(12);
    // In whole octets: no wish, then types 7 and 0, each good.
    Feed feed = new Feed(new RtpFormat.Amr(NARROW, true, 8000));
    feed.send(0, false, "f0 bc 04" + first + second);
    assertEquals(20_000, feed.out.get(1).timestamp() - feed.out.get(0).timestamp());
    // Of 244 and 95 bits the last ones fill a byte.
    assertEquals(
        "3c" + first.substring(0, 60) + "10" + " 04" + second.substring(0, 22) + "22", feed.told());
  }

  @Test
  void amrInAsFewBitsAsPossible() {
    // 4 bits of no wish, 0 0111 1 for one frame, then 244 bits: 0101…
    String bits = "1111" + "001111" + "01".repeat(122) + "00";
    String sent = new java.math.BigInteger(bits, 2).toString(16);
    Feed feed = new Feed(new RtpFormat.Amr(NARROW, false, 8000)).send(0, true, sent);
    assertEquals("3c" + "55".repeat(30) + "50", feed.told());
    // A frame without data is no sound.
    assertEquals("", feed.send(160, true, "f7c0").told());
  }

  @Test
  void amrOfAWiderBandHasItsOwnSizes() {
    Feed feed = new Feed(new RtpFormat.Amr(WIDE, true, 16_000));
    assertEquals(
        "44" + "33".repeat(59) + "30", feed.send(0, true, "f0 44" + "33".repeat(60)).told());
  }

  @Test
  void framesOfMpegAudioLeaveOneByOne() {
    Feed feed = mpeg().send(0, true, "00000000" + MP2 + MP2);
    Packet.Audio first = (Packet.Audio) feed.out.getFirst();
    assertEquals(new TrackInfo.Audio(Codec.MP2, 48_000, 1), first.track());
    assertEquals(24_000, feed.out.get(1).timestamp() - first.timestamp());
    assertEquals(MP2 + " " + MP2, feed.told());
    // MPEG-2, layer III, 24 kbit/s, 16 kHz, two channels: 108 bytes.
    String mp3 = "fff33804" + "00".repeat(104);
    feed.send(2160, true, "00000000" + mp3);
    Packet.Audio other = (Packet.Audio) feed.out.getFirst();
    assertEquals(new TrackInfo.Audio(Codec.MP3, 16_000, 2), other.track());
    assertEquals(mp3, feed.told());
  }

  @Test
  void aFrameOfMpegAudioMayBeCutAnywhere() {
    for (int cut = 4; cut < 96; cut++) {
      Feed feed =
          mpeg()
              .send(0, false, "00000000" + MP2.substring(0, 2 * cut))
              .send(0, true, "0000%04x".formatted(cut) + MP2.substring(2 * cut));
      assertEquals(MP2, feed.told(), "cut at " + cut);
      feed.send(9, false, "00000000" + MP2.substring(0, 2 * cut)).lose(40);
      feed.send(9, true, "0000%04x".formatted(cut) + MP2.substring(2 * cut));
      assertEquals("", feed.told(), "lost at " + cut);
      assertEquals(MP2, feed.send(18, true, "00000000" + MP2).told());
    }
  }

  private static String adts(String unit) {
    AacFormat format = AacFormat.parse(Rtp.hex("1408"), 1, new int[] {0, 0, 0}).orElseThrow();
    byte[] bytes = Rtp.hex(unit);
    return Rtp.hex(format.adts(bytes, 0, bytes.length));
  }

  @Test
  void anElementOfLatmLeavesAsAnAdtsFrame() {
    Feed feed = latm(false).send(0, true, "03 aabbcc");
    assertEquals(
        new TrackInfo.Audio(Codec.AAC, 16_000, 1), ((Packet.Audio) feed.out.getFirst()).track());
    assertEquals(adts("aabbcc"), feed.told());
    String longer = "7e".repeat(300);
    assertEquals(adts(longer), feed.send(1024, true, "ff2d" + longer).told());
    // Without a marker too.
    assertEquals(adts("dd"), feed.send(2048, false, "01 dd").told());
  }

  @Test
  void severalFramesOfLatmInOneElement() {
    // The same configuration, and one frame more: 0 1 000001 ….
    LatmConfig two = LatmConfig.parse(Rtp.hex("410028103fc0")).orElseThrow();
    Feed feed = new Feed(new RtpFormat.Latm(two, false, 16_000));
    feed.send(0, true, "02 aabb 01 cc");
    assertEquals(64_000, feed.out.get(1).timestamp() - feed.out.get(0).timestamp());
    assertEquals(adts("aabb") + " " + adts("cc"), feed.told());
  }

  @Test
  void anElementOfLatmMayBeCutAnywhere() {
    String unit = "5c".repeat(280);
    String element = "ff19" + unit;
    for (int cut = 1; cut < element.length() / 2; cut++) {
      Feed feed =
          latm(false)
              .send(0, false, element.substring(0, 2 * cut))
              .send(0, true, element.substring(2 * cut));
      assertEquals(adts(unit), feed.told(), "cut at " + cut);
      feed.send(1024, false, element.substring(0, 2 * cut)).lose(40);
      feed.send(1024, true, element.substring(2 * cut)).send(2048, true, "01 dd");
      assertEquals(adts("dd"), feed.told(), "lost at " + cut);
    }
  }

  /** The configuration stands in the element: 0, then it, then "same as before" from there on. */
  @Test
  void latmThatSaysItselfWhatItIs() {
    // The 44 bits of the configuration behind one bit, and then a length and a unit.
    String config = new java.math.BigInteger("1" + CONFIG, 16).toString(2).substring(1, 45);
    String bits = "0" + config + "00000010" + "10101010" + "11001100" + "000";
    Feed feed = latm(true).send(0, true, hex(bits));
    assertEquals(adts("aacc"), feed.told());
    feed.send(1024, true, hex("1" + "00000001" + "11101110" + "0000000"));
    assertEquals(adts("ee"), feed.told());
    assertEquals(
        "", latm(true).send(0, true, hex("1" + "00000001" + "11101110" + "0000000")).told());
  }

  private static String hex(String bits) {
    String padded = bits + "0".repeat((8 - bits.length() % 8) % 8);
    String digits = new java.math.BigInteger("1" + padded, 2).toString(16);
    return digits.substring(1);
  }

  @ParameterizedTest
  @CsvSource({
    "40002810, 16000, 1", // cut off, as many a camera's
    "400028103fc0, 16000, 1",
    "400024203fc0, 44100, 2",
    "40005623101fe0, 24000, 2", // HE
  })
  void readsTheConfigurationOfLatm(String config, int rate, int channels) {
    LatmConfig read = LatmConfig.parse(Rtp.hex(config)).orElseThrow();
    assertEquals(rate, read.aac().rate());
    assertEquals(channels, read.aac().channels());
    assertEquals(1, read.frames());
  }

  @ParameterizedTest
  @CsvSource({
    "c0002810", // version 1 of something later
    "00002810", // layers of their own times
    "40102810", // two programs
    "40022810", // two layers
    "40003f10", // no such rate
    "4000281820", // short frames
    "''",
  })
  void refusesAConfigurationOfLatmThatIsNotKnown(String config) {
    assertTrue(LatmConfig.parse(Rtp.hex(config)).isEmpty());
  }

  static Stream<RtpFormat> forms() {
    LatmConfig config = LatmConfig.parse(Rtp.hex(CONFIG)).orElseThrow();
    return Stream.of(
        new RtpFormat.Aal2(new TrackInfo.Audio(Codec.G726, 8000, 1, 5), 8000),
        new RtpFormat.Amr(NARROW, true, 8000),
        new RtpFormat.Amr(WIDE, false, 16_000),
        new RtpFormat.MpegAudio(90_000),
        new RtpFormat.Latm(config, false, 16_000),
        new RtpFormat.Latm(null, true, 16_000));
  }

  /** Whatever comes, what leaves is what a decoder is made for. */
  @ParameterizedTest
  @MethodSource("forms")
  void noiseNeverHurts(RtpFormat format) {
    Random random = new Random(7);
    Feed feed = new Feed(format);
    for (int i = 0; i < 50_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      if (noise.length > 8 && i % 3 == 0) {
        byte[] begin = Rtp.hex(i % 2 == 0 ? "00000000fffd14c0" : "0003aabbccfffd14");
        System.arraycopy(begin, 0, noise, 0, 8);
      }
      feed.take(Rtp.packet(i & 0xffff, i / 2, i % 2 == 0, noise));
    }
    assertTrue(feed.out.stream().allMatch(packet -> packet.bytes().length > 0));
  }

  /** Every beginning of a good payload. */
  @ParameterizedTest
  @MethodSource("forms")
  void whatBreaksOffIsNoSoundAndSpoilsNothing(RtpFormat format) {
    for (String payload :
        List.of("00000000" + MP2 + MP2, "ff2d" + "7e".repeat(300), "f0bc04" + "11".repeat(43))) {
      byte[] whole = Rtp.hex(payload);
      Feed feed = new Feed(format);
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        feed.take(Rtp.packet(length, length * 1000L, true, cut));
      }
      for (Packet packet : feed.out) {
        assertTrue(packet.bytes().length <= whole.length + 7, "no more than came");
      }
    }
  }
}
