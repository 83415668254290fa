package app.oriel.http;

import app.oriel.camera.Detail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header lines of one part, read one by one. Used again for each part. */
final class PartHead {
  private static final Detail NUL = Detail.of("sent-a-part-with-a-nul-in-its-headers");
  private static final Detail NO_HEADER = Detail.of("sent-a-part-with-a-header-that-is-none");
  private static final Detail TWO_LENGTHS = Detail.of("sent-a-part-with-two-lengths");
  private static final Detail NO_LENGTH = Detail.of("sent-a-part-without-a-length");
  private static final Detail NO_NUMBER = Detail.of("sent-a-part-with-a-length-that-is-no-number");
  private static final Detail TOO_LARGE = Detail.of("announced-too-large-a-part");

  private final int partBytes;
  private final List<Headers.Field> fields = new ArrayList<>(8);
  private int length;

  /**
   * @param partBytes the longest body that is taken
   */
  PartHead(int partBytes) {
    this.partBytes = partBytes;
  }

  /** Another head begins. */
  void begin() {
    fields.clear();
    length = 0;
  }

  /**
   * Takes one line, without its end.
   *
   * @return what is wrong with it, or null
   */
  @Nullable Detail add(byte[] in, int from, int to) {
    int colon = -1;
    for (int i = from; i < to; i++) {
      if (in[i] == 0) {
        return NUL;
      }
      if (in[i] == ':' && colon < 0) {
        colon = i;
      }
    }
    if (colon <= from) {
      return NO_HEADER;
    }
    fields.add(new Headers.Field(text(in, from, colon), text(in, colon + 1, to)));
    return null;
  }

  private static String text(byte[] in, int from, int to) {
    return new String(in, from, to - from, StandardCharsets.ISO_8859_1).strip();
  }

  /**
   * No more lines come.
   *
   * @return what is wrong with the length, or null
   */
  @Nullable Detail end() {
    String told = null;
    for (Headers.Field field : fields) {
      if (field.name().equalsIgnoreCase("Content-Length")) {
        if (told != null && !told.equals(field.value())) {
          return TWO_LENGTHS;
        }
        told = field.value();
      }
    }
    return told == null || told.isEmpty() ? NO_LENGTH : takeLength(told);
  }

  private @Nullable Detail takeLength(String text) {
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NO_NUMBER;
      }
      number = number * 10 + digit;
      if (number > partBytes) {
        return TOO_LARGE;
      }
    }
    length = (int) number;
    return null;
  }

  /** How long the body is, once {@link #end} found nothing wrong. */
  int length() {
    return length;
  }

  Headers headers() {
    return new Headers(fields);
  }
}
