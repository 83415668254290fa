package app.oriel.camera;

/** A text is no URL of a camera. Repeats nothing of the text, which may hold a password. */
public final class CameraUrlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Detail detail;

  /**
   * @param detail what is wrong with it
   */
  CameraUrlException(Detail detail) {
    super(detail.toString());
    this.detail = detail;
  }

  /** What is wrong with it. */
  public Detail detail() {
    return detail;
  }
}
