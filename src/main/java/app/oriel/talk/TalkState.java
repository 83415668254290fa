package app.oriel.talk;

import app.oriel.camera.OrielException;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TalkTerms;

/** How it stands with talking to one camera. */
public sealed interface TalkState {
  /** Nobody talks. */
  record Closed() implements TalkState {}

  /** The button is held; nothing that is said is heard yet. */
  record Opening() implements TalkState {}

  /** What is said is sent. */
  record Talking(TalkFormat format, TalkTerms terms) implements TalkState {}

  /** The button was let go, and the end of what was said is being sent. */
  record Closing() implements TalkState {}

  /** It did not work or broke off; until the button is pressed again. */
  record Refused(OrielException reason) implements TalkState {}
}
