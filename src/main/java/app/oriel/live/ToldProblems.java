package app.oriel.live;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs what is wrong with a camera once, and not again at each try: it may be gone for a year. */
final class ToldProblems {
  private static final Logger log = LoggerFactory.getLogger(CameraSession.class);

  private @Nullable Problem told;
  private @Nullable String toldSound;

  /** The camera offers sound that cannot be played, or null for none of that kind. */
  void sound(String camera, @Nullable String unknown) {
    if (unknown != null && !unknown.equals(toldSound)) {
      log.info("{}: sound of a kind that Oriel does not know: {}", camera, unknown);
    }
    toldSound = unknown;
  }

  void failed(String camera, OrielException reason) {
    boolean again = reason.problem() == told;
    told = reason.problem();
    log.atLevel(again ? Level.DEBUG : Level.INFO)
        .log("{}: {} ({})", camera, reason.problem(), reason.getMessage());
  }

  void isLive(String camera) {
    if (told != null) {
      log.info("{}: pictures again", camera);
      told = null;
    }
  }
}
