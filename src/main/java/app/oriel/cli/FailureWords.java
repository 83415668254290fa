package app.oriel.cli;

import app.oriel.camera.OrielException;
import app.oriel.text.Texts;

/** Puts failures into words. */
final class FailureWords {
  private FailureWords() {}

  /** What failed, on which camera, and what the camera did. */
  static String sentence(OrielException failure, Subject camera, Texts texts) {
    return texts.get(
        "failure.sentence", texts.problem(failure, camera.name()), texts.detail(failure));
  }

  /** The sentence and what to do about it, for people. */
  static void print(OrielException failure, Subject camera, Texts texts, Terminal terminal) {
    terminal.err().println("oriel: " + sentence(failure, camera, texts));
    terminal.err().println(texts.advice(failure.problem(), camera.make()));
    terminal.err().flush();
  }
}
