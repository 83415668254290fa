package app.oriel.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of the commands that open a window. */
public final class WindowOptions {
  @Option(names = "--full-screen", descriptionKey = "option.fullScreen")
  private boolean fullScreen;

  @Option(
      names = "--size",
      paramLabel = "1280x720",
      converter = SizeConverter.class,
      descriptionKey = "option.size")
  private @Nullable Size size;

  @Option(
      names = "--layout",
      paramLabel = "auto|1|4|9|16",
      converter = LayoutConverter.class,
      descriptionKey = "option.layout")
  private @Nullable Integer layout;

  @Option(names = "--plain", descriptionKey = "option.plain")
  private boolean plain;

  @Option(
      names = "--for",
      paramLabel = "10s",
      converter = DurationConverter.class,
      descriptionKey = "option.for")
  private @Nullable Duration time;

  @Option(names = "--headless", descriptionKey = "option.headless")
  private boolean headless;

  @Option(names = "--screenshot", paramLabel = "FILE.png", descriptionKey = "option.screenshot")
  private @Nullable Path screenshot;

  @Option(names = "--stats", paramLabel = "FILE", descriptionKey = "option.stats")
  private @Nullable Path stats;

  /** The size of the window's content, in its own pixels. */
  public record Size(int width, int height) {}

  /** Whether the window fills the screen. */
  public boolean fullScreen() {
    return fullScreen;
  }

  /** The wanted size of the content. */
  public Optional<Size> size() {
    return Optional.ofNullable(size);
  }

  /** How many tiles to show at once, 0 for as many as there are; empty where none was asked for. */
  public Optional<Integer> layout() {
    return Optional.ofNullable(layout);
  }

  /** Pictures only. */
  public boolean plain() {
    return plain;
  }

  /** How long the window stays. */
  public Optional<Duration> time() {
    return Optional.ofNullable(time);
  }

  /** Whether to do without a display. */
  public boolean headless() {
    return headless;
  }

  /** Where pictures of the wall go; with {@code %d} one each second. */
  public Optional<Path> screenshot() {
    return Optional.ofNullable(screenshot);
  }

  /** Where the figures of each second go. */
  public Optional<Path> stats() {
    return Optional.ofNullable(stats);
  }

  /** Reads {@code 1280x720}. */
  static final class SizeConverter implements ITypeConverter<Size> {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{1,3})x([1-9][0-9]{1,3})");

    @Override
    public Size convert(String value) {
      Matcher parts = FORM.matcher(value);
      if (!parts.matches()) {
        throw new TypeConversionException("1280x720");
      }
      return new Size(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }
  }

  /** Reads how many tiles to show; 0 for auto. */
  static final class LayoutConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      return switch (value) {
        case "auto" -> 0;
        case "1", "4", "9", "16" -> Integer.valueOf(value);
        default -> throw new TypeConversionException("auto|1|4|9|16");
      };
    }
  }
}
