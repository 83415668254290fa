package app.oriel.ui.editor;

import app.oriel.camera.Camera;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.OrielException;
import app.oriel.live.SessionState;
import app.oriel.live.SessionState.Closed;
import app.oriel.live.SessionState.Connecting;
import app.oriel.live.SessionState.Idle;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Stalled;
import app.oriel.live.SessionState.Waiting;
import app.oriel.ui.tile.TileViewModel;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One attempt to sign in at a camera's session: tells the session once, and then listens until the
 * camera has said yes or no. An answer to an earlier or a later attempt is never taken for its own.
 * Belongs to the toolkit's thread.
 */
final class SignInAttempt {
  /** What came of it. */
  sealed interface Answer {}

  /** The camera let us in; the last answer. */
  record Accepted() implements Answer {}

  /** The camera had let us in as before; the last answer, and nothing was tried. */
  record Known() implements Answer {}

  /** The camera said no; the last answer. */
  record Refused(OrielException reason) implements Answer {}

  /** The camera could not be asked; the session tries again by itself. */
  record Unasked(OrielException reason) implements Answer {}

  /** The camera was not asked before the user has looked at its certificate. */
  record Strange() implements Answer {}

  /** It is tried again. */
  record Trying() implements Answer {}

  private enum Phase {
    /** What was tried before may not have ended. */
    BEFORE,
    /** The session was told, and has not begun. */
    TOLD,
    BEGUN,
    OVER
  }

  private final TileViewModel tile;
  private final Camera camera;
  private final Executor fx;
  private final Consumer<Answer> told;
  private Phase phase = Phase.BEFORE;
  private Runnable unsubscribe = () -> {};

  /**
   * @param camera with the new credentials
   * @param told every answer, on the toolkit's thread
   */
  SignInAttempt(TileViewModel tile, Camera camera, Executor fx, Consumer<Answer> told) {
    this.tile = tile;
    this.camera = camera;
    this.fx = fx;
    this.told = told;
  }

  /** Begins as soon as nothing else is under way. */
  void start() {
    unsubscribe = tile.feed().onState(state -> fx.execute(() -> become(state)));
    if (phase == Phase.OVER) {
      unsubscribe.run();
    }
  }

  /** Listens no more; what the session was told stays. */
  void end() {
    phase = Phase.OVER;
    unsubscribe.run();
  }

  private void become(SessionState state) {
    switch (phase) {
      case BEFORE -> before(state);
      case TOLD -> phase = state instanceof Connecting ? Phase.BEGUN : phase;
      case BEGUN -> begun(state);
      case OVER -> {}
    }
  }

  private void before(SessionState state) {
    switch (state) {
      case Connecting connecting -> {}
      case Live live -> end(new Known());
      case Stalled stalled -> end(new Known());
      case Closed closed -> end();
      case Idle idle -> tell();
      case Waiting waiting -> tell();
      case SessionState.Refused refused -> tell();
    }
  }

  private void tell() {
    phase = Phase.TOLD;
    tile.signIn(camera);
  }

  private void begun(SessionState state) {
    if (!Objects.equals(tile.camera().credentials(), camera.credentials())) {
      end();
      return;
    }
    switch (state) {
      case Connecting connecting -> told.accept(new Trying());
      case Live live -> end(new Accepted());
      // The connection stands, so the camera let us in.
      case Stalled stalled -> end(new Accepted());
      case SessionState.Refused refused
          when refused.reason() instanceof CertificateChangedException ->
          told.accept(new Strange());
      case SessionState.Refused refused -> end(new Refused(refused.reason()));
      case Waiting waiting -> told.accept(new Unasked(waiting.reason()));
      case Idle idle -> {}
      case Closed closed -> end();
    }
  }

  private void end(Answer last) {
    end();
    told.accept(last);
  }
}
