package app.oriel.rtsp.rtp;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * JPEG pictures in the form of RFC 2435.
   *
   * @param width of pictures that are too large to say it themselves; 0 where nobody does
   * @param height the same
   */
  record Jpeg(int clockRate, int width, int height) implements RtpFormat {}

  /** Sound whose payload is what its codec says. */
  record Plain(TrackInfo.Audio track, int clockRate) implements RtpFormat {}

  /** G.726 in the packing of AAL2. */
  record Aal2(TrackInfo.Audio track, int clockRate) implements RtpFormat {}

  /** AMR, narrow or wide, in the form of RFC 4867. */
  record Amr(TrackInfo.Audio track, boolean octetAligned, int clockRate) implements RtpFormat {}

  /** MPEG audio in the form of RFC 2250; what it is, its frames say. */
  record MpegAudio(int clockRate) implements RtpFormat {}

  /**
   * AAC in the form of RFC 6416.
   *
   * @param config what the session description says; null where it stands only in the stream
   * @param inBand whether elements may say it too
   */
  record Latm(@Nullable LatmConfig config, boolean inBand, int clockRate) implements RtpFormat {}

  /** AAC in the form of RFC 3640. */
  record Aac(AacFormat aac, int clockRate) implements RtpFormat {}
}
