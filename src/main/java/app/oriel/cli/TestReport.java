package app.oriel.cli;

import app.oriel.camera.OrielException;
import app.oriel.live.CheckStep;
import app.oriel.text.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code oriel test} says about each step, to people and in JSON. */
final class TestReport {
  private final Texts texts;
  private final List<Map<String, Object>> steps = new ArrayList<>();
  private Optional<CheckStep.Failed> failed = Optional.empty();

  TestReport(Texts texts) {
    this.texts = texts;
  }

  void add(CheckStep step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", nameOf(step.name()));
    boolean failure = step instanceof CheckStep.Failed || step instanceof CheckStep.SoundUnknown;
    fields.put("ok", !failure);
    describe(step, fields);
    steps.add(fields);
    if (step instanceof CheckStep.Failed last) {
      failed = Optional.of(last);
    }
  }

  Optional<CheckStep.Failed> failed() {
    return failed;
  }

  /** The step that failed did so for another reason than the camera gave. */
  void failedFor(OrielException reason) {
    failed = failed.map(step -> new CheckStep.Failed(step.name(), reason));
  }

  private static String nameOf(CheckStep.Name name) {
    return switch (name) {
      case REACH -> "reach";
      case SECURE -> "secure";
      case SIGN_IN -> "signIn";
      case PICTURE -> "picture";
      case SOUND -> "sound";
    };
  }

  private static void describe(CheckStep step, Map<String, Object> fields) {
    switch (step) {
      case CheckStep.Reached reached -> fields.put("ms", reached.millis());
      case CheckStep.Secured secured -> {
        fields.put("ms", secured.line().millis());
        fields.put("protocol", secured.line().protocol());
        fields.put("cipher", secured.line().cipher());
        fields.put("fingerprint", secured.line().fingerprint());
        fields.put("pin", secured.line().known() ? "known" : "new");
      }
      case CheckStep.SignedIn signedIn -> {
        fields.put("method", signedIn.method());
        if (signedIn.passwordForm() != null) {
          fields.put("passwordForm", signedIn.passwordForm());
        }
      }
      case CheckStep.PictureSeen picture -> {
        fields.put("codec", picture.codec().jsonName());
        fields.put("width", picture.width());
        fields.put("height", picture.height());
        fields.put("fps", Math.round(picture.fps() * 10) / 10.0);
        fields.put("firstPictureMs", picture.firstPictureMillis());
      }
      case CheckStep.SoundHeard sound -> {
        fields.put("codec", sound.codec().jsonName());
        fields.put("rate", sound.rate());
      }
      case CheckStep.SoundUnknown sound -> fields.put("unknown", sound.kind());
      case CheckStep.Failed failure -> {}
    }
  }

  /** The whole as one document. */
  Map<String, Object> document(Subject camera) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("camera", camera.name());
    document.put("ok", failed.isEmpty());
    failed.ifPresent(f -> document.put("error", Json.error(f.reason(), camera, texts)));
    document.put("steps", steps);
    // Nothing public tells which Kasa cameras talk, short of trying.
    document.put("talk", "unknown");
    return document;
  }

  /** One step in words. */
  String sentence(CheckStep step) {
    return switch (step) {
      case CheckStep.Reached r -> texts.get("test.reach", String.valueOf(r.millis()));
      case CheckStep.Secured s ->
          texts.get(
              s.line().known() ? "test.secure.known" : "test.secure.new",
              s.line().protocol(),
              s.line().cipher(),
              s.line().fingerprint());
      case CheckStep.SignedIn s ->
          s.passwordForm() == null
              ? texts.get("test.signIn", s.method())
              : texts.get("test.signIn.form", s.method(), s.passwordForm());
      case CheckStep.PictureSeen p ->
          texts.get(
              "test.picture",
              p.codec().jsonName(),
              p.width() + "x" + p.height(),
              String.format(Locale.ROOT, "%.1f", p.fps()),
              String.valueOf(p.firstPictureMillis()));
      case CheckStep.SoundHeard s ->
          texts.get("test.sound", s.codec().jsonName(), String.valueOf(s.rate()));
      case CheckStep.SoundUnknown s -> texts.get("test.soundUnknown", s.kind());
      case CheckStep.Failed f -> texts.get("test.failed", stepName(f.name()));
    };
  }

  private String stepName(CheckStep.Name name) {
    return switch (name) {
      case REACH -> texts.get("test.step.reach");
      case SECURE -> texts.get("test.step.secure");
      case SIGN_IN -> texts.get("test.step.signIn");
      case PICTURE -> texts.get("test.step.picture");
      case SOUND -> texts.get("test.step.sound");
    };
  }
}
