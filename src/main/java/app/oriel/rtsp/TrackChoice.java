package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.rtsp.SessionDescription.Format;
import app.oriel.rtsp.SessionDescription.Media;
import app.oriel.rtsp.rtp.RtpFormat;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Chooses from a description the first pictures and the first sound that Oriel understands. */
final class TrackChoice {
  private static final int PICTURE_CLOCK = 90_000;
  private static final int LONGEST_SETS = 64 << 10;
  private static final int MOST_SETS = 16;
  private static final int LONGEST_NAME = 40;
  private static final String NO_NAME = "–";

  private TrackChoice() {}

  /** A track to ask for. */
  record Track(String control, RtpFormat format) {}

  /**
   * The tracks, pictures first.
   *
   * @throws CameraException {@link Problem#UNSUPPORTED} if there are no pictures among them
   */
  static List<Track> of(SessionDescription description) throws CameraException {
    List<Track> tracks = new ArrayList<>();
    first(description, "video").ifPresent(tracks::add);
    if (tracks.isEmpty()) {
      throw new CameraException(
          Problem.UNSUPPORTED, Detail.of("offers-no-pictures-of-a-kind-that-oriel-knows"));
    }
    first(description, "audio").ifPresent(tracks::add);
    return tracks;
  }

  /**
   * What the camera calls the sound that it offers, as one short printable line, where Oriel knows
   * none of it; empty where it offers none, or some that is known.
   */
  static Optional<String> unknownSound(SessionDescription description) {
    return first(description, "audio").isPresent()
        ? Optional.empty()
        : description.media().stream()
            .filter(media -> media.kind().equals("audio") && media.forUs())
            .map(media -> media.formats().isEmpty() ? NO_NAME : name(media.formats().getFirst()))
            .findFirst();
  }

  private static String name(Format format) {
    String name = format.name().matches("[0-9]{1,3}") ? "RTP " + format.name() : format.name();
    return Detail.printable(name.substring(0, Math.min(name.length(), LONGEST_NAME)));
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
      case "JPEG" -> Optional.of(jpeg(format));
      default -> SoundChoice.of(format);
    };
  }

  private static RtpFormat jpeg(Format format) {
    PictureSize size = PictureSize.of(format.parameters());
    return new RtpFormat.Jpeg(PICTURE_CLOCK, size.width(), size.height());
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
}
