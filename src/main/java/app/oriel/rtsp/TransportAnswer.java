package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.util.Locale;
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
   * What the answer to a SETUP says.
   *
   * @param wanted the channel that was asked for, the next for control
   * @throws CameraException {@link Problem#UNSUPPORTED} if the camera sends by UDP
   */
  static TransportAnswer in(RtspHeaders headers, int wanted) throws CameraException {
    String transport = headers.first("Transport").orElse("").toLowerCase(Locale.ROOT);
    Matcher m = CHANNELS.matcher(transport);
    if (m.find()) {
      int channel = Integer.parseInt(m.group(1));
      int control = m.group(2) == null ? channel + 1 : Integer.parseInt(m.group(2));
      if (channel <= MOST) {
        return new TransportAnswer(channel, control <= MOST ? control : channel);
      }
    } else if (transport.contains("_port") || transport.contains("/udp")) {
      throw new CameraException(Problem.UNSUPPORTED, Detail.of("wants-to-send-by-udp"));
    }
    return new TransportAnswer(wanted, wanted + 1);
  }
}
