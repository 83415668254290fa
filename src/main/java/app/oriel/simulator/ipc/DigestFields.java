package app.oriel.simulator.ipc;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of an {@code Authorization: Digest} header, and which of them were quoted. */
final class DigestFields {
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\",\\s]*))");

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Boolean> quoted = new HashMap<>();

  DigestFields(String header) {
    Matcher match = FIELD.matcher(header);
    while (match.find()) {
      String text = match.group(2);
      values.put(match.group(1), text == null ? match.group(3) : text);
      quoted.put(match.group(1), text != null);
    }
  }

  /** A field's value, empty where it is missing. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean isQuoted(String name) {
    return quoted.getOrDefault(name, false);
  }
}
