package app.oriel.profile;

import app.oriel.camera.CameraException;
import app.oriel.camera.Problem;
import java.util.Optional;

/**
 * A place where the key of the profile's secrets lives. A home that is locked or broken throws; it
 * never looks like an empty one, because an empty one gets a new key.
 */
public interface KeyHome {
  /** Its name in the profile. */
  String name();

  /** Where it is, for people. */
  String place();

  /**
   * The key it holds, or empty where it surely holds none. Blocks.
   *
   * @throws CameraException {@link Problem#KEY_MISSING} if it cannot say
   */
  Optional<ProfileKey> key() throws CameraException;

  /**
   * Makes a new key and keeps it. Blocks until it lasts. Called under the profile's lock.
   *
   * @throws CameraException if it cannot, or holds one already
   */
  ProfileKey create() throws CameraException;
}
