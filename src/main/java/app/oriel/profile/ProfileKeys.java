package app.oriel.profile;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Finds the key that a profile's secrets are sealed with. A key that is lost is never replaced
 * while secrets wait for it: it may come back.
 */
final class ProfileKeys {
  private final List<KeyHome> homes;

  /**
   * @param homes at least one; a new key goes into the first
   */
  ProfileKeys(List<KeyHome> homes) {
    this.homes = List.copyOf(homes);
  }

  /**
   * The key for reading.
   *
   * @throws CameraException {@link Problem#KEY_MISSING} if it is lost, or its home is locked
   */
  ProfileKey keyOf(Profile profile) throws CameraException {
    KeyReference wanted = profile.key();
    if (wanted == null) {
      KeyHome first = homes.getFirst();
      return first
          .key()
          .orElseThrow(() -> missing(Detail.of("the-key-is-missing-from", first.place())));
    }
    KeyHome home =
        homes.stream()
            .filter(it -> it.name().equals(wanted.home()))
            .findFirst()
            .orElseThrow(
                () -> missing(Detail.of("the-key-is-in-a-place-that-this-oriel-does-not-know")));
    return home.key()
        .filter(key -> key.id().equals(wanted.id()))
        .orElseThrow(() -> missing(Detail.of("the-key-is-missing-from", home.place())));
  }

  /** Whether secrets wait for a key that is lost; then why. */
  Optional<CameraException> problem(Profile profile) {
    if (!profile.holdsSecretsBeside("")) {
      return Optional.empty();
    }
    try {
      keyOf(profile);
      return Optional.empty();
    } catch (CameraException e) {
      return Optional.of(e);
    }
  }

  /**
   * The key to seal one camera's secrets with; made where there was none. Called under the
   * profile's lock.
   *
   * @throws CameraException if other cameras' secrets wait for a lost key, or no key can be made
   */
  Found forSealing(Profile profile, String camera) throws CameraException {
    KeyReference known = profile.key();
    if (profile.holdsSecretsBeside(camera)) {
      ProfileKey key = keyOf(profile);
      return known == null
          ? new Found(key, new KeyReference(homes.getFirst().name(), key.id()))
          : new Found(key, known);
    }
    // No other secret needs the old key: whichever the home holds now will do.
    KeyHome home = homes.getFirst();
    Optional<ProfileKey> held = home.key();
    ProfileKey key = held.isPresent() ? held.get() : home.create();
    return new Found(key, new KeyReference(home.name(), key.id()));
  }

  private static CameraException missing(Detail why) {
    return new CameraException(Problem.KEY_MISSING, why);
  }

  /** A key and how the profile refers to it. */
  record Found(ProfileKey key, KeyReference reference) {}
}
