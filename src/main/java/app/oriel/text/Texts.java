package app.oriel.text;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one language. Every text of the window and of the command line comes from here; a
 * missing key is a mistake that the tests find. A make of cameras may have words of its own for
 * some keys, in a bundle that is named after the scheme of its URLs. For any thread.
 */
public final class Texts {
  private static final String HOME = "app.oriel.text.";
  private static final String MAKES = HOME + "makes.";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle words;
  private final ResourceBundle problems;
  private final DateTimeFormatter moment;
  private final Map<String, Optional<ResourceBundle>> makes = new ConcurrentHashMap<>();

  private Texts(String bundle, Locale locale) {
    this.locale = locale;
    this.words = ResourceBundle.getBundle(HOME + bundle, locale, NO_FALLBACK);
    this.problems = ResourceBundle.getBundle(HOME + "problems", locale, NO_FALLBACK);
    this.moment =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .withZone(ZoneId.systemDefault());
  }

  /** The window's texts. */
  public static Texts window(Locale locale) {
    return new Texts("window", locale);
  }

  /** The command line's texts. */
  public static Texts commands(Locale locale) {
    return new Texts("commands", locale);
  }

  /** The language that a tag names, in any case and with either hyphen: {@code zh-CN}. */
  public static Optional<Locale> language(String tag) {
    return switch (tag.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "en" -> Optional.of(Locale.ENGLISH);
      case "zh", "zh-cn" -> Optional.of(Locale.SIMPLIFIED_CHINESE);
      default -> Optional.empty();
    };
  }

  /** The language these texts are in. */
  public Locale locale() {
    return locale;
  }

  /** The texts as a bundle, for a library that looks words up by itself. */
  public ResourceBundle words() {
    return words;
  }

  /**
   * The text of a key.
   *
   * @param values what goes into its places {@code {0}}, {@code {1}} …
   */
  public String get(String key, Object... values) {
    return format(words, key, values);
  }

  /**
   * The text of a key, or the one that cameras of a make have instead of it.
   *
   * @param make the scheme of their URL
   */
  public String particular(String key, String make) {
    return format(particular(words, key, make), key);
  }

  private ResourceBundle particular(ResourceBundle usual, String key, String make) {
    return makes
        .computeIfAbsent(make, this::wordsOf)
        .filter(own -> own.containsKey(key))
        .orElse(usual);
  }

  private Optional<ResourceBundle> wordsOf(String make) {
    if (!make.matches("[a-z][a-z0-9]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ResourceBundle.getBundle(MAKES + make, locale, NO_FALLBACK));
    } catch (MissingResourceException e) {
      // A make that needs none.
      return Optional.empty();
    }
  }

  /** What failed, in one sentence, on the camera of this name. */
  public String problem(OrielException failure, String camera) {
    return problem(failure.problem(), camera);
  }

  /** What failed, in one sentence, on the camera of this name. */
  public String problem(Problem problem, String camera) {
    return format(problems, problem.name() + ".message", camera);
  }

  /** What the camera answered or did; one printable line. */
  public String detail(OrielException failure) {
    return detail(failure.detail());
  }

  /** What was met with; one printable line. */
  public String detail(Detail detail) {
    return Detail.printable(words(detail));
  }

  private String words(Detail detail) {
    return format(
        problems, "detail." + detail.key(), detail.values().stream().map(this::word).toArray());
  }

  private Object word(Object value) {
    return switch (value) {
      case Detail inner -> words(inner);
      // Java writes a narrow blank there that some terminals cannot show.
      case Instant time -> moment.format(time).replace('\u202f', ' ');
      default -> value;
    };
  }

  /** What the user can do about it, whatever the camera. */
  public String advice(Problem problem) {
    return advice(problem, "");
  }

  /**
   * What the user can do about it.
   *
   * @param make the scheme of the camera's URL, for what is particular to such cameras; empty where
   *     it is not known
   */
  public String advice(Problem problem, String make) {
    String key = problem.name() + ".advice";
    return format(particular(problems, key, make), key);
  }

  /** One or two words for a small label. */
  public String label(Problem problem) {
    return format(problems, problem.name() + ".label");
  }

  private String format(ResourceBundle bundle, String key, Object... values) {
    String pattern = bundle.getString(key);
    // In the bundles an apostrophe is an apostrophe; MessageFormat would take it for a quote.
    return values.length == 0
        ? pattern
        : new MessageFormat(pattern.replace("'", "''"), locale).format(values);
  }
}
