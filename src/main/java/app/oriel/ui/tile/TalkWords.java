package app.oriel.ui.tile;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.text.Texts;
import app.oriel.ui.tile.TalkShown.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a tile says about talking to its camera. */
final class TalkWords {
  private final Texts texts;

  /** How loud the camera itself is meanwhile. */
  enum Own {
    /** As ever, or nobody listens to it. */
    SAME,
    SOFTER,
    MUTED
  }

  TalkWords(Texts texts) {
    this.texts = texts;
  }

  TalkShown opening(String camera, boolean testing, boolean latched) {
    return active(Phase.OPENING, testing ? "talk.testing" : "talk.opening", camera, latched, "");
  }

  /**
   * @param locked for so many seconds the camera's web door lets nobody in; 0 where it is open
   */
  TalkShown live(String camera, boolean testing, boolean latched, Own own, long locked) {
    List<String> more = new ArrayList<>();
    if (locked > 0) {
      String left = String.format(Locale.ROOT, "%d:%02d", locked / 60, locked % 60);
      more.add(texts.get("talk.doorLocked", left));
    }
    if (own != Own.SAME) {
      more.add(texts.get(own == Own.MUTED ? "talk.muted" : "talk.softer"));
    }
    if (latched) {
      more.add(texts.get("talk.latched"));
    }
    String detail = String.join(" ", more);
    return active(Phase.LIVE, testing ? "talk.testing" : "talk.live", camera, latched, detail);
  }

  TalkShown closing(String camera, boolean testing) {
    return active(Phase.CLOSING, testing ? "talk.testing" : "talk.closing", camera, false, "");
  }

  private TalkShown active(Phase phase, String key, String camera, boolean latched, String detail) {
    return new TalkShown(phase, texts.get(key, camera), detail, latched, WayOut.NONE);
  }

  /** Why it is not heard, and what helps. */
  TalkShown refused(OrielException reason, Camera camera) {
    String headline = texts.problem(reason, camera.name());
    return switch (reason.problem()) {
      case PASSWORD_MISSING, PASSWORD_REFUSED, FORBIDDEN ->
          new TalkShown(Phase.REFUSED, headline, texts.get("talk.signIn"), false, WayOut.SIGN_IN);
      // What helps depends on the system, or on the make, so that the reason itself says it.
      case NO_MICROPHONE, TALK_UNSUPPORTED ->
          TalkShown.of(Phase.REFUSED, headline, sentence(texts.detail(reason)));
      case TALK_FAILED -> TalkShown.of(Phase.REFUSED, headline, texts.get("talk.failed"));
      default ->
          TalkShown.of(
              Phase.REFUSED, headline, texts.advice(reason.problem(), camera.url().scheme()));
    };
  }

  /** With a capital at its beginning. */
  static String sentence(String words) {
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  TalkShown asking(String camera) {
    return TalkShown.of(Phase.ASKING, texts.get("talk.heard", camera), texts.get("talk.proof"));
  }

  TalkShown remembered(String camera) {
    return TalkShown.of(Phase.NOTED, texts.get("talk.remembered", camera), "");
  }

  TalkShown offering(String camera) {
    return TalkShown.of(Phase.OFFERING, texts.get("talk.another", camera), "");
  }

  TalkShown exhausted(String camera) {
    return TalkShown.of(
        Phase.REFUSED, texts.get("talk.exhausted", camera), texts.get("talk.exhaustedCure"));
  }
}
