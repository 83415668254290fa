package app.oriel.rtsp;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Session header says: RFC 2326, 12.37. Cameras put all kinds of signs into names.
 *
 * @param id is sent back byte for byte; empty where the camera keeps no session
 * @param timeout after so much silence of ours the session ends; empty where the camera says none
 */
record SessionName(String id, Optional<Duration> timeout) {
  private static final int LONGEST = 512;
  private static final Pattern TIMEOUT =
      Pattern.compile("(?i);\\s*timeout\\s*=\\s*\"?\\s*([0-9]{1,6})(?![0-9])");

  /**
   * What an answer says of the session.
   *
   * @throws OrielException {@link Problem#MALFORMED} if the name is absurdly long
   */
  static SessionName in(RtspHeaders headers) throws OrielException {
    String value = headers.first("Session").orElse("");
    int end = value.indexOf(';');
    String id = (end < 0 ? value : value.substring(0, end)).strip();
    if (id.length() > LONGEST) {
      throw new OrielException(Problem.MALFORMED, Detail.of("answered-with-too-long-a-head"));
    }
    Matcher m = TIMEOUT.matcher(end < 0 ? "" : value.substring(end));
    int seconds = m.find() ? Integer.parseInt(m.group(1)) : 0;
    return new SessionName(
        id, seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty());
  }
}
