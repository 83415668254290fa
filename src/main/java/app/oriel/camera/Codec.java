package app.oriel.camera;

import java.util.Locale;

/** How a camera's pictures or sound are compressed. */
public enum Codec {
  /** ITU-T H.264, as whole access units in Annex B form. */
  H264,
  /** ITU-T H.265, as whole access units in Annex B form. */
  H265,
  /** ITU-T T.81, one whole JPEG picture a packet. */
  MJPEG,
  /** ITU-T G.711 µ-law, one byte a sample. */
  PCMU,
  /** ITU-T G.711 A-law, one byte a sample. */
  PCMA,
  /** Linear samples of one byte, silence at 128. */
  L8,
  /** Linear signed samples of two bytes, the higher one first. */
  L16,
  /** ITU-T G.722 at 64 kbit/s, one byte for two samples. */
  G722,
  /** ITU-T G.723.1, whole frames. */
  G723,
  /** ITU-T G.726 as RFC 3551 packs it: the first sample in the lowest bits of a byte. */
  G726,
  /** ITU-T G.729, whole frames. */
  G729,
  /** GSM 06.10 full rate, whole frames as RFC 3551 packs them. */
  GSM,
  /** IMA ADPCM in the form of RFC 3551, each packet with a state of its own. */
  DVI4,
  /** AMR at 8 kHz, one frame a packet, octet-aligned behind its header. */
  AMR,
  /** AMR at 16 kHz, as the other. */
  AMR_WB,
  /** MPEG audio of layer I or II, one frame a packet. */
  MP2,
  /** MPEG audio of layer III, one frame a packet. */
  MP3,
  /** MPEG-4 AAC, one ADTS frame a packet. */
  AAC,
  /** Opus, one packet of RFC 6716 a packet. */
  OPUS;

  /** Whether it compresses pictures, and not sound. */
  public boolean isVideo() {
    return this == H264 || this == H265 || this == MJPEG;
  }

  /** The codec's name in JSON, such as {@code h264}. */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
