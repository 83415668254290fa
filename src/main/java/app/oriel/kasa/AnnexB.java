package app.oriel.kasa;

import app.oriel.bitstream.H264;
import app.oriel.bitstream.H265;
import app.oriel.bitstream.NalKind;
import app.oriel.bitstream.StartCode;
import app.oriel.camera.Codec;
import org.jspecify.annotations.Nullable;

/** Looks into the beginning of an access unit in Annex B form, as far as its first slice. */
final class AnnexB {
  private AnnexB() {}

  /** What kinds of NAL units stand before and at the first slice. */
  static Scan scan(Codec codec, byte[] unit) {
    boolean h265 = codec == Codec.H265;
    boolean vps = !h265;
    boolean sps = false;
    boolean pps = false;
    boolean hasUnits = false;
    int start = startCode(unit, 0);
    while (start >= 0) {
      int header = start + StartCode.LENGTH;
      NalKind kind = h265 ? H265.kindOf(unit[header]) : H264.kindOf(unit[header]);
      if (kind.isSlice()) {
        // The zero byte of a longer start code belongs to the slice.
        int at = start > 0 && unit[start - 1] == 0 ? start - 1 : start;
        return new Scan(kind, vps && sps && pps, at, true);
      }
      vps |= kind == NalKind.VPS;
      sps |= kind == NalKind.SPS;
      pps |= kind == NalKind.PPS;
      hasUnits = true;
      start = startCode(unit, header);
    }
    return new Scan(null, vps && sps && pps, unit.length, hasUnits);
  }

  /** The place of the next start code that a header byte follows, or -1. */
  private static int startCode(byte[] unit, int from) {
    return StartCode.find(unit, from, unit.length - 1);
  }

  /**
   * What was found.
   *
   * @param slice the kind of the first slice; null for none
   * @param hasSets whether all parameter sets stand before the slice
   * @param pictureAt where the first slice begins, its start code included
   * @param hasUnits whether it is Annex B at all
   */
  record Scan(@Nullable NalKind slice, boolean hasSets, int pictureAt, boolean hasUnits) {
    boolean isOnlyParameters() {
      return hasUnits && slice == null;
    }

    boolean isIntra() {
      return slice == NalKind.KEY_SLICE;
    }

    boolean isKeyframe() {
      return isIntra() && hasSets;
    }
  }
}
