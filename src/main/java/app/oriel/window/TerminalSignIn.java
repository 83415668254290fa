package app.oriel.window;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.cli.SignInQuestion;
import app.oriel.live.SessionState;
import app.oriel.process.Threads;
import app.oriel.ui.tile.TileViewModel;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Signs in from the terminal to the cameras of a wall that nobody sees: where there is no display,
 * no tile's button can be pressed. One question at a time; a thread for each camera that asks.
 */
public final class TerminalSignIn {
  private final SignInQuestion question;
  private final Executor fx;
  private final Threads threads;
  private final Consumer<OrielException> unanswered;

  /**
   * @param unanswered is told, on the question's thread, that nobody answers
   */
  public TerminalSignIn(
      SignInQuestion question, Executor fx, Threads threads, Consumer<OrielException> unanswered) {
    this.question = question;
    this.fx = fx;
    this.threads = threads;
    this.unanswered = unanswered;
  }

  /** Waits for the camera to ask, once. On the toolkit's thread. */
  public void watch(TileViewModel tile) {
    AtomicBoolean asked = new AtomicBoolean();
    var _ =
        tile.feed()
            .onState(
                state -> {
                  if (state instanceof SessionState.Refused refused
                      && refused.reason().problem() == Problem.PASSWORD_MISSING
                      && asked.compareAndSet(false, true)) {
                    fx.execute(() -> ask(tile, refused.reason()));
                  }
                });
  }

  private void ask(TileViewModel tile, OrielException why) {
    Camera camera = tile.camera();
    threads.startPlatform(
        camera.name() + " sign-in",
        () -> {
          try {
            Camera signedIn = answered(camera, why);
            fx.execute(() -> tile.signIn(signedIn));
          } catch (OrielException e) {
            unanswered.accept(e);
          }
        });
  }

  private synchronized Camera answered(Camera camera, OrielException why) throws OrielException {
    return question.ask(camera, why);
  }
}
