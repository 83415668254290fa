package app.oriel.camera;

/** Which of a camera's streams of the same scene is meant. */
public enum Quality {
  /** The best picture that the camera sends. */
  MAIN,
  /** A smaller picture for small places; a camera with one stream sends that. */
  SUB
}
