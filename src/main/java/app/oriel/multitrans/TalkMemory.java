package app.oriel.multitrans;

import app.oriel.camera.CameraMemory;
import app.oriel.multitrans.Dialect.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What talking to one camera taught. */
record TalkMemory(CameraMemory memory) {
  private static final String HEARD = "talk.heard";
  private static final String UNHEARD = "talk.unheard";
  private static final String REFUSED = "talk.refusedModes";

  /** What somebody heard at the camera. */
  Optional<Dialect> heard() {
    List<String> words = words(HEARD);
    return words.size() == 2
        ? Dialects.named(words.get(0)).flatMap(dialect -> mode(words.get(1)).map(dialect::in))
        : Optional.empty();
  }

  /** Whether somebody listened and heard nothing, or the camera takes no such sound. */
  boolean isHopeless(Dialect dialect) {
    return words(UNHEARD).contains(dialect.name())
        || words(REFUSED).contains(dialect.mode().word());
  }

  void learnHeard(Dialect dialect, boolean heard) {
    if (heard) {
      memory.learn(HEARD, dialect.name() + "," + dialect.mode().word());
      memory.learn(UNHEARD, "");
    } else {
      add(UNHEARD, dialect.name());
      if (heard().filter(dialect::equals).isPresent()) {
        memory.learn(HEARD, "");
      }
    }
  }

  void learnRefused(Mode mode) {
    add(REFUSED, mode.word());
  }

  private void add(String what, String word) {
    var words = new TreeSet<>(words(what));
    if (words.add(word)) {
      memory.learn(what, String.join(",", words));
    }
  }

  private List<String> words(String what) {
    return Arrays.stream(memory.learnt(what).orElse("").split(",", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Optional<Mode> mode(String word) {
    return Arrays.stream(Mode.values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
