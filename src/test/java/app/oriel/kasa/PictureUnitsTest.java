package app.oriel.kasa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureUnitsTest {
  // nal_unit_type in the low five bits: 67 SPS, 68 PPS, 06 SEI, 09 AUD, 65 IDR, 41 other slice
  private static final String SPS = "00000001 6742c01e";
  private static final String PPS = "00000001 68ce3c80";
  private static final String IDR = "00000001 65888400";
  private static final String SLICE = "00000001 419a2400";

  private final PictureUnits units = new PictureUnits();

  @ParameterizedTest
  @ValueSource(
      strings = {
        SPS + PPS + IDR,
        "000001 6742 000001 68ce 000001 6588",
        "00000001 0910 " + SPS + PPS + "000001 0605 " + IDR,
        SPS + PPS + IDR + IDR,
      })
  void knowsAKeyframe(String hex) {
    assertTrue(isKeyframe(Codec.H264, hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SLICE,
        IDR,
        PPS + IDR,
        SPS + IDR,
        SPS + PPS + SLICE,
        SLICE + SPS + PPS + IDR,
        "",
        "00",
        "000001",
        "00000001",
        "67 68 65",
        "ffffffff",
        "000000 000000",
        "000002 65"
      })
  void knowsWhatIsNone(String hex) {
    assertFalse(isKeyframe(Codec.H264, hex));
  }

  // nal_unit_type in bits 1 to 6: 40 VPS, 42 SPS, 44 PPS, 26 IDR, 2a CRA, 02 other slice
  @Test
  void knowsKeyframesOfH265() {
    String sets = "00000001 4001 00000001 4201 00000001 4401";
    assertTrue(isKeyframe(Codec.H265, sets + "00000001 2601"));
    assertTrue(isKeyframe(Codec.H265, sets + "000001 2a01"));
    assertFalse(isKeyframe(Codec.H265, sets + "00000001 0201"));
    assertFalse(isKeyframe(Codec.H265, "00000001 4201 00000001 4401 00000001 2601"));
  }

  @Test
  void copiesNothingInTheUsualCase() {
    byte[] key = hex(SPS + PPS + IDR);
    assertSame(key, units.take(Codec.H264, key));
    byte[] next = hex(SLICE);
    assertSame(next, units.take(Codec.H264, next));
  }

  @Test
  void joinsParameterSetsThatComeAlone() {
    assertEquals(0, take(SPS + PPS).length);
    byte[] unit = take(IDR);
    assertArrayEquals(hex(SPS + PPS + IDR), unit);
    assertTrue(units.isKeyframe(unit));
    assertArrayEquals(hex(SLICE), take(SLICE));
  }

  @Test
  void joinsParameterSetsThatComeOneByOne() {
    assertEquals(0, take(SPS).length);
    assertEquals(0, take(PPS).length);
    assertArrayEquals(hex(SPS + PPS + IDR), take(IDR));
  }

  @Test
  void putsKnownParameterSetsBeforeAKeyframeThatHasNone() {
    take(SPS + PPS + IDR);
    byte[] unit = take(IDR);
    assertArrayEquals(hex(SPS + PPS + IDR), unit);
    assertTrue(units.isKeyframe(unit));
  }

  @Test
  void forgetsParameterSetsWithTheCodec() {
    take(SPS + PPS + IDR);
    units.take(Codec.H265, hex("00000001 0201"));
    assertArrayEquals(hex(IDR), take(IDR));
  }

  @Test
  void holdsNotMoreThanParameterSetsNeed() {
    byte[] big = new byte[60_000];
    big[2] = 1;
    big[3] = 6;
    for (int i = 0; i < 10; i++) {
      assertEquals(0, units.take(Codec.H264, big).length);
    }
    assertTrue(take(SLICE).length <= 128 << 10);
  }

  @Test
  void passesOnWhatItCannotRead() {
    assertArrayEquals(hex("ffffffff"), take("ffffffff"));
  }

  private static boolean isKeyframe(Codec codec, String text) {
    return AnnexB.scan(codec, hex(text)).isKeyframe();
  }

  private byte[] take(String text) {
    return units.take(Codec.H264, hex(text));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
