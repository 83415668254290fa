package app.oriel.profile;

import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals and opens the credentials of cameras with the profile's key. For any thread. */
final class CameraSecrets {
  private static final int LONGEST_SECRET = 1000;

  private final ProfileKeys keys;
  private final SecureRandom random;

  CameraSecrets(ProfileKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /**
   * The credentials of a camera, or empty where it has none or they are damaged. Blocks while it
   * looks for the key.
   *
   * @throws OrielException {@link Problem#KEY_MISSING} if there are some and the key is lost,
   *     {@link Problem#KEYCHAIN_UNUSABLE} if its home is locked or does not answer
   */
  Optional<Credentials> open(Profile profile, CameraEntry camera) throws OrielException {
    String user = camera.sealedUser();
    String password = camera.sealedPassword();
    if (user == null || password == null) {
      return Optional.empty();
    }
    ProfileKey key = keys.keyOf(profile);
    Optional<String> openUser = key.open(place(camera.id(), "user"), user);
    Optional<String> openPassword = key.open(place(camera.id(), "password"), password);
    return openUser.flatMap(name -> openPassword.map(word -> new Credentials(name, word)));
  }

  /**
   * The profile with other credentials for a camera. Called under the profile's lock.
   *
   * @param credentials null for none
   * @throws OrielException as {@link ProfileKeys#forSealing} does
   */
  Profile seal(Profile profile, String id, @Nullable Credentials credentials)
      throws OrielException {
    if (credentials == null) {
      return profile.changing(id, camera -> camera.withSecrets(null, null));
    }
    ProfileKeys.Found found = keys.forSealing(profile, id);
    String user = sealed(found.key(), place(id, "user"), credentials.user());
    String password = sealed(found.key(), place(id, "password"), credentials.password());
    return profile
        .withKey(found.reference())
        .changing(id, camera -> camera.withSecrets(user, password));
  }

  private String sealed(ProfileKey key, String place, String secret) throws OrielException {
    if (secret.length() > LONGEST_SECRET) {
      throw new OrielException(
          Problem.USAGE, Detail.of("a-user-name-or-password-is-longer-than", LONGEST_SECRET));
    }
    return key.seal(place, secret, random);
  }

  /** What a secret is bound to, so that it cannot be moved to another camera in the file. */
  private static String place(String id, String field) {
    return id + "/" + field;
  }
}
