package app.oriel.camera;

import java.util.Locale;

/** How a camera's pictures or sound are compressed. */
public enum Codec {
  /** ITU-T H.264, as whole access units in Annex B form. */
  H264,
  /** ITU-T H.265, as whole access units in Annex B form. */
  H265,
  /** ITU-T G.711 µ-law, one byte a sample. */
  PCMU,
  /** ITU-T G.711 A-law, one byte a sample. */
  PCMA,
  /** MPEG-4 AAC, one ADTS frame a packet. */
  AAC;

  /** The codec's name in JSON, such as {@code h264}. */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
