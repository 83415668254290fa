package app.oriel.cli;

import app.oriel.camera.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * Who signs in, as far as it is known before a camera asks. An empty password is a password.
 *
 * @param user null where it is not known
 * @param password null where it is not known
 */
record WhoSignsIn(@Nullable String user, @Nullable String password) {
  static final WhoSignsIn NOBODY = new WhoSignsIn(null, null);

  /** Null where a part of it is not known. */
  @Nullable Credentials whole() {
    return user == null || password == null ? null : new Credentials(user, password);
  }

  @Override
  public String toString() {
    return "WhoSignsIn[hidden]";
  }
}
