package app.oriel.kasa;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Whatever a camera answers or streams is read or passed over, and costs little. */
class KasaFuzzTest {
  /** What is held of parts that came without a picture, and of parameter sets. */
  private static final int MOST_ADDED = 2 * (64 << 10);

  /** A reply as it comes, and as it was before it was hidden. */
  @FuzzTest
  void sysinfo(byte[] reply) {
    byte[] shown = Autokey.show(reply, reply.length);
    Assertions.assertArrayEquals(reply, Autokey.hide(shown));
    for (byte[] each : List.of(reply, shown)) {
      KasaSysinfo.parse(each).ifPresent(info -> Assertions.assertNotNull(info.power()));
    }
  }

  /** No time is negative or overflows. */
  @FuzzTest
  void timestamps(byte[] written) {
    long micros = Timestamps.micros(new String(written, StandardCharsets.ISO_8859_1));
    Assertions.assertTrue(
        micros == Packet.NO_TIMESTAMP || (micros >= 0 && micros < 1_000_000L * 1_000_000_000_000L));
  }

  /** Parts of any bytes, cut where the input has the byte 0xFE; the first one chooses the codec. */
  @FuzzTest
  void pictures(byte[] parts) {
    PictureUnits units = new PictureUnits();
    Codec codec = parts.length > 0 && parts[0] % 2 != 0 ? Codec.H265 : Codec.H264;
    int from = 0;
    for (int at = 0; at <= parts.length; at++) {
      if (at == parts.length || parts[at] == (byte) 0xFE) {
        byte[] part = Arrays.copyOfRange(parts, from, at);
        byte[] unit = units.take(codec, part);
        Assertions.assertTrue(unit.length <= part.length + MOST_ADDED, "more than came");
        Assertions.assertTrue(unit.length == 0 || unit.length >= part.length, "less than came");
        Assertions.assertFalse(
            unit.length == 0 && units.isKeyframe(unit), "nothing is no keyframe");
        from = at + 1;
      }
    }
  }
}
