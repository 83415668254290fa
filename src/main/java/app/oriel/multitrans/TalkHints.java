package app.oriel.multitrans;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a family knows of a camera before it talks to it.
 *
 * @param vigi whether it is a VIGI camera
 * @param model as the camera calls itself, empty where nobody knows
 * @param speaker what its loudspeaker takes
 * @param doorLocked for so long the door that would tell lets nobody in; null where it is not
 *     locked
 */
public record TalkHints(
    boolean vigi, String model, Speaker speaker, @Nullable Duration doorLocked) {

  /** Nothing but the family. */
  public static TalkHints of(boolean vigi) {
    return new TalkHints(vigi, "", Speaker.UNKNOWN, null);
  }

  /** For a transcript that its reader shows to others. */
  public String inWords() {
    return (vigi ? "VIGI" : "TL-IPC")
        + (model.isEmpty() ? ", model not known" : ", model " + model)
        + (speaker.equals(Speaker.UNKNOWN)
            ? ", loudspeaker not known"
            : ", loudspeaker takes " + speaker.text().replace(";", " at ") + " kHz");
  }

  /**
   * What a camera says of its loudspeaker.
   *
   * @param codecs such as {@code g711alaw}
   * @param kilohertz such as {@code 8}
   */
  public record Speaker(Set<String> codecs, Set<String> kilohertz) {
    /** Nothing is known. */
    public static final Speaker UNKNOWN = new Speaker(Set.of(), Set.of());

    private static final int LONGEST = 200;

    /** With copies in lower case. */
    public Speaker {
      codecs = lower(codecs);
      kilohertz = lower(kilohertz);
    }

    private static Set<String> lower(Set<String> words) {
      return words.stream()
          .map(word -> word.strip().toLowerCase(Locale.ROOT))
          .filter(word -> word.matches("[a-z0-9 ._()-]{1,20}"))
          .limit(16)
          .collect(Collectors.toUnmodifiableSet());
    }

    /** As a text to remember, which {@link #parse} reads. */
    public String text() {
      return String.join(",", new TreeSet<>(codecs))
          + ";"
          + String.join(",", new TreeSet<>(kilohertz));
    }

    /** Reads what was remembered; nothing where it makes no sense. */
    public static Speaker parse(String text) {
      String[] parts = text.length() > LONGEST ? new String[0] : text.split(";", -1);
      return parts.length == 2 ? new Speaker(words(parts[0]), words(parts[1])) : UNKNOWN;
    }

    private static Set<String> words(String text) {
      return Arrays.stream(text.split(",", -1)).collect(Collectors.toSet());
    }
  }
}
