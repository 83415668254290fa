package app.oriel.rtsp;

import app.oriel.camera.SignInSteps;
import org.jspecify.annotations.Nullable;

/** Tells each step once, however often the camera sends us on. */
final class ToldOnce implements SignInSteps {
  private final SignInSteps steps;
  private boolean reached;
  private boolean secured;
  private boolean signedIn;

  ToldOnce(SignInSteps steps) {
    this.steps = steps;
  }

  @Override
  public void reached(long millis) {
    if (!reached) {
      reached = true;
      steps.reached(millis);
    }
  }

  @Override
  public void plain() {
    steps.plain();
  }

  @Override
  public void secured(Secured line) {
    if (!secured) {
      secured = true;
      steps.secured(line);
    }
  }

  @Override
  public void signedIn(String method, @Nullable String passwordForm) {
    if (!signedIn) {
      signedIn = true;
      steps.signedIn(method, passwordForm);
    }
  }
}
