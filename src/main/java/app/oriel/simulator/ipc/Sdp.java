package app.oriel.simulator.ipc;

import app.oriel.simulator.Quirks;
import app.oriel.simulator.Size;
import app.oriel.simulator.ipc.IpcModel.Make;
import app.oriel.simulator.ipc.IpcTraits.Control;
import app.oriel.simulator.ipc.IpcTraits.ParameterSets;
import app.oriel.simulator.ipc.IpcTraits.SdpProfile;
import app.oriel.simulator.ipc.IpcTraits.VideoCodec;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what a stream is, as the firmware does, illegal lines included. */
final class Sdp {
  private static final int PICTURES = 96;

  /** RFC 3551: it needs no {@code rtpmap}. */
  private static final int JPEG = 26;

  private final Make make;
  private final Quirks quirks;
  private final VideoCodec codec;

  Sdp(Make make, Quirks quirks) {
    this.make = make;
    this.quirks = quirks;
    codec = quirks.get(IpcQuirk.CODEC);
  }

  /** The RTP payload type of pictures. */
  static int pictures(VideoCodec codec) {
    return codec == VideoCodec.MJPEG ? JPEG : PICTURES;
  }

  /**
   * The whole text.
   *
   * @param address the camera's own
   * @param base the stream's URL, for who wants whole URLs
   * @param size of its pictures, for who cannot see it in them
   * @param sets the parameter sets without start codes
   */
  String text(String address, String base, Size size, List<byte[]> sets) {
    return "v=0\r\no=- 14665860 31787219 1 IN IP4 "
        + address
        + "\r\ns=Session streamed by \""
        + make.server()
        + " RTSP Server\"\r\nt=0 0\r\n"
        + (quirks.get(IpcQuirk.SMART_ENCODER) ? "a=smart_encoder:virtualIFrame=1\r\n" : "")
        + (quirks.get(IpcQuirk.CONTROL) == Control.SESSION ? "a=control:*\r\n" : "")
        + "m=video 0 RTP/AVP "
        + pictures(codec)
        + "\r\nc=IN IP4 0.0.0.0\r\nb=AS:4096\r\na=range:npt=0-\r\n"
        + control(base, 1)
        + switch (codec) {
          case H264 -> h264(sets);
          case H265 -> h265(sets);
          case MJPEG -> "a=x-dimensions:" + size.width() + "," + size.height() + "\r\n";
        }
        + sound(base)
        + smart(base);
  }

  private String control(String base, int track) {
    boolean whole = quirks.get(IpcQuirk.CONTROL) == Control.ABSOLUTE;
    return "a=control:" + (whole ? base + "/" : "") + "track" + track + "\r\n";
  }

  private String h264(List<byte[]> sets) {
    boolean right = quirks.get(IpcQuirk.SDP_PROFILE) == SdpProfile.RIGHT && !sets.isEmpty();
    String profile = right ? HexFormat.of().formatHex(sets.getFirst(), 1, 4) : "676400";
    return "a=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1; profile-level-id="
        + profile
        + (isTold(sets)
            ? "; sprop-parameter-sets="
                + sets.stream().map(this::encoded).collect(Collectors.joining(","))
            : "")
        + "\r\n";
  }

  private String h265(List<byte[]> sets) {
    String profile =
        quirks.get(IpcQuirk.SDP_PROFILE) == SdpProfile.RIGHT
            ? "profile-space=0;profile-id=1;tier-flag=0;level-id=93"
            : "profile-space=0;profile-id=12;tier-flag=0;level-id=0";
    StringBuilder lines = new StringBuilder("a=rtpmap:96 H265/90000\r\na=fmtp:96 ");
    lines.append(profile).append(";interop-constraints=600000000000");
    if (isTold(sets)) {
      List<String> names = List.of("vps", "sps", "pps");
      for (int i = 0; i < Math.min(sets.size(), names.size()); i++) {
        lines.append(";sprop-").append(names.get(i)).append('=').append(encoded(sets.get(i)));
      }
    }
    return lines.append("\r\n").toString();
  }

  private boolean isTold(List<byte[]> sets) {
    return !sets.isEmpty() && quirks.get(IpcQuirk.PARAMETER_SETS) != ParameterSets.IN_BAND;
  }

  private String encoded(byte[] set) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (quirks.get(IpcQuirk.SPROP_START_CODES)) {
      bytes.writeBytes(new byte[] {0, 0, 0, 1});
    }
    bytes.writeBytes(set);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private String sound(String base) {
    String lines = quirks.get(IpcQuirk.MICROPHONE).lines();
    String direction = make == Make.VIGI ? "a=recvonly\r\n" : "";
    return lines.isEmpty() ? "" : lines + control(base, 2) + direction;
  }

  private String smart(String base) {
    String lines = quirks.get(IpcQuirk.SMART_SECTION).lines();
    return lines.isEmpty() ? "" : lines + control(base, 3);
  }
}
