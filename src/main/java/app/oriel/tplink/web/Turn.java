package app.oriel.tplink.web;

import app.oriel.camera.CameraException;

/** Lets a sign-in happen when no other door of the camera is being signed in to. */
@FunctionalInterface
interface Turn {
  /** Waits for it, and signs in. */
  void take(SignIn signIn) throws CameraException, InterruptedException;

  /** Sends the password. */
  @FunctionalInterface
  interface SignIn {
    /** Tries once. */
    void attempt() throws CameraException, InterruptedException;
  }
}
