package app.oriel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MuLawTest {
  /** Ends of segments, after G.711 table 2a scaled to 16 bits. */
  @ParameterizedTest
  @CsvSource({
    "0, FF",
    "-1, 7F",
    "32767, 80",
    "-32768, 00",
    "124, EF",
    "-124, 6F",
    "1000, CE",
    "-1000, 4E"
  })
  void samplesBecomeTheStandardsBytes(int sample, String byteInHex) {
    assertEquals(Integer.parseInt(byteInHex, 16), MuLaw.encode(sample) & 0xFF);
  }

  @Test
  void louderIsAlwaysAHigherStep() {
    int last = 0xFF;
    for (int sample = 0; sample <= 32767; sample++) {
      int now = MuLaw.encode(sample) & 0xFF;
      assertTrue(now == last || now == last - 1, "at " + sample);
      last = now;
    }
  }

  @ParameterizedTest
  @EnumSource(Ambience.class)
  void everyPlaceHasASoundOfItsOwnThatGoesOnWithoutASeam(Ambience place) {
    byte[] whole = place.muLaw(0, 8000);
    byte[] part = place.muLaw(480, 480);
    for (int i = 0; i < part.length; i++) {
      assertEquals(whole[480 + i], part[i]);
    }
    long distinct = IntStream.range(0, 8000).map(i -> whole[i]).distinct().count();
    assertTrue(distinct > 8, distinct + " different samples");
  }
}
