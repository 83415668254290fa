package app.oriel.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Compression against the decoder's tables, which are written from the standard by themselves. */
class G711Test {
  @ParameterizedTest
  @EnumSource(names = {"PCMA", "PCMU"})
  void everySampleComesBackWithinHalfAStepOfItsSegment(Codec codec) {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      int back = again(codec, (short) sample);
      double allowed = Math.max(20, Math.abs(sample) / 16.0);
      assertTrue(Math.abs(back - sample) <= allowed, sample + " became " + back);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PCMA", "PCMU"})
  void whatTheDecoderGivesBecomesTheSameAgain(Codec codec) {
    for (int code = 0; code < 256; code++) {
      short sample = app.oriel.codec.G711.samples(codec, new byte[] {(byte) code})[0];
      assertEquals(sample, again(codec, sample), "code " + code);
    }
  }

  @ParameterizedTest
  @CsvSource({"PCMA, 0xD5", "PCMU, 0xFF"})
  void silenceIsTheByteThatCamerasKnow(Codec codec, int silence) {
    assertEquals((byte) silence, G711.encode(codec, new short[1], 1)[0]);
  }

  private static int again(Codec codec, short sample) {
    return app.oriel.codec.G711.samples(codec, G711.encode(codec, new short[] {sample}, 1))[0];
  }
}
