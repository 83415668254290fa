package app.oriel.camera;

import org.jspecify.annotations.Nullable;

/**
 * One camera as a family needs it to open a door: where, who, and what is remembered.
 *
 * @param name what people call it; in messages, logs and thread names
 * @param credentials null where none are known
 * @param aspect the shape in which its pictures are shown
 */
public record Camera(
    String name,
    CameraUrl url,
    @Nullable Credentials credentials,
    CameraMemory memory,
    DisplayAspect aspect) {
  /** A camera whose pictures are shown as it sends them. */
  public Camera(
      String name, CameraUrl url, @Nullable Credentials credentials, CameraMemory memory) {
    this(name, url, credentials, memory, DisplayAspect.AS_SENT);
  }

  /**
   * Who signs in.
   *
   * @throws OrielException {@link Problem#PASSWORD_MISSING} if nobody has said
   */
  public Credentials requireCredentials() throws OrielException {
    if (credentials == null) {
      throw OrielException.passwordMissing();
    }
    return credentials;
  }

  /** The same in another shape. */
  public Camera shownIn(DisplayAspect other) {
    return new Camera(name, url, credentials, memory, other);
  }
}
