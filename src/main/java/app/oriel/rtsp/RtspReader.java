package app.oriel.rtsp;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@code $} frames from messages. Bytes that are neither, up to a bound, are skipped to the
 * next thing that looks like one of them. Nothing is allocated for a frame. Not for several
 * threads.
 */
final class RtspReader {
  /** A frame of the greatest length fits, and so do some of the usual in one read. */
  private static final int ROOM = 128 << 10;

  private static final int FRAME_HEAD = 4;

  /** After garbage a frame counts as one only on a channel that cameras use. */
  private static final int MOST_CHANNELS = 16;

  private static final int RTP_HEAD = 8;

  /** What a TLS server sends who is spoken to without it: RFC 8446, 5.1. */
  private static final byte TLS_ALERT = 21;

  private static final int LONGEST_METHOD = 16;
  private static final byte[] RESPONSE = "RTSP/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HTTP = "HTTP/".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> METHODS =
      Set.of(
          "OPTIONS",
          "DESCRIBE",
          "ANNOUNCE",
          "SETUP",
          "PLAY",
          "PAUSE",
          "TEARDOWN",
          "GET_PARAMETER",
          "SET_PARAMETER",
          "REDIRECT",
          "RECORD",
          "MULTITRANS");

  private static final Pattern REQUEST_END = Pattern.compile(" RTSP/[0-9.]+ *$");

  private final InputStream in;
  private final RtspLimits limits;
  private final byte[] buffer;
  private final RtspFrame frame = new RtspFrame();
  private int start;
  private int end;
  private long arrival;

  /** Whether what begins at {@code start} follows a frame or message, not garbage. */
  private boolean inStep = true;

  private int garbage;

  /** The first byte of the garbage. */
  private byte first;

  private boolean metAny;

  /** A description without a length: what comes before the next message. */
  private final ByteArrayOutputStream unframed = new ByteArrayOutputStream();

  private boolean unframedComes;

  /**
   * @param in is read as much at a time as it gives; not closed here
   */
  RtspReader(InputStream in, RtspLimits limits) {
    this.in = in;
    this.limits = limits;
    this.buffer = new byte[Math.max(ROOM, limits.headBytes() + 1)];
  }

  /**
   * The next frame or message. Blocks as the stream does. A description that came without its
   * length is the body of the response after it.
   *
   * @throws OrielException if the stream ends, or goes beyond a limit
   */
  Incoming next() throws IOException {
    while (true) {
      if (end == start && !fill()) {
        throw ended();
      }
      Incoming item = item();
      if (item != null) {
        inStep = true;
        metAny = true;
        garbage = 0;
        return item;
      }
      skip();
    }
  }

  /** What begins here, or null where it is nothing. */
  private @Nullable Incoming item() throws IOException {
    byte first = buffer[start];
    if (first == '$') {
      // Noise looks like a frame now and then; before it has answered, no camera sends one.
      return inStep || (metAny && looksLikeFrame()) ? frame() : null;
    }
    if (first == RESPONSE[0] && begins(RESPONSE)) {
      return response();
    }
    if (first == HTTP[0] && !metAny && garbage == 0 && begins(HTTP)) {
      throw foreign();
    }
    return inStep && isRequest() ? request() : null;
  }

  private boolean looksLikeFrame() throws IOException {
    require(FRAME_HEAD + 1);
    return (buffer[start + 1] & 0xff) < MOST_CHANNELS
        && frameLength() >= RTP_HEAD
        && (buffer[start + FRAME_HEAD] & 0xc0) == 0x80;
  }

  private RtspFrame frame() throws IOException {
    require(FRAME_HEAD);
    int length = frameLength();
    require(FRAME_HEAD + length);
    frame.set(buffer, buffer[start + 1] & 0xff, start + FRAME_HEAD, length, arrival);
    start += FRAME_HEAD + length;
    return frame;
  }

  private int frameLength() {
    return (buffer[start + 2] & 0xff) << 8 | (buffer[start + 3] & 0xff);
  }

  private boolean begins(byte[] with) throws IOException {
    for (int i = 1; i < with.length; i++) {
      require(i + 1);
      if (buffer[start + i] != with[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean isRequest() throws IOException {
    for (int i = 0; i <= LONGEST_METHOD; i++) {
      require(i + 1);
      byte b = buffer[start + i];
      if (b == ' ') {
        return METHODS.contains(text(start, i)) || (i > 0 && isRequestLine(i));
      }
      if ((b < 'A' || b > 'Z') && b != '_') {
        return false;
      }
    }
    return false;
  }

  /** Whether the line ends as that of a request does, of whatever method. */
  private boolean isRequestLine(int from) throws IOException {
    int at = from;
    for (byte b = ' '; b != '\n'; at++) {
      if (at > limits.lineBytes()) {
        return false;
      }
      require(at + 1);
      b = buffer[start + at];
      if (b != '\n' && b != '\r' && (b < ' ' || b > '~')) {
        return false;
      }
    }
    return REQUEST_END.matcher(text(start, at)).find();
  }

  private RtspResponse response() throws IOException {
    List<String> head = head();
    String[] words = head.getFirst().split(" +", 3);
    if (words.length < 2 || !words[1].matches("[1-9][0-9]{2}")) {
      throw malformed(Detail.of("answered-with-no-status"));
    }
    RtspHeaders headers = RtspHeaders.parse(head.subList(1, head.size()));
    byte[] framed = body(headers);
    byte[] body = framed.length == 0 ? unframed.toByteArray() : framed;
    unframed.reset();
    unframedComes = body.length == 0 && isDescription(headers);
    return new RtspResponse(Integer.parseInt(words[1]), headers, body);
  }

  /** Some cameras do not say how long it is, or that it is empty. */
  private static boolean isDescription(RtspHeaders headers) {
    String type = headers.first("Content-Type").orElse("");
    return type.toLowerCase(Locale.ROOT).startsWith("application/sdp");
  }

  private RtspRequest request() throws IOException {
    List<String> head = head();
    String[] words = head.getFirst().split(" +", 3);
    RtspHeaders headers = RtspHeaders.parse(head.subList(1, head.size()));
    return new RtspRequest(words[0], words.length > 1 ? words[1] : "*", headers, body(headers));
  }

  /**
   * The lines before the first empty one; one of blanks is not, some cameras send those. Consumes
   * nothing before all of them are there.
   */
  private List<String> head() throws IOException {
    List<String> lines = new ArrayList<>();
    int line = 0;
    for (int at = 0; ; at++) {
      if (at >= limits.headBytes() || at - line > limits.lineBytes()) {
        throw malformed(Detail.of("answered-with-too-long-a-head"));
      }
      require(at + 1);
      if (buffer[start + at] != '\n') {
        continue;
      }
      int from = start + line;
      int length = at - line;
      boolean empty = length == 0 || (length == 1 && buffer[from] == '\r');
      boolean continued = length > 0 && (buffer[from] == ' ' || buffer[from] == '\t');
      String text = text(from, length).strip();
      line = at + 1;
      if (empty) {
        start += line;
        return lines;
      }
      if (lines.size() >= limits.headLines()) {
        throw malformed(Detail.of("answered-with-too-many-headers"));
      }
      lines.add(continued ? " " + text : text);
    }
  }

  private byte[] body(RtspHeaders headers) throws IOException {
    List<String> lengths = headers.all("Content-Length").stream().distinct().toList();
    if (lengths.isEmpty()) {
      return new byte[0];
    }
    int length = headers.number("Content-Length").orElse(-1);
    if (lengths.size() > 1 || length < 0) {
      throw malformed(Detail.of("answered-with-no-sound-length"));
    }
    if (length > limits.bodyBytes()) {
      throw malformed(Detail.of("answered-with-too-long-a-body"));
    }
    byte[] body = new byte[length];
    for (int got = 0; got < length; ) {
      require(1);
      int piece = Math.min(end - start, length - got);
      System.arraycopy(buffer, start, body, got, piece);
      start += piece;
      got += piece;
    }
    return body;
  }

  private void skip() throws OrielException {
    byte skipped = buffer[start++];
    first = garbage == 0 ? skipped : first;
    if (unframedComes && unframed.size() < limits.bodyBytes()) {
      unframed.write(skipped);
    }
    if (skipped != '\r' && skipped != '\n') {
      inStep = false;
    }
    if (++garbage > limits.garbageBytes()) {
      throw metAny ? malformed(Detail.of("sent-other-bytes-between-frames")) : foreign();
    }
  }

  /** What answered is no RTSP camera, or one that wants to be spoken to by TLS. */
  private OrielException foreign() {
    return new OrielException(
        Problem.NOT_A_STREAM,
        first == TLS_ALERT ? Detail.of("answered-with-tls") : Detail.of("answered-without-rtsp"));
  }

  /** A piece of a head; no control character passes, so that nothing repeated can end a line. */
  private String text(int from, int length) {
    String text = new String(buffer, from, length, StandardCharsets.ISO_8859_1);
    return text.chars().anyMatch(Character::isISOControl)
        ? text.replaceAll("[\\x00-\\x1f\\x7f]", " ")
        : text;
  }

  /** Waits until so many bytes are there. */
  private void require(int count) throws IOException {
    while (end - start < count) {
      if (!fill()) {
        throw metAny || garbage == 0
            ? new OrielException(
                Problem.CONNECTION_LOST, Detail.of("ended-in-the-middle-of-a-message"))
            : foreign();
      }
    }
  }

  private OrielException ended() {
    return metAny || garbage == 0
        ? new OrielException(Problem.STREAM_ENDED, Detail.of("ended-the-stream"))
        : foreign();
  }

  /** Reads what there is; false at the end. */
  private boolean fill() throws IOException {
    if (start == end) {
      start = 0;
      end = 0;
    } else if (end == buffer.length) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int got = in.read(buffer, end, buffer.length - end);
    arrival = System.nanoTime();
    end += Math.max(got, 0);
    return got >= 0;
  }

  private static OrielException malformed(Detail detail) {
    return new OrielException(Problem.MALFORMED, detail);
  }
}
