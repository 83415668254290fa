package app.oriel.tplink;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.Quality;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which stream a URL means. The host alone means the camera; {@code ?stream=sub} names one of its
 * streams and {@code ?channel=2} its second lens; a path means just that path, byte for byte.
 */
final class StreamPath {
  private static final Pattern STREAM = parameter("stream", "main|sub");
  private static final Pattern CHANNEL = parameter("channel", "[1-9][0-9]{0,2}");

  private StreamPath() {}

  private static Pattern parameter(String name, String value) {
    return Pattern.compile(
        "(?:[^#]*[?&])" + name + "=(" + value + ")(?:[&#].*)?", Pattern.CASE_INSENSITIVE);
  }

  /** The path to ask the camera for. */
  static String of(CameraUrl url, Quality quality) {
    if (namesPath(url.path())) {
      return url.path();
    }
    boolean sub = named(url.path()).orElse(quality) == Quality.SUB;
    String channel = channel(url.path());
    // With an ampersand and no question mark, as the cameras want it.
    return (sub ? "/stream2" : "/stream1") + (channel.isEmpty() ? "" : "&channel=" + channel);
  }

  /** The streams to choose from. */
  static Set<Quality> qualities(CameraUrl url) {
    if (namesPath(url.path())) {
      return Set.of(Quality.MAIN);
    }
    return named(url.path()).map(Set::of).orElse(Set.of(Quality.MAIN, Quality.SUB));
  }

  /** The path of a URL with nothing in it but what matters here. */
  static String canonical(String path) {
    if (namesPath(path)) {
      return path;
    }
    String stream =
        named(path).map(quality -> "stream=" + quality.name().toLowerCase(Locale.ROOT)).orElse("");
    String channel = channel(path).isEmpty() ? "" : "channel=" + channel(path);
    String joint = stream.isEmpty() || channel.isEmpty() ? "" : "&";
    String query = stream + joint + channel;
    return query.isEmpty() ? "" : "?" + query;
  }

  /** The canonical path without a choice of stream. */
  static String lens(String path) {
    if (namesPath(path)) {
      return path;
    }
    String channel = channel(path);
    return channel.isEmpty() ? "" : "?channel=" + channel;
  }

  private static boolean namesPath(String path) {
    return path.length() > 1 && path.charAt(0) == '/' && "?#".indexOf(path.charAt(1)) < 0;
  }

  private static Optional<Quality> named(String path) {
    Matcher m = STREAM.matcher(path);
    return m.matches()
        ? Optional.of(Quality.valueOf(m.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** The channel's number; empty for the first, which needs no name. */
  private static String channel(String path) {
    Matcher m = CHANNEL.matcher(path);
    return m.matches() && !m.group(1).equals("1") ? m.group(1) : "";
  }
}
