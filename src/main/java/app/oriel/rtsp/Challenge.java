package app.oriel.rtsp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One challenge of a 401 answer: RFC 7235, 2.1.
 *
 * @param scheme in lower case
 * @param parameters by their names in lower case, quotes taken off
 */
record Challenge(String scheme, Map<String, String> parameters) {
  private static final int MOST_CHALLENGES = 16;
  private static final int MOST_PARAMETERS = 32;
  private static final Set<String> QOPS = Set.of("auth", "auth-int");

  /** With a copy of the parameters. */
  Challenge {
    parameters = Map.copyOf(parameters);
  }

  /** All challenges of a response; a field may hold several. */
  static List<Challenge> parse(List<String> fields) {
    List<Challenge> challenges = new ArrayList<>();
    for (String field : fields) {
      new Scanner(field).into(challenges);
    }
    return challenges;
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The same; of a parameter without a value it says that it is not there. */
  Optional<String> told(String name) {
    return parameter(name).filter(value -> !value.isBlank());
  }

  /** Reads one header field from left to right; what makes no sense is passed over. */
  private static final class Scanner {
    private final String text;
    private int at;
    private String scheme = "";
    private String last = "";
    private Map<String, String> parameters = new HashMap<>();

    private Scanner(String text) {
      this.text = text;
    }

    void into(List<Challenge> challenges) {
      while (at < text.length() && challenges.size() < MOST_CHALLENGES) {
        String word = word();
        if (word.isEmpty()) {
          at++;
        } else if (nextIs('=')) {
          String name = word.toLowerCase(Locale.ROOT);
          String value = value();
          if (parameters.size() < MOST_PARAMETERS) {
            parameters.putIfAbsent(name, value);
          }
          last = name;
        } else if (last.equals("qop") && QOPS.contains(word.toLowerCase(Locale.ROOT))) {
          // Some write the list without its quotes.
          parameters.computeIfPresent("qop", (name, before) -> before + "," + word);
        } else {
          close(challenges);
          scheme = word.toLowerCase(Locale.ROOT);
        }
      }
      close(challenges);
    }

    private void close(List<Challenge> challenges) {
      if (!scheme.isEmpty()) {
        challenges.add(new Challenge(scheme, parameters));
      }
      scheme = "";
      last = "";
      parameters = new HashMap<>();
    }

    private String word() {
      int from = at;
      while (at < text.length() && " \t,;=\"".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }

    /** Whether this stands next, blanks aside; then it is passed. */
    private boolean nextIs(char wanted) {
      int next = afterBlanks();
      boolean is = next < text.length() && text.charAt(next) == wanted;
      at = is ? next + 1 : at;
      return is;
    }

    private int afterBlanks() {
      int next = at;
      while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
        next++;
      }
      return next;
    }

    private String value() {
      return nextIs('"') ? quoted() : valueWord();
    }

    private String valueWord() {
      at = afterBlanks();
      int from = at;
      while (at < text.length() && " \t,;".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }

    private String quoted() {
      StringBuilder value = new StringBuilder();
      while (at < text.length() && text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
        value.append(text.charAt(at++));
      }
      at++;
      return value.toString();
    }
  }
}
