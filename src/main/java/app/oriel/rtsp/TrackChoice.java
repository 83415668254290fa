package app.oriel.rtsp;

import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.rtsp.SessionDescription.Format;
import app.oriel.rtsp.SessionDescription.Media;
import app.oriel.rtsp.rtp.RtpFormat;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Chooses from a description the first pictures and the first sound that Oriel understands. */
final class TrackChoice {
  private static final int LONGEST_SETS = 64 << 10;
  private static final int MOST_SETS = 16;
  private static final int LONGEST_NAME = 40;
  private static final String NO_NAME = "–";

  private TrackChoice() {}

  /**
   * A track to ask for.
   *
   * @param payloadType the number that its RTP packets carry
   * @param otherTypes the numbers of all else that the camera describes
   * @param alternatives what else the camera may send in its place, by payload type
   */
  record Track(
      String control,
      RtpFormat format,
      int payloadType,
      Set<Integer> otherTypes,
      Map<Integer, RtpFormat> alternatives) {
    /** The same track as the camera turns out to send it: one of its alternatives. */
    Track sentAs(int type) {
      RtpFormat chosen = Objects.requireNonNull(alternatives.get(type), "no alternative");
      Set<Integer> others = new HashSet<>(otherTypes);
      others.add(payloadType);
      others.remove(type);
      return new Track(control, chosen, type, others, Map.of());
    }
  }

  /**
   * The tracks, pictures first.
   *
   * @throws OrielException {@link Problem#VIDEO_UNSUPPORTED} if there are no pictures among them
   */
  static List<Track> of(SessionDescription description) throws OrielException {
    List<Track> tracks = new ArrayList<>();
    boolean itself = markedAsItsOwn(description);
    first(description, "video", true).ifPresent(tracks::add);
    if (tracks.isEmpty()) {
      throw unsupported(description);
    }
    first(description, "audio", itself).ifPresent(tracks::add);
    return tracks;
  }

  /**
   * What the camera calls the sound that it offers, as one short printable line, where Oriel knows
   * none of it; empty where it offers none, or some that is known.
   */
  static Optional<String> unknownSound(SessionDescription description) {
    boolean itself = markedAsItsOwn(description);
    return first(description, "audio", itself).isPresent()
        ? Optional.empty()
        : description.media().stream()
            .filter(media -> is(media, "audio") && (itself || !media.sendOnly()))
            .map(media -> media.formats().isEmpty() ? NO_NAME : name(media.formats().getFirst()))
            .findFirst();
  }

  /** Whether the camera names nothing but a payload type. */
  private static boolean isNumber(String name) {
    return name.matches("[0-9]{1,3}");
  }

  private static String name(Format format) {
    String name = isNumber(format.name()) ? "RTP " + format.name() : format.name();
    return Detail.printable(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
  }

  /** Says what is offered instead of pictures that Oriel knows. */
  private static OrielException unsupported(SessionDescription description) {
    List<Media> videos =
        description.media().stream().filter(m -> m.kind().equals("video")).toList();
    String encodings =
        videos.stream()
            .flatMap(media -> media.formats().stream())
            .map(Format::encoding)
            .filter(encoding -> !isNumber(encoding))
            .map(TrackChoice::inWords)
            .distinct()
            .collect(Collectors.joining(", "));
    Detail what =
        videos.isEmpty()
            ? Detail.of("offers-no-video")
            : encodings.isEmpty()
                ? Detail.of("offers-video-and-does-not-say-how-it-is-compressed")
                : Detail.of("offers-video-only-as", encodings);
    return new OrielException(Problem.VIDEO_UNSUPPORTED, what);
  }

  /** What pictures are compressed as. */
  static String inWords(RtpFormat pictures) {
    return switch (pictures) {
      case RtpFormat.Jpeg jpeg -> "MJPEG";
      case RtpFormat.Video video -> video.codec() == Codec.H265 ? "H.265" : "H.264";
      default -> throw new IllegalArgumentException("no pictures");
    };
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

  /** Whether the camera says of its pictures that it only sends them, and so means itself. */
  private static boolean markedAsItsOwn(SessionDescription description) {
    return description.media().stream()
        .anyMatch(media -> media.kind().equals("video") && media.sendOnly());
  }

  /**
   * The first that Oriel knows; of what is marked as only sent only where nothing else is there.
   */
  private static Optional<Track> first(
      SessionDescription description, String kind, boolean sendOnlyToo) {
    Optional<Track> first = first(description, media -> is(media, kind) && !media.sendOnly());
    return first.isPresent() || !sendOnlyToo ? first : first(description, media -> is(media, kind));
  }

  private static boolean is(Media media, String kind) {
    return media.kind().equals(kind);
  }

  /** JPEG only where nothing else is there: beside another stream it is a small preview. */
  private static Optional<Track> first(SessionDescription description, Predicate<Media> which) {
    Optional<Track> jpeg = Optional.empty();
    for (Media media : description.media()) {
      for (Format format : which.test(media) ? media.formats() : List.<Format>of()) {
        Optional<Track> track =
            format(format).map(known -> track(media, format.payloadType(), known, description));
        if (track.isPresent() && !(track.get().format() instanceof RtpFormat.Jpeg)) {
          return track;
        }
        jpeg = jpeg.or(() -> track);
      }
    }
    return jpeg;
  }

  private static Track track(
      Media media, int type, RtpFormat format, SessionDescription description) {
    Set<Integer> others = othersThan(type, description);
    return new Track(media.control(), format, type, others, alternatives(media, type));
  }

  /** RFC 3264, 5.1: whoever lists several formats may send any of them. */
  private static Map<Integer, RtpFormat> alternatives(Media media, int chosen) {
    Map<Integer, RtpFormat> known = new HashMap<>();
    for (Format each : media.formats()) {
      if (each.payloadType() != chosen) {
        format(each).ifPresent(format -> known.putIfAbsent(each.payloadType(), format));
      }
    }
    return Map.copyOf(known);
  }

  private static Set<Integer> othersThan(int type, SessionDescription description) {
    return description.media().stream()
        .flatMap(media -> media.formats().stream())
        .map(Format::payloadType)
        .filter(each -> each != type)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<RtpFormat> format(Format format) {
    if (format.clockRate() < 1) {
      return Optional.empty();
    }
    return switch (format.encoding()) {
      case "H264" -> Optional.of(video(Codec.H264, format, "sprop-parameter-sets"));
      case "H265", "HEVC" ->
          Optional.of(video(Codec.H265, format, "sprop-vps", "sprop-sps", "sprop-pps"));
      case "JPEG" -> Optional.of(jpeg(format));
      default -> SoundChoice.of(format);
    };
  }

  private static RtpFormat jpeg(Format format) {
    PictureSize size = PictureSize.of(format.parameters());
    return new RtpFormat.Jpeg(format.clockRate(), size.width(), size.height());
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
    // RFC 7798, 7.1: either of them means that there are fields for the order of decoding.
    boolean ordered =
        format.number("sprop-max-don-diff", 0) != 0
            || format.number("sprop-depack-buf-nalus", 0) != 0;
    return new RtpFormat.Video(codec, format.clockRate(), sets, codec == Codec.H265 && ordered);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
