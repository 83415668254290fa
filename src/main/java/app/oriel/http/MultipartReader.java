package app.oriel.http;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pulls one part at a time off an endless multipart body. A part is returned as soon as its last
 * byte is there; only what announces its length is taken, and the length is checked before anything
 * is allocated. Not for several threads.
 *
 * <p>A Kasa camera declares the boundary {@code data-boundary--}, so that each delimiter line looks
 * like the closing one of RFC 2046: only the declared boundary tells what a line is.
 */
public final class MultipartReader {
  private static final int BUFFER = 16 << 10;

  private final InputStream in;
  private final Limits limits;
  private final byte[] buffer;
  private int next;
  private int end;
  private byte @Nullable [] delimiter;
  private boolean started;

  /** Where the line last read lies in the buffer, without its end. */
  private int lineStart;

  private int lineEnd;

  /**
   * @param boundary as the Content-Type declares it; null where it declares none, then the first
   *     line that begins with two hyphens is the delimiter
   */
  public MultipartReader(InputStream in, @Nullable String boundary, Limits limits) {
    this.in = in;
    this.limits = limits;
    this.buffer = new byte[Math.max(BUFFER, limits.lineBytes() + 2)];
    this.delimiter =
        boundary == null || boundary.isEmpty()
            ? null
            : ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * The next part. Blocks until it is whole.
   *
   * @throws CameraException where the stream ends or is none; whatever the stream throws is thrown
   *     on
   */
  public Part next() throws IOException {
    if (started) {
      findNextDelimiter();
    } else {
      findFirstDelimiter();
      started = true;
    }
    Headers headers = readHead();
    return new Part(headers, readBody(lengthIn(headers)));
  }

  private void findFirstDelimiter() throws IOException {
    for (int seen = 0; seen <= limits.garbageBytes(); ) {
      if (!readLine()) {
        throw new CameraException(Problem.STREAM_ENDED, Detail.of("ended-before-the-first-part"));
      }
      if (isFirstDelimiter()) {
        return;
      }
      seen += lineEnd - lineStart + 1;
    }
    throw malformed(Detail.of("sent-no-part-only-other-bytes"));
  }

  private boolean isFirstDelimiter() {
    int length = trimmedEnd() - lineStart;
    boolean hyphens = length > 2 && buffer[lineStart] == '-' && buffer[lineStart + 1] == '-';
    if (delimiter == null && hyphens) {
      delimiter = Arrays.copyOfRange(buffer, lineStart, trimmedEnd());
      return true;
    }
    if (delimiter != null && hyphens && isDeclaredWithHyphens()) {
      delimiter = Arrays.copyOfRange(delimiter, 2, delimiter.length);
      return true;
    }
    return isDelimiter();
  }

  /** Some cameras declare the whole delimiter, with its two hyphens, as the boundary. */
  private boolean isDeclaredWithHyphens() {
    byte[] declared = delimiter;
    return declared != null
        && declared.length > 4
        && declared[2] == '-'
        && declared[3] == '-'
        && Arrays.equals(declared, 2, declared.length, buffer, lineStart, trimmedEnd());
  }

  private void findNextDelimiter() throws IOException {
    for (int blank = 0; blank <= limits.garbageBytes(); blank++) {
      if (!readLine()) {
        throw new CameraException(Problem.STREAM_ENDED, Detail.of("ended-the-stream"));
      }
      if (isDelimiter()) {
        return;
      }
      if (isClosingDelimiter()) {
        throw new CameraException(Problem.STREAM_ENDED, Detail.of("ended-the-stream"));
      }
      if (trimmedEnd() > lineStart) {
        throw malformed(Detail.of("sent-a-part-of-another-length-than-it-said"));
      }
    }
    throw malformed(Detail.of("sent-no-part-only-blank-lines"));
  }

  private boolean isDelimiter() {
    return delimiter != null
        && Arrays.equals(delimiter, 0, delimiter.length, buffer, lineStart, trimmedEnd());
  }

  private boolean isClosingDelimiter() {
    int stop = trimmedEnd();
    return delimiter != null
        && stop - lineStart == delimiter.length + 2
        && buffer[stop - 1] == '-'
        && buffer[stop - 2] == '-'
        && Arrays.equals(delimiter, 0, delimiter.length, buffer, lineStart, stop - 2);
  }

  private Headers readHead() throws IOException {
    List<Headers.Field> fields = new ArrayList<>(6);
    for (int lines = 0; lines <= limits.headLines(); lines++) {
      if (!readLine()) {
        throw cutOff();
      }
      if (lineStart == lineEnd) {
        return new Headers(fields);
      }
      fields.add(field());
    }
    throw malformed(Detail.of("sent-a-part-with-too-many-headers"));
  }

  private Headers.Field field() throws CameraException {
    int colon = -1;
    for (int i = lineStart; i < lineEnd; i++) {
      if (buffer[i] == 0) {
        throw malformed(Detail.of("sent-a-part-with-a-nul-in-its-headers"));
      }
      if (buffer[i] == ':' && colon < 0) {
        colon = i;
      }
    }
    if (colon <= lineStart) {
      throw malformed(Detail.of("sent-a-part-with-a-header-that-is-none"));
    }
    return new Headers.Field(text(lineStart, colon), text(colon + 1, lineEnd));
  }

  private String text(int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1).strip();
  }

  private int lengthIn(Headers headers) throws CameraException {
    String length = null;
    for (Headers.Field field : headers.fields()) {
      if (field.name().equalsIgnoreCase("Content-Length")) {
        if (length != null && !length.equals(field.value())) {
          throw malformed(Detail.of("sent-a-part-with-two-lengths"));
        }
        length = field.value();
      }
    }
    if (length == null) {
      throw malformed(Detail.of("sent-a-part-without-a-length"));
    }
    return parsedLength(length);
  }

  private int parsedLength(String text) throws CameraException {
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw malformed(Detail.of("sent-a-part-with-a-length-that-is-no-number"));
      }
      length = length * 10 + digit;
      if (length > limits.partBytes()) {
        throw malformed(Detail.of("announced-too-large-a-part"));
      }
    }
    if (text.isEmpty()) {
      throw malformed(Detail.of("sent-a-part-without-a-length"));
    }
    return (int) length;
  }

  private byte[] readBody(int length) throws IOException {
    byte[] body = new byte[length];
    int done = Math.min(length, end - next);
    System.arraycopy(buffer, next, body, 0, done);
    next += done;
    while (done < length) {
      int got = in.read(body, done, length - done);
      if (got < 0) {
        throw cutOff();
      }
      done += got;
    }
    return body;
  }

  /**
   * Reads up to the next line feed. The line stays in the buffer until the next call.
   *
   * @return false where the stream ended right before the line
   */
  private boolean readLine() throws IOException {
    int at = next;
    while (true) {
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      if (at - next > limits.lineBytes()) {
        throw malformed(Detail.of("sent-too-long-a-line"));
      }
      if (at < end) {
        lineStart = next;
        lineEnd = at > next && buffer[at - 1] == '\r' ? at - 1 : at;
        next = at + 1;
        return true;
      }
      at -= makeRoom();
      int got = in.read(buffer, end, buffer.length - end);
      if (got < 0) {
        return endOfStream();
      }
      end += got;
    }
  }

  /** Moves what is unread to the front; returns by how much. */
  private int makeRoom() {
    int moved = next;
    System.arraycopy(buffer, next, buffer, 0, end - next);
    next = 0;
    end -= moved;
    return moved;
  }

  private boolean endOfStream() throws CameraException {
    boolean onlyLineEnd = end == next || (end - next == 1 && buffer[next] == '\r');
    if (!onlyLineEnd) {
      throw cutOff();
    }
    return false;
  }

  private int trimmedEnd() {
    int stop = lineEnd;
    while (stop > lineStart && (buffer[stop - 1] == ' ' || buffer[stop - 1] == '\t')) {
      stop--;
    }
    return stop;
  }

  private static CameraException cutOff() {
    return new CameraException(Problem.CONNECTION_LOST, Detail.of("ended-in-the-middle-of-a-part"));
  }

  private static CameraException malformed(Detail detail) {
    return new CameraException(Problem.MALFORMED, detail);
  }
}
