package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands before AAC. */
class AdtsTest {
  @ParameterizedTest
  @CsvSource({
    "fff16040015ffc aabbcc, 7",
    "fff06040017ffc 1122 aabbcc, 9", // with a checksum
    "fff16040015f, -1",
    "aabbccddeeff aabbccddeeff, -1",
    "fff16040023ffc fff16040015ffcaabbcc, -1", // FFmpeg's MP4 muxer gives up for good on this
    "fff16040015ffc fffbcc, -1", // and on this
  })
  void theLengthOfAHead(String frame, int length) {
    assertEquals(length, Adts.headLength(HexFormat.of().parseHex(frame.replace(" ", ""))));
  }
}
