package app.oriel.kasa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.SwitchPort.Power;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Kasa cameras say, cut off at every byte, and more of it than anyone needs. */
class CutsTest {
  private static final byte[] REPLY =
      """
      {"system":{"get_sysinfo":{"err_code":0,"system":{"alias":"Häuschen","camera_switch":"off",\
      "latitude":51.4,"c_opt":[0,1]}}}}\
      """
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] SETS = bytes("000000016742c01e0000000168ce3c80");
  private static final byte[] H265_SETS = bytes("00000001400100000001420100000001440100");
  private static final byte[] SLICE = bytes("0000000165888400");
  private static final byte[] H265_SLICE = bytes("000000012601af00");

  @Test
  void sysinfoCutAnywhereIsNone() {
    byte[] hidden = Autokey.hide(REPLY);
    for (int length = 0; length < REPLY.length; length++) {
      byte[] shown = Autokey.show(hidden, length);
      assertArrayEquals(Arrays.copyOf(REPLY, length), shown);
      assertTrue(KasaSysinfo.parse(shown).isEmpty(), "cut at " + length);
    }
    assertEquals(
        new KasaSysinfo(Power.OFF), KasaSysinfo.parse(Autokey.show(hidden, REPLY.length)).get());
  }

  @Test
  void sysinfoWithOneByteChangedAnywhereIsReadOrNone() {
    for (int at = 0; at < REPLY.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = REPLY.clone();
        changed[at] ^= (byte) (1 << bit);
        KasaSysinfo.parse(changed).ifPresent(info -> assertFalse(info.toString().contains("51")));
      }
    }
  }

  /** A datagram holds at most 4096 bytes of it, so a longer one is cut within. */
  @Test
  void sysinfoThatIsTooLongIsNone() {
    String text = "{\"system\":{\"get_sysinfo\":{\"camera_switch\":\"off\",\"alias\":\"";
    byte[] whole = (text + "x".repeat(9000) + "\"}}}").getBytes(StandardCharsets.UTF_8);
    assertTrue(KasaSysinfo.parse(Arrays.copyOf(whole, 4096)).isEmpty());
    byte[] million = (text + "x".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
    assertTrue(KasaSysinfo.parse(million).isEmpty());
  }

  @Test
  void aTimeCutAnywhereIsATimeOrNone() {
    String whole = "1778367331.066667";
    for (int length = 0; length <= whole.length(); length++) {
      long micros = Timestamps.micros(whole.substring(0, length));
      assertEquals(length == 0, micros == Packet.NO_TIMESTAMP, "cut at " + length);
      assertTrue(length == 0 || (micros >= 0 && micros <= 1778367331066667L), "cut at " + length);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"H264", "H265"})
  void aPictureCutAnywhereIsHandedOnOrHeldAndNeverWronglyAKeyframe(Codec codec) {
    byte[] sets = codec == Codec.H264 ? SETS : H265_SETS;
    byte[] whole = joined(sets, codec == Codec.H264 ? SLICE : H265_SLICE);
    // The slice's kind stands in the byte after its start code.
    int known = sets.length + 5;
    for (int length = 0; length <= whole.length; length++) {
      PictureUnits units = new PictureUnits();
      byte[] part = Arrays.copyOf(whole, length);
      byte[] unit = units.take(codec, part);
      assertTrue(unit.length == 0 || unit.length == length, "cut at " + length);
      assertEquals(length >= known, units.isKeyframe(unit), "cut at " + length);
    }
  }

  /** A camera may send its picture in any two parts that both begin with a start code. */
  @Test
  void parameterSetsInEveryDivisionAreJoined() {
    byte[] sps = Arrays.copyOf(SETS, 8);
    byte[] pps = Arrays.copyOfRange(SETS, 8, SETS.length);
    for (byte[][] parts :
        new byte[][][] {
          {sps, pps, SLICE}, {SETS, SLICE}, {sps, joined(pps, SLICE)}, {joined(SETS, SLICE)}
        }) {
      PictureUnits units = new PictureUnits();
      byte[] unit = {};
      for (byte[] part : parts) {
        unit = units.take(Codec.H264, part);
      }
      assertArrayEquals(joined(SETS, SLICE), unit);
      assertTrue(units.isKeyframe(unit));
    }
  }

  /** Parts without a picture for ever: what is held of them stays small. */
  @Test
  void endlessParameterSetsAreNotKept() {
    PictureUnits units = new PictureUnits();
    byte[] large = joined(SETS, new byte[50_000]);
    for (int i = 0; i < 1000; i++) {
      units.take(Codec.H264, large);
    }
    byte[] unit = units.take(Codec.H264, SLICE);
    assertTrue(unit.length <= 3 * (64 << 10), unit.length + " bytes");
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
