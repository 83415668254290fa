package app.oriel.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Sound between µ-law and A-law. */
class G711Test {
  @Test
  void silenceIsSilence() {
    assertArrayEquals(
        new byte[] {(byte) 0xd5, (byte) 0x55}, G711.toALaw(new byte[] {(byte) 0xff, (byte) 0x7e}));
    assertEquals(0, G711.ofMuLaw((byte) 0xff));
  }

  @Test
  void theLoudestIsTheLoudest() {
    assertEquals((byte) 0xaa, G711.aLaw(32_767));
    assertEquals((byte) 0x2a, G711.aLaw(-32_768));
    assertEquals(32_124, G711.ofMuLaw((byte) 0x80));
    assertEquals(-32_124, G711.ofMuLaw((byte) 0));
  }

  @Test
  void whatWasCodedIsFoundAgain() {
    for (int sample = -32_000; sample <= 32_000; sample += 7) {
      int heard = G711.ofMuLaw(MuLaw.encode(sample));
      assertTrue(Math.abs(heard - sample) <= Math.max(8, Math.abs(sample) / 16), sample + "");
    }
  }

  /** Decoded as ITU-T G.711 table 1b has it. */
  @Test
  void aLawIsFoundAgain() {
    for (int sample = -32_000; sample <= 32_000; sample += 7) {
      int code = (G711.aLaw(sample) & 0xff) ^ 0x55;
      int segment = (code >> 4) & 7;
      int steps = ((code & 0x0f) << 4) + 8;
      int magnitude = segment == 0 ? steps : (steps + 0x100) << (segment - 1);
      int heard = (code & 0x80) != 0 ? magnitude : -magnitude;
      assertTrue(
          Math.abs(heard - sample) <= Math.max(16, Math.abs(sample) / 16),
          sample + " is heard as " + heard);
    }
  }
}
