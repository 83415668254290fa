package app.oriel.simulator.ipc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of a camera's streams.
 *
 * @param channel the lens, from 1 on
 * @param main whether it is the large one
 */
record StreamName(int channel, boolean main) {
  private static final Pattern FORM =
      Pattern.compile("/stream([12])(?:&channel=([0-9]{1,3}))?(?:/track([0-9]))?");

  /** The stream that a path names, if it is one of a camera with so many channels. */
  static Optional<StreamName> in(String path, int channels) {
    Matcher match = FORM.matcher(path);
    if (!match.matches()) {
      return Optional.empty();
    }
    int channel = match.group(2) == null ? 1 : Integer.parseInt(match.group(2));
    return channel < 1 || channel > channels
        ? Optional.empty()
        : Optional.of(new StreamName(channel, match.group(1).equals("1")));
  }

  /** The track that a path names, or 0. */
  static int track(String path) {
    Matcher match = FORM.matcher(path);
    return match.matches() && match.group(3) != null ? Integer.parseInt(match.group(3)) : 0;
  }

  /** The number in the path. */
  int number() {
    return main ? 1 : 2;
  }
}
