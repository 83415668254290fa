package app.oriel.profile;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.Optional;

/**
 * The system's keychain, as far as a key needs it. Calls block, some for as long as a person takes
 * to type the keychain's password. For one thread at a time.
 */
interface Keychain {
  /** Whether there is one here and now; false only where there surely is none. */
  boolean isHere();

  /**
   * Unlocks it, which may ask the person at the screen.
   *
   * @throws OrielException {@link Problem#KEYCHAIN_UNUSABLE} if it stays locked or cannot be
   *     reached
   */
  void unlock() throws OrielException;

  /**
   * What it keeps under a name; empty where it says that this is nothing, which some keychains say
   * of a failure too. Throws as {@link #unlock} does.
   */
  Optional<String> secret(String account) throws OrielException;

  /** Keeps a secret under a name. Throws as {@link #unlock} does. */
  void keep(String account, String secret) throws OrielException;
}
