package app.oriel.rtsp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which channels a camera says it sends a track: RFC 2326, 12.39. What it leaves out is as it
 * was asked for.
 *
 * @param channel of the packets, 0 to 255
 * @param control of what is reported on them
 */
record TransportAnswer(int channel, int control) {
  private static final int MOST = 255;
  private static final Pattern CHANNELS =
      Pattern.compile("interleaved\\s*=\\s*\"?\\s*([0-9]{1,3})(?:\\s*-\\s*([0-9]{1,3}))?");

  /**
   * What the answer to a SETUP says; empty where the camera sends by UDP.
   *
   * @param wanted the channel that was asked for, the next for control
   */
  static Optional<TransportAnswer> in(RtspHeaders headers, int wanted) {
    String transport = headers.first("Transport").orElse("").toLowerCase(Locale.ROOT);
    Matcher m = CHANNELS.matcher(transport);
    if (m.find()) {
      int channel = Integer.parseInt(m.group(1));
      int control = m.group(2) == null ? channel + 1 : Integer.parseInt(m.group(2));
      if (channel <= MOST) {
        return Optional.of(new TransportAnswer(channel, control <= MOST ? control : channel));
      }
    } else if (transport.contains("_port") || transport.contains("/udp")) {
      return Optional.empty();
    }
    return Optional.of(new TransportAnswer(wanted, wanted + 1));
  }
}
