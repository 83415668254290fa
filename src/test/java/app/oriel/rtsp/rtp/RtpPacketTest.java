package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of RTP packets. */
class RtpPacketTest {
  // V=2 P X CC, M PT, sequence, timestamp, SSRC
  private static final String HEAD = " e0 fffe 89abcdef 00001234 ";

  @Test
  void readsTheFields() {
    RtpPacket packet = read("80" + HEAD + "aabb");
    assertTrue(packet.marker());
    assertEquals(0xfffe, packet.sequence());
    assertEquals(0x89abcdef, packet.timestamp());
    assertEquals(0x1234, packet.source());
    assertEquals("aabb", payload(packet));
  }

  @ParameterizedTest
  @CsvSource({
    "80, aabb, aabb",
    "82, 11111111 22222222 aabb, aabb",
    "90, bede 0001 33333333 aabb, aabb",
    "90, bede 0000 aabb, aabb",
    "a0, aabb 000003, aabb",
    "a0, aabb 01, aabb",
    "b1, 11111111 bede 0001 33333333 aabb 0002, aabb",
    "80, '', ''",
    "a0, 00000004, ''",
    // Padding that says that it is none, or more than there is.
    "a0, aabb00, aabb00",
    "a0, aabb04, aabb04",
    "a0, ff, ff",
    "a0, '', ''",
  })
  void leavesOutWhatIsNoPayload(String first, String rest, String payload) {
    assertEquals(payload, payload(read(first + HEAD + rest)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80",
        "00" + HEAD + "aa",
        "40" + HEAD + "aa",
        "c0" + HEAD + "aa",
        "81" + HEAD + "112233",
        "8f" + HEAD + "aabb",
        "90" + HEAD + "bede00",
        "90" + HEAD + "bede 0002 33333333",
        "90" + HEAD + "bede ffff"
      })
  void refusesWhatCannotBe(String hex) {
    byte[] bytes = Rtp.hex(hex);
    assertFalse(new RtpPacket().read(bytes, 0, bytes.length));
  }

  @Test
  void noPayloadReachesBeyondThePacket() {
    Random random = new Random(3);
    RtpPacket packet = new RtpPacket();
    byte[] bytes = new byte[64];
    for (int i = 0; i < 200_000; i++) {
      random.nextBytes(bytes);
      int from = random.nextInt(8);
      int length = random.nextInt(48);
      if (packet.read(bytes, from, length)) {
        assertTrue(packet.offset() >= from + 12 && packet.length() >= 0);
        assertTrue(packet.offset() + packet.length() <= from + length);
      }
    }
  }

  private static RtpPacket read(String hex) {
    byte[] bytes = Rtp.hex("ffff" + hex.replace(" ", ""));
    RtpPacket packet = new RtpPacket();
    assertTrue(packet.read(bytes, 2, bytes.length - 2));
    return packet;
  }

  private static String payload(RtpPacket packet) {
    return Rtp.hex(
        java.util.Arrays.copyOfRange(
            packet.bytes(), packet.offset(), packet.offset() + packet.length()));
  }
}
