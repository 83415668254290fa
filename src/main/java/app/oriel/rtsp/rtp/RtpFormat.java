package app.oriel.rtsp.rtp;

import app.oriel.camera.Codec;
import java.util.List;

/** What one track carries, as the session description says. */
public sealed interface RtpFormat {
  /** Ticks per second of its timestamps. */
  int clockRate();

  /**
   * Pictures.
   *
   * @param parameterSets NAL units without start codes, none of them empty; may be none
   * @param hasOrderNumbers whether the packets of H.265 carry decoding order numbers
   */
  record Video(Codec codec, int clockRate, List<byte[]> parameterSets, boolean hasOrderNumbers)
      implements RtpFormat {
    /** With a copy of the list. */
    public Video {
      parameterSets = List.copyOf(parameterSets);
    }

    /** Without decoding order numbers. */
    public Video(Codec codec, int clockRate, List<byte[]> parameterSets) {
      this(codec, clockRate, parameterSets, false);
    }
  }

  /** G.711; its clock counts samples. */
  record G711(Codec codec, int clockRate, int channels) implements RtpFormat {}

  /** AAC in the form of RFC 3640. */
  record Aac(AacFormat aac, int clockRate) implements RtpFormat {}
}
