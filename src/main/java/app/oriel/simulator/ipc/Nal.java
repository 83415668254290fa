package app.oriel.simulator.ipc;

import app.oriel.simulator.AnnexB;
import app.oriel.simulator.ipc.IpcTraits.VideoCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Knows NAL units of ITU-T H.264, table 7-1, and H.265, table 7-1, by their type. */
final class Nal {
  private Nal() {}

  /** The NAL units of an access unit, without what only separates access units. */
  static List<byte[]> units(byte[] accessUnit, VideoCodec codec) {
    List<byte[]> units = new ArrayList<>();
    for (AnnexB.Unit unit : AnnexB.units(accessUnit)) {
      byte[] bytes = Arrays.copyOfRange(unit.in(), unit.from(), unit.to());
      if (bytes.length > 1 && !isDelimiter(bytes, codec)) {
        units.add(bytes);
      }
    }
    return units;
  }

  static int type(byte[] unit, VideoCodec codec) {
    return codec == VideoCodec.H264 ? unit[0] & 0x1f : (unit[0] >> 1) & 0x3f;
  }

  /** SPS and PPS; in H.265 a VPS too. */
  static boolean isParameterSet(byte[] unit, VideoCodec codec) {
    int type = type(unit, codec);
    return codec == VideoCodec.H264 ? type == 7 || type == 8 : type >= 32 && type <= 34;
  }

  static boolean isDelimiter(byte[] unit, VideoCodec codec) {
    return type(unit, codec) == (codec == VideoCodec.H264 ? 9 : 35);
  }
}
