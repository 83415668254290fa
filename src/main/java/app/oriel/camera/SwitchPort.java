package app.oriel.camera;

/** The switches of the cameras of one make. For any thread. */
public interface SwitchPort {
  /**
   * Whether the camera's owner has switched it on, asked in a way that costs the camera nothing.
   * Blocks for at most about a second.
   */
  Power power(Camera camera) throws InterruptedException;

  /** What a camera's own switch says. */
  enum Power {
    ON,
    OFF,
    /** It did not say. */
    UNKNOWN
  }
}
