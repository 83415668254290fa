package app.oriel.ui.editor;

import app.oriel.live.CheckStep;

/**
 * One step of trying a camera out, as the form shows it.
 *
 * @param title what the step is
 * @param figures what was found, may be empty
 */
record CheckLine(CheckStep.Name step, Mark mark, String title, String figures) {
  /** How it went. */
  enum Mark {
    /** It has not begun. */
    OPEN,
    RUNNING,
    DONE,
    /** There was nothing to be found, which is no fault. */
    NOTHING,
    FAILED
  }

  CheckLine with(Mark now, String found) {
    return new CheckLine(step, now, title, found);
  }
}
