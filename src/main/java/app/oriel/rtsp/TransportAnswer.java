package app.oriel.rtsp;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a camera says that it sends a track: RFC 2326, 12.39. What it leaves out is as it was asked
 * for.
 *
 * @param channel of the packets, 0 to 255
 * @param control of what is reported on them
 * @param source their synchronisation source; null where the camera named none
 */
record TransportAnswer(int channel, int control, @Nullable Integer source) {
  private static final int MOST = 255;
  private static final Pattern CHANNELS =
      Pattern.compile("interleaved\\s*=\\s*\"?\\s*([0-9]{1,3})(?:\\s*-\\s*([0-9]{1,3}))?");
  private static final Pattern SOURCE = Pattern.compile("ssrc\\s*=\\s*([0-9a-f]{1,8})\\b");

  /**
   * What the answer to a SETUP says; empty where the camera sends in another way.
   *
   * @param wanted the channel that was asked for, the next for control
   */
  static Optional<TransportAnswer> in(RtspHeaders headers, int wanted) {
    String transport = transport(headers);
    Matcher m = CHANNELS.matcher(transport);
    if (m.find()) {
      int channel = Integer.parseInt(m.group(1));
      int control = m.group(2) == null ? channel + 1 : Integer.parseInt(m.group(2));
      if (channel <= MOST) {
        return Optional.of(
            new TransportAnswer(channel, control <= MOST ? control : channel, source(transport)));
      }
    } else if (transport.matches(".*(multicast|_port|/udp).*")) {
      return Optional.empty();
    }
    return Optional.of(new TransportAnswer(wanted, wanted + 1, source(transport)));
  }

  /** What is wrong with a way that is none of ours. */
  static OrielException unsupported(RtspHeaders headers) {
    Detail how =
        transport(headers).contains("multicast")
            ? Detail.of("sends-by-multicast")
            : Detail.of("sends-by-udp");
    return new OrielException(Problem.TRANSPORT_UNSUPPORTED, how);
  }

  private static String transport(RtspHeaders headers) {
    return headers.first("Transport").orElse("").toLowerCase(Locale.ROOT);
  }

  /** 0 is what some cameras write where they have not chosen one yet. */
  private static @Nullable Integer source(String transport) {
    Matcher m = SOURCE.matcher(transport);
    int source = m.find() ? Integer.parseUnsignedInt(m.group(1), 16) : 0;
    return source == 0 ? null : source;
  }
}
