package app.oriel.camera;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What exactly was met with, as a value, so that each language can say it: the words stand in the
 * resource bundles under {@code detail.} and the key. Never holds a secret.
 *
 * @param key words joined by hyphens, which make sense in a log too
 * @param values what goes into the places of the words: texts, times and other details
 */
public record Detail(String key, List<Object> values) {
  private static final int LONGEST = 200;

  /** With a copy of the values. */
  public Detail {
    values = List.copyOf(values);
  }

  /**
   * A detail of this key.
   *
   * @param values times and details are kept for each language to write; all else goes in as it
   *     prints, so that no language groups the digits of a port
   */
  public static Detail of(String key, Object... values) {
    return new Detail(key, Arrays.stream(values).map(Detail::kept).toList());
  }

  /** What a library or the system said, in its own words. */
  public static Detail said(Throwable failure) {
    String message = failure.getMessage();
    return Detail.of(
        "said",
        message == null || message.isBlank() ? failure.getClass().getSimpleName() : message);
  }

  private static Object kept(Object value) {
    return value instanceof Detail || value instanceof Instant ? value : String.valueOf(value);
  }

  /**
   * A text as one line to show: cut to 200 characters, and without what moves a terminal's cursor,
   * ends a line or turns the text around, because cameras choose some of it.
   */
  public static String printable(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, end(text)) + "…" : text;
    return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }

  private static int end(String text) {
    boolean inTwo = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return inTwo ? LONGEST - 1 : LONGEST;
  }

  /** The key's words and the values, for logs; one printable line. */
  @Override
  public String toString() {
    return printable(plain());
  }

  private String plain() {
    String words = key.replaceAll("[-.]", " ");
    return values.isEmpty()
        ? words
        : values.stream().map(Detail::plain).collect(Collectors.joining(", ", words + " ", ""));
  }

  private static String plain(Object value) {
    return switch (value) {
      case Detail inner -> inner.plain();
      case Instant time -> time.truncatedTo(ChronoUnit.SECONDS).toString();
      default -> value.toString();
    };
  }
}
