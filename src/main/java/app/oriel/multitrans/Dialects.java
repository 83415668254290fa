package app.oriel.multitrans;

import static app.oriel.camera.Codec.PCMA;
import static app.oriel.camera.Codec.PCMU;
import static app.oriel.multitrans.Dialect.Mode.AEC;
import static app.oriel.multitrans.Dialect.Mode.FULL_DUPLEX;
import static app.oriel.multitrans.Dialect.Mode.HALF_DUPLEX;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.multitrans.Dialect.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that is known of what cameras want to hear, and which model wants which. */
final class Dialects {
  /** Name, mode, channel, payload type, marker, codec, rate, packet, lead-in, drain. */
  private static final List<Dialect> TABLE =
      List.of(
          new Dialect("default", HALF_DUPLEX, 1, 8, true, PCMA, 8000, 160, 300, 600),
          new Dialect("full-duplex", FULL_DUPLEX, 1, 8, true, PCMA, 8000, 160, 300, 600),
          new Dialect("48aw", HALF_DUPLEX, 1, 8, true, PCMA, 8000, 2048, 300, 600),
          new Dialect("48aw-plus", AEC, 1, 102, false, PCMU, 16000, 320, 300, 600),
          new Dialect("vigi", HALF_DUPLEX, 0, 8, true, PCMA, 8000, 160, 300, 600));

  /** Parts of model names and the dialect that was heard there; the first that fits. */
  private static final List<ModelRow> MODELS =
      List.of(
          new ModelRow("IPC48AW-PLUS", "48aw-plus"),
          new ModelRow("IPC48AW", "48aw"),
          new ModelRow("IPC485EP", "full-duplex"));

  private record ModelRow(String part, String dialect) {}

  private Dialects() {}

  /** The names of all, in the order in which they are worth a try. */
  static List<String> names() {
    return TABLE.stream().map(Dialect::name).toList();
  }

  static Optional<Dialect> named(String name) {
    return TABLE.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * All that such cameras may want, the likeliest first. Each has the sound that the loudspeaker
   * takes, where that is known: how a camera listens says nothing of what it plays.
   *
   * @throws OrielException {@link Problem#TALK_UNSUPPORTED} if it plays nothing that Oriel makes
   */
  static List<Dialect> likeliest(TalkHints hints) throws OrielException {
    Loudspeaker speaker = new Loudspeaker(hints.speaker());
    Optional<Dialect> family = hints.vigi() ? named("vigi") : Optional.empty();
    // One that was heard with just this sound comes before those that are only fitted to it.
    Optional<Dialect> known =
        byModel(hints.model())
            .or(() -> family)
            .or(() -> TABLE.stream().filter(speaker::takes).findFirst());
    return Stream.concat(
            known.stream(),
            TABLE.stream().filter(each -> hints.vigi() || !each.name().equals("vigi")))
        .distinct()
        .map(speaker::fitted)
        .toList();
  }

  private static Optional<Dialect> byModel(String model) {
    String upper = model.toUpperCase(Locale.ROOT);
    return MODELS.stream()
        .filter(row -> upper.contains(row.part))
        .findFirst()
        .flatMap(row -> named(row.dialect));
  }

  /** The same in a mode that was not tried where the camera refused one; its sound stays. */
  static Optional<Dialect> next(Dialect refused, Set<Mode> tried) {
    return Arrays.stream(Mode.values())
        .filter(mode -> !tried.contains(mode))
        .findFirst()
        .map(refused::in);
  }
}
