package app.oriel.http;

/**
 * Whether the body of a part holds the parts behind it, because it is shorter than its length says.
 * A picture may hold anything, so what looks like a delimiter proves nothing; a whole part between
 * two delimiters does. Used again for each part.
 */
final class Swallowed {
  private static final int LONGEST_HEAD = 1024;
  private static final int MOST_BLANK = 64;

  private final PartHead head;
  private Verdict verdict = Verdict.NOTHING;
  private int searched;
  private int found = -1;

  private boolean endsWithPart;

  /** Fewer bytes than this tell no more. */
  private long needed;

  enum Verdict {
    /** There is no delimiter, or one that no part follows. */
    NOTHING,
    /** There is a delimiter, and what is behind it begins like a part. */
    PERHAPS,
    /** There is a whole part between two delimiters. */
    PARTS
  }

  /**
   * @param partBytes the longest body that a part has
   */
  Swallowed(int partBytes) {
    this.head = new PartHead(partBytes);
  }

  /** Another body begins. */
  void begin() {
    verdict = Verdict.NOTHING;
    searched = 0;
    found = -1;
    endsWithPart = false;
    needed = 0;
  }

  /** Where the first delimiter in the body begins, or -1. */
  int found() {
    return found;
  }

  /** Whether what was looked at ends just where a part behind a delimiter ends. */
  boolean endsWithPart() {
    return endsWithPart;
  }

  /** Looks at a body of which so many bytes are there: each time as many or more. */
  Verdict in(byte[] body, int there, Delimiter delimiter) {
    if (found < 0) {
      found = delimiter.indexIn(body, Math.max(0, searched - delimiter.length() + 1), there);
      searched = there;
      verdict = found < 0 ? Verdict.NOTHING : Verdict.PERHAPS;
    }
    if (verdict == Verdict.PERHAPS && there >= needed) {
      verdict = behindDelimiter(body, found + delimiter.length(), there, delimiter);
    }
    return verdict;
  }

  private Verdict behindDelimiter(byte[] body, int from, int there, Delimiter delimiter) {
    int at = lineEnd(body, from, there);
    if (at < there && body[at] != '\n') {
      return Verdict.NOTHING;
    }
    head.begin();
    while (at < there && at - from <= LONGEST_HEAD) {
      int line = at + 1;
      at = indexOfLineFeed(body, line, there);
      if (at < there) {
        int stop = at > line && body[at - 1] == '\r' ? at - 1 : at;
        if (stop == line) {
          return head.end() == null
              ? behindBody(body, at + 1L + head.length(), there, delimiter)
              : Verdict.NOTHING;
        }
        if (head.add(body, line, stop) != null) {
          return Verdict.NOTHING;
        }
      }
    }
    return at - from <= LONGEST_HEAD ? Verdict.PERHAPS : Verdict.NOTHING;
  }

  private Verdict behindBody(byte[] body, long from, int there, Delimiter delimiter) {
    endsWithPart = from == there;
    if (from >= there) {
      needed = from;
      return Verdict.PERHAPS;
    }
    int at = (int) from;
    while (at < there && at - from < MOST_BLANK && (body[at] == '\r' || body[at] == '\n')) {
      at++;
    }
    endsWithPart = at == there;
    if (!delimiter.begins(body, at, there)) {
      return Verdict.NOTHING;
    }
    int end = lineEnd(body, at + delimiter.length(), there);
    return end >= there ? Verdict.PERHAPS : body[end] == '\n' ? Verdict.PARTS : Verdict.NOTHING;
  }

  /** Beyond blanks and a carriage return. */
  private static int lineEnd(byte[] body, int from, int there) {
    int at = from;
    while (at < there && (body[at] == ' ' || body[at] == '\t')) {
      at++;
    }
    return at < there && body[at] == '\r' ? at + 1 : at;
  }

  private static int indexOfLineFeed(byte[] body, int from, int there) {
    int at = from;
    while (at < there && body[at] != '\n') {
      at++;
    }
    return at;
  }
}
