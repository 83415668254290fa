package app.oriel.cli;

import app.oriel.camera.OrielException;
import app.oriel.cli.Services.OpenProfile;
import app.oriel.text.Texts;

/** What every command is: it runs, answers with an exit code, and fails with a problem. */
interface Command {
  /**
   * Does what the command says.
   *
   * @return the exit code
   */
  int run(Call call) throws OrielException, InterruptedException;

  /** The camera that the command is about just now. */
  default Subject subject() {
    return Subject.NONE;
  }

  /**
   * One call of the command line.
   *
   * @param everywhere the options that every command takes
   */
  record Call(Everywhere everywhere, Services services, Terminal terminal, Texts texts) {
    /** The profile that the options name, or the user's own. */
    OpenProfile profile() {
      return services.profile(everywhere.profile());
    }

    /** Turns arguments into cameras. */
    CameraArguments cameras(OpenProfile profile, SignInOptions signIn) {
      return new CameraArguments(
          profile, services.families(), signIn, System.getenv(), terminal, texts);
    }
  }
}
