package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.bitstream.NalSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units that were glued with start codes. */
class NalCutterTest {
  private final Told told = new Told();
  private final NalCutter cutter = new NalCutter(told);

  /** The units in digits. */
  private static final class Told implements NalCutter.Taker {
    final List<String> units = new ArrayList<>();
    private StringBuilder unit = new StringBuilder();
    private String head = "";

    @Override
    public void begins(byte[] bytes, int length) {
      head = Rtp.hex(Arrays.copyOf(bytes, length));
      unit = new StringBuilder();
    }

    @Override
    public void content(byte[] bytes, int from, int length) {
      unit.append(Rtp.hex(Arrays.copyOfRange(bytes, from, from + length)));
    }

    @Override
    public void ends() {
      assertEquals(head, unit.substring(0, Math.min(unit.length(), 2 * NalSyntax.HEAD)));
      units.add(unit.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "6742, 6742",
    "6742 000001 68ce, 6742 68ce",
    "6742 00000001 68ce, 6742 68ce",
    "6742 0000000000 000001 68ce 00000001 6588, 6742 68ce 6588",
    "00000001 6742 000001 68ce, 6742 68ce",
    "000001 6742, 6742",
    "6742 000001, 6742",
    "6742 000001 000001 68ce, 6742 68ce",
    "6742 000003 000001 68ce, 6742000003 68ce",
    "0001 02 000001 0001 03, 000102 000103",
    "6742 0000, 67420000",
    "6742 00000002, 674200000002",
  })
  void unitsAreSplitWhereverTheyAreCut(String sent, String wanted) {
    byte[] bytes = Rtp.hex(sent);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        told.units.clear();
        cutter.begin();
        cutter.add(bytes, 0, first);
        cutter.add(bytes, first, second - first);
        cutter.add(bytes, second, bytes.length - second);
        cutter.end();
        assertEquals(wanted, String.join(" ", told.units), first + " and " + second);
      }
    }
  }

  /** Against a search that looks at every byte. */
  @Test
  void longOnesToo() {
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(400)];
      for (int i = 0; i < bytes.length; i++) {
        int kind = random.nextInt(8);
        bytes[i] = (byte) (kind < 3 ? kind / 2 : 1 + random.nextInt(255));
      }
      int cut = random.nextInt(bytes.length);
      told.units.clear();
      cutter.begin();
      cutter.add(bytes, 0, cut);
      cutter.add(bytes, cut, bytes.length - cut);
      cutter.end();
      assertEquals(split(bytes), String.join(" ", told.units));
    }
  }

  private static String split(byte[] bytes) {
    List<String> units = new ArrayList<>();
    int from = 0;
    for (int at = 0; at <= bytes.length; at++) {
      boolean code =
          at + 2 < bytes.length && bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1;
      if (code || at == bytes.length) {
        int end = at;
        while (code && end > from && bytes[end - 1] == 0) {
          end--;
        }
        units.add(Rtp.hex(Arrays.copyOfRange(bytes, from, end)));
        from = at + 3;
        at += code ? 2 : 0;
      }
    }
    units.removeIf(String::isEmpty);
    return String.join(" ", units);
  }
}
