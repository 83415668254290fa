package app.oriel.rtsp;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import app.oriel.rtsp.SessionDescription.Format;
import app.oriel.rtsp.rtp.AacFormat;
import app.oriel.rtsp.rtp.LatmConfig;
import app.oriel.rtsp.rtp.RtpFormat;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What sound a format of a description is, where Oriel knows it. */
final class SoundChoice {
  private static final int LEAST_RATE = 4000;
  private static final int MOST_RATE = 192_000;
  private static final int TELEPHONE = 8000;
  private static final int WIDE = 16_000;
  private static final int OPUS_RATE = 48_000;
  private static final int MOST_LINEAR_CHANNELS = 8;

  private SoundChoice() {}

  /**
   * The sound of a format; empty where it is of a kind that is not known.
   *
   * @param format with a clock
   */
  static Optional<RtpFormat> of(Format format) {
    return switch (format.encoding()) {
      case "PCMU" -> linear(Codec.PCMU, format, 2);
      case "PCMA" -> linear(Codec.PCMA, format, 2);
      case "L8" -> linear(Codec.L8, format, 2);
      case "L16" -> linear(Codec.L16, format, MOST_LINEAR_CHANNELS);
      case "DVI4" -> linear(Codec.DVI4, format, 1);
      // Its clock was written down wrong once, and has stayed so: RFC 3551, 4.5.2.
      case "G722" -> plain(new TrackInfo.Audio(Codec.G722, WIDE, 1), format);
      case "G723" -> plain(new TrackInfo.Audio(Codec.G723, TELEPHONE, 1), format);
      case "G729" -> plain(new TrackInfo.Audio(Codec.G729, TELEPHONE, 1), format);
      case "GSM" -> plain(new TrackInfo.Audio(Codec.GSM, TELEPHONE, 1), format);
      case "OPUS" -> Optional.of(opus(format));
      case "AMR" -> amr(new TrackInfo.Audio(Codec.AMR, TELEPHONE, 1), format);
      case "AMR-WB" -> amr(new TrackInfo.Audio(Codec.AMR_WB, WIDE, 1), format);
      case "MPA" -> Optional.of(new RtpFormat.MpegAudio(format.clockRate()));
      case "MPEG4-GENERIC" -> aac(format);
      case "MP4A-LATM" -> latm(format);
      default -> g726(format);
    };
  }

  /** Its clock counts samples. */
  private static Optional<RtpFormat> linear(Codec codec, Format format, int mostChannels) {
    int channels = format.channels();
    return channels >= 1 && channels <= mostChannels && isRate(format.clockRate())
        ? Optional.of(
            new RtpFormat.Plain(
                new TrackInfo.Audio(codec, format.clockRate(), channels), format.clockRate()))
        : Optional.empty();
  }

  private static boolean isRate(int rate) {
    return rate >= LEAST_RATE && rate <= MOST_RATE;
  }

  private static Optional<RtpFormat> plain(TrackInfo.Audio track, Format format) {
    return format.channels() == 1
        ? Optional.of(new RtpFormat.Plain(track, format.clockRate()))
        : Optional.empty();
  }

  /**
   * The description always names two channels; whether there are two stands elsewhere. RFC 7587.
   */
  private static RtpFormat opus(Format format) {
    int channels = format.number("sprop-stereo", 0) == 1 ? 2 : 1;
    return new RtpFormat.Plain(
        new TrackInfo.Audio(Codec.OPUS, OPUS_RATE, channels), format.clockRate());
  }

  /** RFC 3551, 4.5.4: G.721 is what is now G.726 with 32 kbit/s. */
  private static Optional<RtpFormat> g726(Format format) {
    boolean aal2 = format.encoding().startsWith("AAL2-");
    int bits =
        switch (aal2 ? format.encoding().substring("AAL2-".length()) : format.encoding()) {
          case "G726-16" -> 2;
          case "G726-24" -> 3;
          case "G726-32", "G726", "G721" -> 4;
          case "G726-40" -> 5;
          default -> 0;
        };
    int rate = format.clockRate();
    if (bits == 0 || format.channels() != 1 || !isRate(rate)) {
      return Optional.empty();
    }
    TrackInfo.Audio track = new TrackInfo.Audio(Codec.G726, rate, 1, bits);
    return Optional.of(aal2 ? new RtpFormat.Aal2(track, rate) : new RtpFormat.Plain(track, rate));
  }

  /** Without what makes frames hard to find: RFC 4867, 8.1. */
  private static Optional<RtpFormat> amr(TrackInfo.Audio track, Format format) {
    boolean odd =
        List.of("crc", "robust-sorting").stream().anyMatch(each -> format.number(each, 0) != 0)
            || format.parameters().containsKey("interleaving")
            || format.channels() != 1;
    boolean octets = odd || format.number("octet-align", 0) == 1;
    return odd
        ? Optional.empty()
        : Optional.of(new RtpFormat.Amr(track, octets, format.clockRate()));
  }

  /** Where no configuration is given, it must be in the stream, whatever else is said. */
  private static Optional<RtpFormat> latm(Format format) {
    String text = format.parameters().getOrDefault("config", "");
    boolean inBand = format.number("cpresent", text.isEmpty() ? 1 : 0) != 0;
    Optional<LatmConfig> config = LatmConfig.parse(hex(text));
    return config.isEmpty() && !inBand
        ? Optional.empty()
        : Optional.of(new RtpFormat.Latm(config.orElse(null), inBand, format.clockRate()));
  }

  private static Optional<RtpFormat> aac(Format format) {
    Optional<int[]> bits = headerBits(format);
    byte[] config = hex(format.parameters().getOrDefault("config", ""));
    if (bits.isEmpty() || format.channels() < 1 || format.channels() > 7) {
      return Optional.empty();
    }
    Optional<AacFormat> known =
        config.length < 2
            ? AacFormat.lowComplexity(format.clockRate(), format.channels(), bits.get())
            : AacFormat.parse(config, format.channels(), bits.get());
    return known.map(aac -> new RtpFormat.Aac(aac, format.clockRate()));
  }

  /**
   * Sizes of the fields of an AU header; empty where they make no sense. RFC 3640, 3.3.5, 3.3.6.
   */
  private static Optional<int[]> headerBits(Format format) {
    boolean low = format.parameters().getOrDefault("mode", "").equalsIgnoreCase("AAC-lbr");
    int[] bits = {
      format.number("sizelength", low ? 6 : 13),
      format.number("indexlength", low ? 2 : 3),
      format.number("indexdeltalength", low ? 2 : 3)
    };
    boolean odd =
        bits[0] < 1
            || Arrays.stream(bits).anyMatch(b -> b < 0 || b > 16)
            || format.number("auxiliarydatasizelength", 0) != 0
            || format.number("ctsdeltalength", 0) != 0
            || format.number("dtsdeltalength", 0) != 0
            || format.number("randomaccessindication", 0) != 0
            || format.number("streamstateindication", 0) != 0;
    return odd ? Optional.empty() : Optional.of(bits);
  }

  /** As much as makes sense: some put it in quotes, or end it in the middle of a byte. */
  private static byte[] hex(String text) {
    String digits = text.replaceFirst("^\"?(0[xX])?", "");
    int count = 0;
    while (count < digits.length() && HexFormat.isHexDigit(digits.charAt(count))) {
      count++;
    }
    return HexFormat.of().parseHex(digits, 0, count / 2 * 2);
  }
}
