package app.oriel.live;

import app.oriel.camera.CameraException;
import app.oriel.camera.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs what is wrong with a camera once, and not again at each try: it may be gone for a year. */
final class ToldProblems {
  private static final Logger log = LoggerFactory.getLogger(CameraSession.class);

  private @Nullable Problem told;

  void failed(String camera, CameraException reason) {
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
