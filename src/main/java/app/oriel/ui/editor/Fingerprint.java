package app.oriel.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A certificate's fingerprint as people read it: in groups of four digits, some of which another
 * fingerprint has not. Knows no toolkit.
 */
record Fingerprint(List<Group> groups) {
  /** Groups in a line. */
  static final int IN_A_LINE = 8;

  private static final int DIGITS = 4;

  /**
   * Four digits.
   *
   * @param differs whether the other fingerprint has others in their place
   */
  record Group(String digits, boolean differs) {}

  Fingerprint {
    groups = List.copyOf(groups);
  }

  /**
   * A fingerprint beside another.
   *
   * @param text {@code sha256:} and its digits; so is the other
   */
  static Fingerprint of(String text, String other) {
    String digits = digits(text);
    String others = digits(other);
    List<Group> groups = new ArrayList<>();
    for (int from = 0; from < digits.length(); from += DIGITS) {
      String group = digits.substring(from, Math.min(from + DIGITS, digits.length()));
      groups.add(new Group(group, !others.startsWith(group, from)));
    }
    return new Fingerprint(groups);
  }

  private static String digits(String text) {
    return text.substring(text.indexOf(':') + 1);
  }

  /** All groups in one line, for screen readers. */
  String spoken() {
    return groups.stream().map(Group::digits).collect(Collectors.joining(" "));
  }
}
