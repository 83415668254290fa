package app.oriel.ui.editor;

import app.oriel.live.CheckStep;
import app.oriel.text.Texts;

/** Puts the steps of trying a camera out into words. Knows no toolkit. */
final class CheckWords {
  private static final int SHORT_FINGERPRINT = 8;
  private static final int FROM = "sha256:".length();

  private final Texts texts;

  CheckWords(Texts texts) {
    this.texts = texts;
  }

  /** What a step is. */
  String title(CheckStep.Name step) {
    return switch (step) {
      case REACH -> texts.get("check.reach");
      case SECURE -> texts.get("check.secure");
      case SIGN_IN -> texts.get("check.signIn");
      case PICTURE -> texts.get("check.picture");
      case SOUND -> texts.get("check.sound");
    };
  }

  /** What a step found. */
  String figures(CheckStep step) {
    return switch (step) {
      case CheckStep.Reached reached -> texts.get("check.millis", text(reached.millis()));
      case CheckStep.Secured secured -> secured(secured);
      case CheckStep.SignedIn signedIn ->
          signedIn.passwordForm() == null
              ? signedIn.method()
              : texts.get("check.form", signedIn.method(), signedIn.passwordForm());
      case CheckStep.PictureSeen seen ->
          texts.get(
              "check.pictureOf",
              seen.codec().jsonName(),
              text(seen.width()),
              text(seen.height()),
              String.format(texts.locale(), "%.0f", seen.fps()));
      case CheckStep.SoundHeard heard ->
          texts.get("check.soundOf", heard.codec().jsonName(), text(heard.rate()));
      case CheckStep.SoundUnknown sound -> texts.get("sound.unknown", sound.kind());
      case CheckStep.Failed failed -> "";
    };
  }

  private String secured(CheckStep.Secured secured) {
    String print = secured.line().fingerprint();
    String begin = print.substring(FROM, Math.min(FROM + SHORT_FINGERPRINT, print.length()));
    return texts.get(
        secured.line().known() ? "check.secureKnown" : "check.secureNew",
        secured.line().protocol(),
        begin);
  }

  private static String text(long number) {
    return String.valueOf(number);
  }
}
