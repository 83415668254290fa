package app.oriel.http;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.http.Swallowed.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Pulls one part at a time off an endless multipart body. A part is returned as soon as its last
 * byte is there; only what announces its length is taken, and the length is checked before anything
 * is allocated. Not for several threads.
 *
 * <p>What belongs to no part is skipped up to the next delimiter and counted: other bytes, a head
 * that cannot be read, a body that is not as long as it said. Where no part comes for three
 * seconds, or for more bytes than the largest part has, the stream is given up.
 *
 * <p>A Kasa camera declares the boundary {@code data-boundary--}, so that each delimiter line looks
 * like the closing one of RFC 2046: only the declared boundary tells what a line is.
 */
public final class MultipartReader {
  private static final Detail OTHER_LENGTH =
      Detail.of("sent-a-part-of-another-length-than-it-said");
  private static final Detail NO_PART = Detail.of("sent-no-part-only-other-bytes");
  private static final Detail BLANK = Detail.of("sent-no-part-only-blank-lines");
  private static final Detail LONG_LINE = Detail.of("sent-too-long-a-line");
  private static final Detail MANY_HEADERS = Detail.of("sent-a-part-with-too-many-headers");

  /** Room for a body that announces more than any before it, until its bytes are there. */
  private static final int FIRST_ROOM = 256 << 10;

  private static final int MOST_ROOM = 1 << 20;

  /** No part is shorter with its head, so none is missing where less was skipped. */
  private static final int SHORTEST_PART = 64;

  /** What may stand behind a delimiter, or between a body and the next one. */
  private static final int MOST_BLANK = 64;

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  private final LineBuffer lines;
  private final Limits limits;
  private final LongSupplier nanoTime;
  private final PartHead head;
  private final Swallowed swallowed;
  private @Nullable Delimiter delimiter;

  /** What the delimiter is where a camera declares it whole, with its two hyphens. */
  private final @Nullable Delimiter declaredWhole;

  private int room = FIRST_ROOM;
  private boolean started;

  /** Whether what comes now is skipped up to the next delimiter. */
  private boolean astray;

  // Since the last whole part: what was wrong first, and since when something was skipped.
  private @Nullable Detail damage;
  private boolean fruitless;
  private long fruitlessSince;
  private long lastPartEnd;

  private long damages;
  private boolean partsMissing;

  /**
   * @param boundary as the Content-Type declares it; null where it declares none, then the first
   *     line that begins with two hyphens is the delimiter
   */
  public MultipartReader(InputStream in, @Nullable String boundary, Limits limits) {
    this(in, boundary, limits, System::nanoTime);
  }

  MultipartReader(InputStream in, @Nullable String boundary, Limits limits, LongSupplier nanoTime) {
    this.lines = new LineBuffer(in, limits.lineBytes(), limits.partBytes());
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.head = new PartHead(limits.partBytes());
    this.swallowed = new Swallowed(limits.partBytes());
    String declared = boundary == null ? "" : boundary;
    this.delimiter = declared.isEmpty() ? null : delimiter("--" + declared);
    this.declaredWhole =
        declared.length() > 2 && declared.startsWith("--") ? delimiter(declared) : null;
  }

  private static Delimiter delimiter(String line) {
    return new Delimiter(line.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * The next part. Blocks until it is whole.
   *
   * @throws OrielException where the stream ends, or nothing in it is a part any more; whatever the
   *     stream throws is thrown on
   */
  public Part next() throws IOException {
    partsMissing = false;
    while (true) {
      Delimiter between = findDelimiter();
      byte[] body = readHead() ? readBody(head.length(), between) : null;
      if (body != null) {
        damage = null;
        fruitless = false;
        lastPartEnd = lines.offset();
        return new Part(head.headers(), body);
      }
    }
  }

  /** How often something had to be skipped so far. */
  public long damages() {
    return damages;
  }

  /** Whether parts may be missing between the last two that were returned. */
  public boolean partsMissing() {
    return partsMissing;
  }

  private Delimiter findDelimiter() throws IOException {
    Delimiter known = delimiter;
    if (!started || known == null) {
      known = findFirst();
      delimiter = known;
      started = true;
    } else if (astray || !isNext(known)) {
      skipTo(known);
    }
    astray = false;
    return known;
  }

  private Delimiter findFirst() throws IOException {
    boolean cut = false;
    while (true) {
      switch (lines.readEnd(tail())) {
        case END -> throw ended(Detail.of("ended-before-the-first-part"));
        case TOO_LONG -> cut = true;
        case LINE -> {
          Delimiter found = firstIn(cut);
          if (found != null) {
            return found;
          }
          cut = false;
        }
      }
      boolean blank = !cut && lines.lineStart() == lines.trimmedEnd();
      if (!blank || lines.offset() > limits.garbageBytes()) {
        damage = NO_PART;
      }
      skipped();
    }
  }

  /** The delimiter that the line is or ends with. */
  private @Nullable Delimiter firstIn(boolean cut) {
    byte[] bytes = lines.bytes();
    int from = lines.lineStart();
    int to = lines.trimmedEnd();
    if (delimiter == null) {
      boolean hyphens = !cut && to - from > 2 && bytes[from] == '-' && bytes[from + 1] == '-';
      return hyphens ? new Delimiter(Arrays.copyOfRange(bytes, from, to)) : null;
    }
    if (delimiter.ends(bytes, from, to)) {
      return delimiter;
    }
    // Some cameras declare the whole delimiter as the boundary.
    boolean whole = declaredWhole != null && declaredWhole.ends(bytes, from, to);
    return whole ? declaredWhole : null;
  }

  /** Whether only blank lines stand before the delimiter; what else is there is not taken. */
  private boolean isNext(Delimiter known) throws IOException {
    for (int blank = 0; blank <= limits.garbageBytes(); blank++) {
      switch (lines.read()) {
        case END -> throw ended(Detail.of("ended-the-stream"));
        case TOO_LONG -> {
          return goAstray(OTHER_LENGTH, true);
        }
        case LINE -> {
          if (known.is(lines.bytes(), lines.lineStart(), lines.trimmedEnd())) {
            return true;
          }
          if (known.closes(lines.bytes(), lines.lineStart(), lines.trimmedEnd())) {
            throw ended(Detail.of("ended-the-stream"));
          }
          if (lines.lineStart() < lines.trimmedEnd()) {
            lines.unread();
            // A body that was as long as it said ends with its line.
            return goAstray(OTHER_LENGTH, blank == 0);
          }
        }
      }
    }
    return goAstray(BLANK, false);
  }

  /** Skips to the end of the next delimiter, whatever stands before it. */
  private void skipTo(Delimiter known) throws IOException {
    long from = lines.offset();
    while (true) {
      switch (lines.readEnd(tail())) {
        case END -> throw ended(Detail.of("ended-the-stream"));
        case TOO_LONG -> {}
        case LINE -> {
          if (known.ends(lines.bytes(), lines.lineStart(), lines.trimmedEnd())) {
            partsMissing |= lines.offset() - from - known.length() > SHORTEST_PART;
            return;
          }
        }
      }
      skipped();
    }
  }

  /** So much of a line's end may be the delimiter. */
  private int tail() {
    return delimiter == null ? 0 : delimiter.length() + MOST_BLANK;
  }

  private boolean readHead() throws IOException {
    head.begin();
    for (int count = 0; count <= limits.headLines(); count++) {
      switch (lines.read()) {
        case END -> throw cutOff();
        case TOO_LONG -> {
          return goAstray(LONG_LINE, true);
        }
        case LINE -> {
          Detail fault =
              lines.lineStart() == lines.lineEnd()
                  ? head.end()
                  : head.add(lines.bytes(), lines.lineStart(), lines.lineEnd());
          if (fault != null) {
            lines.unread(); // it may be the next delimiter
            return goAstray(fault, true);
          }
          if (lines.lineStart() == lines.lineEnd()) {
            return true;
          }
        }
      }
    }
    return goAstray(MANY_HEADERS, true);
  }

  /** The body, or null where it is not as long as its head said. */
  private byte @Nullable [] readBody(int length, Delimiter between) throws IOException {
    byte[] body = new byte[Math.min(length, room)];
    int done = 0;
    Verdict verdict = Verdict.NOTHING;
    swallowed.begin();
    while (done < length && verdict != Verdict.PARTS) {
      if (done == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(length, 2L * done));
      }
      int got = lines.read(body, done, body.length - done);
      if (got < 0 && swallowed.in(body, done, between) == Verdict.NOTHING) {
        throw cutOff();
      }
      if (got < 0) {
        return lies(body, swallowed.found(), done);
      }
      done += got;
      if (done < length && !lines.hasMore()) {
        verdict = swallowed.in(body, done, between); // before anything is waited for
      }
    }
    int other = verdict == Verdict.PARTS ? swallowed.found() : endOfAnother(body, done, between);
    if (other >= 0) {
      return lies(body, other, done);
    }
    room = Math.max(room, Math.min(length, MOST_ROOM));
    return body;
  }

  /** Where a body really ends that is followed by what it should not be; -1 where all is well. */
  private int endOfAnother(byte[] body, int length, Delimiter between) throws IOException {
    if (lines.shows(between)) {
      return -1;
    }
    Verdict verdict = swallowed.in(body, length, between);
    int begun = verdict == Verdict.NOTHING ? between.begunIn(body, length) : swallowed.found();
    boolean whole =
        switch (verdict) {
          case PARTS -> false;
          case PERHAPS -> !swallowed.endsWithPart() && isFollowedBy(between);
          case NOTHING -> begun < 0 ? mayEndHere() : isFollowedBy(between);
        };
    return whole ? -1 : begun < 0 ? length : begun;
  }

  /** Whether a line ends here or a delimiter begins, or nothing is there yet. */
  private boolean mayEndHere() throws IOException {
    int first = lines.peek(0, false);
    int second = first == '\r' || first == '-' ? lines.peek(1, false) : LineBuffer.NONE;
    return switch (first) {
      case '\r' -> second == LineBuffer.NONE || second == '\n';
      case '-' -> second == LineBuffer.NONE || second == '-';
      default -> first == LineBuffer.NONE || first == '\n';
    };
  }

  /** Whether the delimiter comes next, or the stream's end, however long that takes. */
  private boolean isFollowedBy(Delimiter between) throws IOException {
    int blank = 0;
    int next = lines.peek(0, true);
    while (blank < MOST_BLANK && (next == '\r' || next == '\n')) {
      next = lines.peek(++blank, true);
    }
    for (int i = 0; i < between.length(); i++) {
      next = lines.peek(blank + i, true);
      if (next != between.at(i)) {
        return next == LineBuffer.NONE;
      }
    }
    return true;
  }

  /** The body is not as long as it said; what it holds of other parts is read once more. */
  private byte @Nullable [] lies(byte[] body, int from, int done) throws OrielException {
    goAstray(OTHER_LENGTH, true);
    if (!lines.takesBack(body.length)) {
      throw malformed();
    }
    lines.putBack(body, from, done);
    return null;
  }

  /** From here on all is skipped up to the next delimiter; always false. */
  private boolean goAstray(Detail what, boolean missing) throws OrielException {
    astray = true;
    damages++;
    partsMissing |= missing;
    damage = damage == null ? what : damage;
    skipped();
    return false;
  }

  /** Bears what belongs to no part, for a while. */
  private void skipped() throws OrielException {
    if (!fruitless) {
      fruitless = true;
      fruitlessSince = nanoTime.getAsLong();
    } else if (nanoTime.getAsLong() - fruitlessSince > PATIENCE
        || lines.offset() - lastPartEnd > (long) limits.partBytes() + limits.garbageBytes()) {
      throw malformed();
    }
  }

  private OrielException ended(Detail how) {
    if (damage != null) {
      return malformed();
    }
    return lines.isEmpty() ? new OrielException(Problem.STREAM_ENDED, how) : cutOff();
  }

  private OrielException cutOff() {
    return damage == null
        ? new OrielException(Problem.CONNECTION_LOST, Detail.of("ended-in-the-middle-of-a-part"))
        : malformed();
  }

  private OrielException malformed() {
    return new OrielException(Problem.MALFORMED, damage == null ? NO_PART : damage);
  }
}
