package app.oriel.ui.tile;

/** What a tile offers its user against what is wrong with the camera. */
public enum WayOut {
  /** Nothing but to try again, if that. */
  NONE,
  /** To give another user name and password. */
  SIGN_IN,
  /** To look at a changed certificate. */
  CERTIFICATE,
  /** To look again for the key of the saved passwords. */
  KEY
}
