package app.oriel.tplink.web;

import app.oriel.camera.CredentialGate;
import app.oriel.camera.OrielException;

/** Lets a sign-in happen when no other door of the camera is being signed in to. */
@FunctionalInterface
interface Turn {
  /** Waits for it, and signs in; the token that the camera gave. */
  String take(CredentialGate.SignIn<String> signIn) throws OrielException, InterruptedException;
}
