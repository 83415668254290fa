package app.oriel.multitrans;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.Codec;
import app.oriel.multitrans.Dialect.Mode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What talking to one camera taught. */
record TalkMemory(CameraMemory memory) {
  private static final String HEARD = "talk.heard";
  private static final String UNHEARD = "talk.unheard";
  private static final String REFUSED = "talk.refusedModes";

  /** What somebody heard at the camera. */
  Optional<Dialect> heard() {
    List<String> words = words(HEARD);
    Optional<Dialect> heard =
        words.size() == 2 || words.size() == 4
            ? Dialects.named(words.get(0)).flatMap(dialect -> mode(words.get(1)).map(dialect::in))
            : Optional.empty();
    return words.size() == 4
        ? heard.flatMap(dialect -> sounding(dialect, words.get(2), words.get(3)))
        : heard;
  }

  private static Optional<Dialect> sounding(Dialect dialect, String codec, String rate) {
    Optional<Codec> known =
        Stream.of(Codec.PCMA, Codec.PCMU).filter(each -> each.jsonName().equals(codec)).findFirst();
    return rate.matches("(8|16|24|32|40|48)000")
        ? known.map(each -> dialect.sounding(each, Integer.parseInt(rate)))
        : Optional.empty();
  }

  /** Whether somebody listened and heard nothing. */
  boolean isUnheard(Dialect dialect) {
    return words(UNHEARD).contains(dialect.name());
  }

  /** How the camera does not want to be talked to, whatever the sound. */
  Set<Mode> refused() {
    Set<Mode> refused = EnumSet.noneOf(Mode.class);
    words(REFUSED).forEach(word -> mode(word).ifPresent(refused::add));
    return refused;
  }

  void learnHeard(Dialect dialect, boolean heard) {
    if (heard) {
      String sound = dialect.codec().jsonName() + "," + dialect.rate();
      memory.learn(HEARD, dialect.name() + "," + dialect.mode().word() + "," + sound);
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
