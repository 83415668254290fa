package app.oriel.simulator;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Takes H.264 access units apart into NAL units and puts them together again. */
public final class AnnexB {
  /** NAL unit types of ITU-T H.264, table 7-1. */
  private static final int TYPE_BITS = 0x1f;

  private static final int SPS = 7;
  private static final int PPS = 8;
  private static final int FILLER = 12;
  private static final int STOP_BIT = 0x80;

  private AnnexB() {}

  /** Where one NAL unit lies in its access unit. */
  @SuppressWarnings("ArrayRecordComponent") // a view of the array, compared by nobody
  public record Unit(byte[] in, int from, int to) {
    public boolean isParameterSet() {
      int type = from < to ? in[from] & TYPE_BITS : 0;
      return type == SPS || type == PPS;
    }
  }

  /** The NAL units between the start codes. */
  public static List<Unit> units(byte[] accessUnit) {
    List<Unit> units = new ArrayList<>();
    int start = -1;
    for (int i = 0; i + 2 < accessUnit.length; i++) {
      if (accessUnit[i] == 0 && accessUnit[i + 1] == 0 && accessUnit[i + 2] == 1) {
        if (start >= 0) {
          units.add(unit(accessUnit, start, i));
        }
        start = i + 3;
        i += 2;
      }
    }
    if (start >= 0) {
      units.add(unit(accessUnit, start, accessUnit.length));
    }
    return units;
  }

  /** NAL units behind start codes of so many bytes, three or four. */
  public static byte[] join(List<Unit> units, int startCode) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (Unit unit : units) {
      writeStartCode(joined, startCode);
      joined.write(unit.in(), unit.from(), unit.to() - unit.from());
    }
    return joined.toByteArray();
  }

  /** The access unit with a filler NAL unit at its end, so that it is at least this long. */
  public static byte[] filled(byte[] accessUnit, int startCode, int length) {
    if (accessUnit.length >= length) {
      return accessUnit;
    }
    ByteArrayOutputStream filled = new ByteArrayOutputStream(length);
    filled.writeBytes(accessUnit);
    writeStartCode(filled, startCode);
    filled.write(FILLER);
    while (filled.size() < length - 1) {
      filled.write(0xff);
    }
    filled.write(STOP_BIT);
    return filled.toByteArray();
  }

  /** Zeros before a start code belong to it, or pad: no NAL unit ends with one. */
  private static Unit unit(byte[] in, int from, int to) {
    int end = to;
    while (end > from && in[end - 1] == 0) {
      end--;
    }
    return new Unit(in, from, end);
  }

  private static void writeStartCode(ByteArrayOutputStream out, int length) {
    for (int i = 1; i < length; i++) {
      out.write(0);
    }
    out.write(1);
  }
}
