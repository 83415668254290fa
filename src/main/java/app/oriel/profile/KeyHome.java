package app.oriel.profile;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where the key of the profile's secrets lives. A home that is locked or broken throws; it
 * never looks like an empty one, because an empty one gets a new key. For any thread, but never the
 * toolkit's: all calls but the name block.
 */
public interface KeyHome {
  /** Its name in the profile. */
  String name();

  /** Whether it can be used on this system at all; false only where it surely cannot. */
  default boolean isHere() {
    return true;
  }

  /**
   * Does beforehand what may take a person's time, such as unlocking, so that the next call, under
   * the profile's lock, is quick. What goes wrong is told by that call.
   *
   * @param id the key that will be wanted; null for a new one
   */
  default void prepare(@Nullable String id) {}

  /** Forgets what went wrong before: the next call tries again. Never blocks. */
  default void tryAgain() {}

  /**
   * A key it holds, or empty where it surely holds none.
   *
   * @param id the key's {@link ProfileKey#id}; null for any that a profile without a key may use
   * @throws OrielException {@link Problem#KEY_MISSING} if what it holds is no key, {@link
   *     Problem#KEYCHAIN_UNUSABLE} if it cannot say
   */
  Optional<ProfileKey> key(@Nullable String id) throws OrielException;

  /** What to say where a key that should be there is not. */
  OrielException missing();

  /**
   * Keeps a new key. Blocks until it lasts. Called under the profile's lock.
   *
   * @throws OrielException if it cannot, or would lose another key by it
   */
  void keep(ProfileKey key) throws OrielException;
}
