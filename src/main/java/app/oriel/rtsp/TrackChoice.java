package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.rtsp.SessionDescription.Format;
import app.oriel.rtsp.SessionDescription.Media;
import app.oriel.rtsp.rtp.AacFormat;
import app.oriel.rtsp.rtp.RtpFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses from a description the first pictures and the first sound that Oriel understands. */
final class TrackChoice {
  private static final int PICTURE_CLOCK = 90_000;
  private static final int MOST_RATE = 192_000;
  private static final int LONGEST_SETS = 64 << 10;
  private static final int MOST_SETS = 16;

  private TrackChoice() {}

  /** A track to ask for. */
  record Track(String control, RtpFormat format) {}

  /**
   * The tracks, pictures first.
   *
   * @throws CameraException {@link Problem#VIDEO_UNSUPPORTED} if there are no pictures among them
   */
  static List<Track> of(SessionDescription description) throws CameraException {
    List<Track> tracks = new ArrayList<>();
    first(description, "video").ifPresent(tracks::add);
    if (tracks.isEmpty()) {
      throw unsupported(description);
    }
    first(description, "audio").ifPresent(tracks::add);
    return tracks;
  }

  /** Says what is offered instead of pictures that Oriel knows. */
  private static CameraException unsupported(SessionDescription description) {
    List<Media> videos = description.media().stream().filter(m -> m.kind().equals("video")).toList();
    String encodings =
        videos.stream()
            .flatMap(media -> media.formats().stream())
            .map(format -> inWords(format.encoding()))
            .distinct()
            .collect(Collectors.joining(", "));
    Detail what =
        videos.isEmpty()
            ? Detail.of("offers-no-video")
            : encodings.isEmpty()
                ? Detail.of("offers-video-and-does-not-say-how-it-is-compressed")
                : Detail.of("offers-video-only-as", encodings);
    return new CameraException(Problem.VIDEO_UNSUPPORTED, what);
  }

  /** As cameras' settings call it. */
  private static String inWords(String encoding) {
    return switch (encoding) {
      case "JPEG", "JPEG2000" -> "Motion " + encoding;
      case "MP4V-ES" -> "MPEG-4 Visual";
      case "MPV" -> "MPEG-1/2";
      case "MP2T" -> "MPEG-TS";
      case "H261" -> "H.261";
      case "H263", "H263-1998", "H263-2000" -> "H.263";
      case "H264-SVC" -> "H.264 SVC";
      case "H266" -> "H.266";
      default -> encoding;
    };
  }

  private static Optional<Track> first(SessionDescription description, String kind) {
    for (Media media : description.media()) {
      if (media.kind().equals(kind) && media.forUs()) {
        for (Format format : media.formats()) {
          Optional<RtpFormat> known = format(format);
          if (known.isPresent()) {
            return Optional.of(new Track(media.control(), known.get()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<RtpFormat> format(Format format) {
    if (format.clockRate() < 1) {
      return Optional.empty();
    }
    return switch (format.encoding()) {
      case "H264" -> Optional.of(video(Codec.H264, format, "sprop-parameter-sets"));
      case "H265", "HEVC" ->
          Optional.of(video(Codec.H265, format, "sprop-vps", "sprop-sps", "sprop-pps"));
      case "PCMU" -> g711(Codec.PCMU, format);
      case "PCMA" -> g711(Codec.PCMA, format);
      case "MPEG4-GENERIC" -> aac(format);
      default -> Optional.empty();
    };
  }

  private static RtpFormat video(Codec codec, Format format, String... setNames) {
    List<byte[]> sets = new ArrayList<>();
    for (String name : setNames) {
      String text = format.parameters().getOrDefault(name, "");
      if (text.length() <= LONGEST_SETS) {
        for (String one : text.split(",", MOST_SETS)) {
          NalSplit.into(decoded(one), sets);
        }
      }
    }
    // Cameras that name another clock for pictures were not seen; 90 kHz is the law of both RFCs.
    return new RtpFormat.Video(codec, PICTURE_CLOCK, sets);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Optional<RtpFormat> g711(Codec codec, Format format) {
    boolean possible = format.clockRate() <= MOST_RATE && format.channels() <= 2;
    return possible && format.channels() > 0
        ? Optional.of(new RtpFormat.G711(codec, format.clockRate(), format.channels()))
        : Optional.empty();
  }

  private static Optional<RtpFormat> aac(Format format) {
    Optional<int[]> bits = headerBits(format);
    String config = format.parameters().getOrDefault("config", "");
    if (bits.isEmpty() || format.channels() < 1 || format.channels() > 7) {
      return Optional.empty();
    }
    Optional<AacFormat> known =
        config.isEmpty()
            ? AacFormat.lowComplexity(format.clockRate(), format.channels(), bits.get())
            : AacFormat.parse(hex(config), bits.get());
    return known.map(aac -> new RtpFormat.Aac(aac, format.clockRate()));
  }

  /**
   * Sizes of the fields of an AU header; empty where they make no sense. RFC 3640, 3.3.5, 3.3.6.
   */
  private static Optional<int[]> headerBits(Format format) {
    boolean low = format.parameters().getOrDefault("mode", "").equalsIgnoreCase("AAC-lbr");
    int[] bits = {
      number(format, "sizelength", low ? 6 : 13),
      number(format, "indexlength", low ? 2 : 3),
      number(format, "indexdeltalength", low ? 2 : 3)
    };
    boolean odd =
        bits[0] < 1
            || Arrays.stream(bits).anyMatch(b -> b < 0 || b > 16)
            || number(format, "auxiliarydatasizelength", 0) != 0
            || number(format, "ctsdeltalength", 0) != 0
            || number(format, "dtsdeltalength", 0) != 0
            || number(format, "randomaccessindication", 0) != 0
            || number(format, "streamstateindication", 0) != 0;
    return odd ? Optional.empty() : Optional.of(bits);
  }

  private static int number(Format format, String name, int usual) {
    String text = format.parameters().getOrDefault(name, "");
    if (text.isEmpty()) {
      return usual;
    }
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }

  private static byte[] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
