package app.oriel.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One place in the sources that makes a detail.
 *
 * @param key the key, where it is written there
 * @param values how many values go with it
 */
record DetailCall(Path source, Optional<String> key, int values) {
  private static final Pattern CALL = Pattern.compile("\\bDetail\\.of\\(\\s*");
  private static final Pattern KEY = Pattern.compile("\"([a-z0-9-]+)\"(?=[,)])");

  /** All of them below a folder. */
  static List<DetailCall> all(Path folder) throws IOException {
    List<DetailCall> calls = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path source : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String text = Files.readString(source);
        Matcher call = CALL.matcher(text);
        while (call.find()) {
          Matcher key = KEY.matcher(text).region(call.end(), text.length());
          Optional<String> found = key.lookingAt() ? Optional.of(key.group(1)) : Optional.empty();
          calls.add(new DetailCall(source, found, commas(text, call.end())));
        }
      }
    }
    return calls;
  }

  /** How many commas stand between the arguments of a call. */
  private static int commas(String text, int start) {
    int commas = 0;
    int depth = 1;
    boolean quoted = false;
    for (int at = start; depth > 0; at++) {
      char c = text.charAt(at);
      if (c == '"' && text.charAt(at - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        commas += c == ',' && depth == 1 ? 1 : 0;
      }
    }
    return commas;
  }
}
