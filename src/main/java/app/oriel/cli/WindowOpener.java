package app.oriel.cli;

import app.oriel.camera.OrielException;

/** Opens the window, so that commands need not know what a window is. */
public interface WindowOpener {
  /**
   * Opens the window and returns when it is closed.
   *
   * @return the exit code
   */
  int open(WindowRequest request) throws OrielException, InterruptedException;
}
