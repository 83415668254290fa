package app.oriel.simulator.ipc;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what one client says: requests, and the binary frames between them. */
final class RtspInput {
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 64;
  private static final int LARGEST_BODY = 64 << 10;

  private final InputStream in;
  private final Frames frames;

  /** Takes binary frames. */
  interface Frames {
    void frame(int channel, byte[] bytes) throws InterruptedException;

    /** The client left inside a frame. */
    void cutShort();
  }

  /**
   * @param frames called by {@link #next}, in order
   */
  RtspInput(InputStream in, Frames frames) {
    this.in = new BufferedInputStream(in);
    this.frames = frames;
  }

  /**
   * The next request, or null where the client said goodbye; hands on binary frames. Blocks.
   *
   * @throws ProtocolException if what comes is no request
   */
  @Nullable RtspRequest next() throws IOException, InterruptedException {
    int first = in.read();
    while (first == '$' || first == '\r' || first == '\n') {
      if (first == '$') {
        handOnFrame();
      }
      first = in.read();
    }
    return first < 0 ? null : request((char) first);
  }

  private void handOnFrame() throws IOException, InterruptedException {
    byte[] head;
    byte[] bytes;
    try {
      head = exactly(3);
      bytes = exactly(((head[1] & 0xff) << 8) | (head[2] & 0xff));
    } catch (IOException e) {
      frames.cutShort();
      throw e;
    }
    frames.frame(head[0] & 0xff, bytes);
  }

  private RtspRequest request(char first) throws IOException {
    String[] words = (first + line()).split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("RTSP/")) {
      throw new ProtocolException("not a request line");
    }
    Map<String, String> headers = headers();
    int length = length(headers.getOrDefault("content-length", "0"));
    String body = new String(exactly(length), StandardCharsets.UTF_8);
    return new RtspRequest(words[0], words[1], headers, body);
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() == MOST_HEADERS) {
        throw new ProtocolException("not a header");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static int length(String text) throws ProtocolException {
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > LARGEST_BODY) {
      throw new ProtocolException("a body too long");
    }
    return Integer.parseInt(text);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the client left in mid-request");
      }
      if (line.length() == LONGEST_LINE) {
        throw new ProtocolException("a line too long");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the client left in mid-request");
    }
    return bytes;
  }
}
