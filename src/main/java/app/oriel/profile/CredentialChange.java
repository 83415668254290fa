package app.oriel.profile;

import app.oriel.camera.Credentials;

/** What becomes of a camera's saved credentials when the camera is edited. */
public sealed interface CredentialChange {
  /** They stay as they are, readable or not. */
  record Keep() implements CredentialChange {}

  /** Others take their place. */
  record Replace(Credentials credentials) implements CredentialChange {}

  /** They are forgotten. */
  record Forget() implements CredentialChange {}
}
