package app.oriel.rtsp;

import java.util.Map;
import java.util.Set;

/**
 * What payload types mean that a description leaves out: RFC 3551, tables 4 and 5; 2 is what it
 * once was.
 */
final class PayloadTypes {
  private static final int PICTURE_CLOCK = 90_000;

  private static final Map<Integer, Meaning> STATIC =
      Map.ofEntries(
          Map.entry(0, new Meaning("PCMU", 8000, 1)),
          Map.entry(2, new Meaning("G721", 8000, 1)),
          Map.entry(3, new Meaning("GSM", 8000, 1)),
          Map.entry(4, new Meaning("G723", 8000, 1)),
          Map.entry(5, new Meaning("DVI4", 8000, 1)),
          Map.entry(6, new Meaning("DVI4", 16_000, 1)),
          Map.entry(7, new Meaning("LPC", 8000, 1)),
          Map.entry(8, new Meaning("PCMA", 8000, 1)),
          Map.entry(9, new Meaning("G722", 8000, 1)),
          Map.entry(10, new Meaning("L16", 44_100, 2)),
          Map.entry(11, new Meaning("L16", 44_100, 1)),
          Map.entry(12, new Meaning("QCELP", 8000, 1)),
          Map.entry(13, new Meaning("CN", 8000, 1)),
          Map.entry(14, new Meaning("MPA", 90_000, 1)),
          Map.entry(15, new Meaning("G728", 8000, 1)),
          Map.entry(16, new Meaning("DVI4", 11_025, 1)),
          Map.entry(17, new Meaning("DVI4", 22_050, 1)),
          Map.entry(18, new Meaning("G729", 8000, 1)),
          Map.entry(25, new Meaning("CelB", PICTURE_CLOCK, 1)),
          Map.entry(26, new Meaning("JPEG", PICTURE_CLOCK, 1)),
          Map.entry(28, new Meaning("nv", PICTURE_CLOCK, 1)),
          Map.entry(31, new Meaning("H261", PICTURE_CLOCK, 1)),
          Map.entry(32, new Meaning("MPV", PICTURE_CLOCK, 1)),
          Map.entry(33, new Meaning("MP2T", PICTURE_CLOCK, 1)),
          Map.entry(34, new Meaning("H263", PICTURE_CLOCK, 1)));

  private PayloadTypes() {}

  /**
   * What a type stands for.
   *
   * @param name of the encoding
   * @param clockRate ticks per second, 0 where nobody says it
   */
  record Meaning(String name, int clockRate, int channels) {}

  /** Whether a type means something by itself. */
  static boolean has(int type) {
    return STATIC.containsKey(type);
  }

  /**
   * The meaning of a type without an {@code rtpmap}: where it has none, it is what has such
   * parameters, or else its number is its name.
   *
   * @param parameters the names of those of its {@code fmtp}
   */
  static Meaning of(int type, Set<String> parameters) {
    Meaning known = STATIC.get(type);
    if (known != null) {
      return known;
    }
    if (parameters.contains("sprop-vps")) {
      return new Meaning("H265", PICTURE_CLOCK, 1);
    }
    return parameters.contains("sprop-parameter-sets")
        ? new Meaning("H264", PICTURE_CLOCK, 1)
        : new Meaning(String.valueOf(type), 0, 1);
  }

  /**
   * The clock of a format whose {@code rtpmap} names none; 0 where nobody can know.
   *
   * @param kind of the section: {@code video}, {@code audio}
   * @param encoding in upper case
   */
  static int clockRate(String kind, String encoding) {
    if (kind.equals("video")) {
      return PICTURE_CLOCK;
    }
    boolean telephone = encoding.equals("PCMU") || encoding.equals("PCMA");
    return telephone || encoding.equals("G722") ? 8000 : 0;
  }
}
