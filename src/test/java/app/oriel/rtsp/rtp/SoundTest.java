package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** G.711 and AAC out of RTP. */
class SoundTest {
  private static final int[] HIGH = {13, 3, 3};
  private static final int[] LOW = {6, 2, 2};

  private static Feed aac(int... headerBits) {
    // 5 bits 2 (LC), 4 bits 8 (16 kHz), 4 bits 1
    return new Feed(
        new RtpFormat.Aac(AacFormat.parse(Rtp.hex("1408"), 1, headerBits).orElseThrow(), 16_000));
  }

  /** ADTS for AAC-LC at 16 kHz, one channel: the length is 7 and the unit. */
  private static String adts(String unit) {
    int length = 7 + unit.length() / 2;
    return "fff160"
        + "%02x%02x%02x"
            .formatted(0x40 | length >> 11, length >> 3 & 0xff, (length & 7) << 5 | 0x1f)
        + "fc"
        + unit;
  }

  @ParameterizedTest
  @CsvSource({"PCMA, 8000", "PCMU, 8000", "PCMU, 16000"})
  void g711IsThePayload(Codec codec, int rate) {
    Feed feed = new Feed(new RtpFormat.Plain(new TrackInfo.Audio(codec, rate, 1), rate));
    feed.send(100, true, "d5d5").send(100 + rate / 50, false, "").lose(40);
    feed.send(100 + rate / 10, false, "5555");
    assertEquals(new TrackInfo.Audio(codec, rate, 1), feed.out.getFirst().track());
    assertEquals(100_000, feed.out.get(1).timestamp() - feed.out.get(0).timestamp());
    assertEquals("d5d5 5555", feed.told());
  }

  @Test
  void aacUnitsLeaveAsAdtsFrames() {
    Feed feed = aac(HIGH).send(0, true, "0010 0018 aabbcc");
    assertEquals(new TrackInfo.Audio(Codec.AAC, 16_000, 1), feed.out.getFirst().track());
    assertEquals(adts("aabbcc"), feed.told());
    // Two headers of 16 bits: 1 and 2 bytes.
    feed.send(1024, true, "0020 0008 0010 aa bbcc");
    assertEquals(64_000, feed.out.get(1).timestamp() - feed.out.get(0).timestamp());
    assertEquals(adts("aa") + " " + adts("bbcc"), feed.told());
  }

  @Test
  void aacOfALowRate() {
    // 6 bits of size, 2 of index: 2 and 1 bytes.
    assertEquals(
        adts("aabb") + " " + adts("cc"), aac(LOW).send(0, true, "0010 08 04 aabbcc").told());
  }

  @Test
  void oneUnitOverSeveralPackets() {
    Feed feed = aac(HIGH).send(0, false, "0010 0028 aabb").send(0, true, "0010 0028 ccddee");
    assertEquals(adts("aabbccddee"), feed.told());
    feed.send(1024, false, "0010 0028 aabb").lose(40).send(2048, true, "0010 0008 99");
    assertEquals(adts("99"), feed.told());
    assertEquals(1, feed.receiver.dropped());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "0000", "0010", "0010 00", "ffff aabb", "0020 0008 0018 aabb"})
  void nonsenseIsNoSound(String payload) {
    Feed feed = aac(HIGH).send(0, true, payload);
    feed.out.removeIf(packet -> Rtp.hex(packet.bytes()).equals(adts("aa")));
    assertEquals("", feed.told());
    assertEquals(adts("99"), feed.send(1024, true, "0010 0008 99").told());
  }

  @Test
  void noiseNeverHurts() {
    Random random = new Random(6);
    Feed feed = aac(HIGH);
    for (int i = 0; i < 100_000; i++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      feed.take(Rtp.packet(i & 0xffff, i, true, noise));
    }
    assertTrue(feed.out.stream().map(Packet::bytes).allMatch(b -> b.length > 7));
  }

  @ParameterizedTest
  @CsvSource({
    "1408, 16000, 1, 1", // LC
    "1210, 44100, 2, 1", // LC
    "1588, 8000, 1, 1", // LC
    "2b11, 24000, 2, 1", // HE, over LC
    "0c08, 16000, 1, 0", // Main
  })
  void readsTheConfiguration(String config, int rate, int channels, int profile) {
    AacFormat format = AacFormat.parse(Rtp.hex(config), 0, HIGH).orElseThrow();
    assertEquals(rate, format.rate());
    assertEquals(channels, format.channels());
    assertEquals(profile, format.profile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "14", "1400", "1788", "1688", "f808", "b808", "0008", "1478"})
  void refusesAConfigurationThatCannotBe(String config) {
    assertTrue(AacFormat.parse(Rtp.hex(config), 0, HIGH).isEmpty());
  }

  /** Some put whole ADTS frames into the units, or send them without headers of units. */
  @Test
  void adtsFramesLeaveAsTheyCame() {
    String first = adts("aabbcc");
    String second = adts("dd");
    Feed feed = aac(HIGH).send(0, true, "0010 0050" + first).send(1024, true, second);
    feed.send(2048, true, "0020 0050 0040" + first + second);
    assertEquals(String.join(" ", first, second, first, second), feed.told());
  }
}
