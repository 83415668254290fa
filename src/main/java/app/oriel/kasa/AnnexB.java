package app.oriel.kasa;

import app.oriel.camera.Codec;

/** Looks into the beginning of an access unit in Annex B form, as far as its first slice. */
final class AnnexB {
  private AnnexB() {}

  /** What kinds of NAL units stand before and at the first slice. */
  static Scan scan(Codec codec, byte[] unit) {
    int sets = 0;
    int seen = 0;
    int start = startCode(unit, 0);
    while (start >= 0) {
      int header = start + 3;
      Kind kind = codec == Codec.H265 ? h265(unit[header]) : h264(unit[header]);
      if (kind == Kind.SLICE || kind == Kind.INTRA_SLICE) {
        // The zero byte of a longer start code belongs to the slice.
        int at = start > 0 && unit[start - 1] == 0 ? start - 1 : start;
        return new Scan(kind, sets == needed(codec), at, true);
      }
      sets |= kind.bit;
      seen++;
      start = startCode(unit, header);
    }
    return new Scan(Kind.OTHER, sets == needed(codec), unit.length, seen > 0);
  }

  /** The place of the next 00 00 01 that a header byte follows, or -1. */
  private static int startCode(byte[] unit, int from) {
    for (int i = from; i < unit.length - 3; i++) {
      if (unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1) {
        return i;
      }
    }
    return -1;
  }

  private static int needed(Codec codec) {
    int sps = Kind.SPS.bit | Kind.PPS.bit;
    return codec == Codec.H265 ? sps | Kind.VPS.bit : sps;
  }

  /** ITU-T H.264, table 7-1. */
  private static Kind h264(int header) {
    return switch (header & 0x1f) {
      case 1, 2, 3, 4 -> Kind.SLICE;
      case 5 -> Kind.INTRA_SLICE;
      case 7 -> Kind.SPS;
      case 8 -> Kind.PPS;
      default -> Kind.OTHER;
    };
  }

  /** ITU-T H.265, table 7-1. */
  private static Kind h265(int header) {
    int type = header >> 1 & 0x3f;
    if (type < 32) {
      return type >= 16 && type <= 23 ? Kind.INTRA_SLICE : Kind.SLICE;
    }
    return switch (type) {
      case 32 -> Kind.VPS;
      case 33 -> Kind.SPS;
      case 34 -> Kind.PPS;
      default -> Kind.OTHER;
    };
  }

  private enum Kind {
    OTHER(0),
    SLICE(0),
    /** Of an IDR or IRAP picture. */
    INTRA_SLICE(0),
    VPS(1),
    SPS(2),
    PPS(4);

    private final int bit;

    Kind(int bit) {
      this.bit = bit;
    }
  }

  /**
   * What was found.
   *
   * @param hasSets whether all parameter sets stand before the slice
   * @param pictureAt where the first slice begins, its start code included
   * @param hasUnits whether it is Annex B at all
   */
  record Scan(Kind slice, boolean hasSets, int pictureAt, boolean hasUnits) {
    boolean isOnlyParameters() {
      return hasUnits && slice == Kind.OTHER;
    }

    boolean isIntra() {
      return slice == Kind.INTRA_SLICE;
    }

    boolean isKeyframe() {
      return isIntra() && hasSets;
    }
  }
}
