package app.oriel.rtsp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes down what was said so that a stranger may read it: names of fields stand, values only
 * where they say how the firmware behaves, and never what answers a challenge, or where the camera
 * is.
 */
final class RtspTranscript {
  private static final Set<String> HARMLESS =
      Set.of("cseq", "content-type", "content-length", "public", "date", "server", "user-agent");
  private static final Set<String> HARMLESS_PARAMETERS =
      Set.of("realm", "algorithm", "qop", "stale", "nc", "charset");

  private final Consumer<String> to;

  RtspTranscript(Consumer<String> to) {
    this.to = to;
  }

  void asked(RtspRequest request) {
    String path = RequestUri.path(request.uri());
    to.accept(">> " + request.method() + " rtsp://camera" + path + " RTSP/1.0");
    request.headers().fields().forEach(field -> to.accept(">> " + line(field)));
  }

  void answered(RtspResponse response) {
    to.accept("<< RTSP/1.0 " + response.status());
    response.headers().fields().forEach(field -> to.accept("<< " + line(field)));
  }

  private static String line(RtspHeaders.Field field) {
    return field.name() + ": " + value(field);
  }

  private static String value(RtspHeaders.Field field) {
    String name = field.name().toLowerCase(Locale.ROOT);
    if (HARMLESS.contains(name)) {
      return field.value();
    }
    return switch (name) {
      case "www-authenticate" -> challenges(field.value());
      // Basic is the password itself, and reads like a scheme or a parameter.
      case "authorization" ->
          field.value().startsWith("Basic ") ? "Basic" : challenges(field.value());
      default -> hidden(field.value());
    };
  }

  private static String challenges(String value) {
    StringJoiner all = new StringJoiner("; ");
    for (Challenge each : Challenge.parse(List.of(value))) {
      all.add(each.scheme().equals("basic") ? "Basic" : challenge(each));
    }
    return all.toString();
  }

  private static String challenge(Challenge challenge) {
    StringJoiner parameters = new StringJoiner(", ", challenge.scheme() + " ", "");
    for (Map.Entry<String, String> each : new TreeMap<>(challenge.parameters()).entrySet()) {
      boolean harmless = HARMLESS_PARAMETERS.contains(each.getKey());
      parameters.add(
          each.getKey() + "=" + (harmless ? '"' + each.getValue() + '"' : hidden(each.getValue())));
    }
    return parameters.toString();
  }

  private static String hidden(String value) {
    return "<" + value.length() + " characters>";
  }
}
