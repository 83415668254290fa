package app.oriel.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Packet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "12,12000000",
    "12.,12000000",
    "12.5,12500000",
    "1778367331.066667,1778367331066667",
    "1778367331.0666679,1778367331066667",
    "0.000001,1",
    "0.0000009,0",
    "999999999999.999999,999999999999999999",
  })
  void readsMicrosecondsExactly(String seconds, long micros) {
    assertEquals(micros, Timestamps.micros(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ".5",
        "-1",
        "+1",
        "1e9",
        "NaN",
        "Infinity",
        "1.2.3",
        "0x10",
        "1 2",
        "1,5",
        "1000000000000",
        "99999999999999999999999",
        "9223372036854775807",
        "\u0661"
      })
  void refusesWhatIsNoTime(String seconds) {
    assertEquals(Packet.NO_TIMESTAMP, Timestamps.micros(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 100_000})
  void refusesEndlessFractions(int digits) {
    assertEquals(Packet.NO_TIMESTAMP, Timestamps.micros("1." + "0".repeat(digits)));
  }
}
