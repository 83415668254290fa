package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Finds the key that a profile's secrets are sealed with. The profile says which home has it; a key
 * that this home does not give is never replaced, and no other home is asked: it may come back.
 */
final class ProfileKeys {
  private final List<KeyHome> homes;
  private final SecureRandom random;

  /**
   * @param homes at least one; a new key goes into the first that this system has
   */
  ProfileKeys(List<KeyHome> homes, SecureRandom random) {
    this.homes = List.copyOf(homes);
    this.random = random;
  }

  /**
   * Lets the home that a change will need ask whom it must. Not under the profile's lock: it may
   * block for as long as a person types.
   */
  void prepare(Profile profile) {
    KeyReference known = profile.key();
    if (known == null) {
      usual().prepare(null);
    } else {
      home(known.home()).ifPresent(home -> home.prepare(known.id()));
    }
  }

  /** Forgets what went wrong before. */
  void tryAgain() {
    homes.forEach(KeyHome::tryAgain);
  }

  /**
   * The key for reading.
   *
   * @throws OrielException {@link Problem#KEY_MISSING} if it is lost, {@link
   *     Problem#KEYCHAIN_UNUSABLE} if its home is locked or does not answer
   */
  ProfileKey keyOf(Profile profile) throws OrielException {
    KeyReference wanted = profile.key();
    return wanted == null ? unnamed().key() : named(wanted);
  }

  /** The key of a profile that names none although it holds secrets: somebody took the name out. */
  private Found unnamed() throws OrielException {
    for (KeyHome home : homes) {
      Optional<ProfileKey> key = home.key(null);
      if (key.isPresent()) {
        return found(key.get(), home);
      }
    }
    throw homes.getLast().missing();
  }

  private ProfileKey named(KeyReference wanted) throws OrielException {
    KeyHome home = known(wanted.home());
    return home.key(wanted.id()).orElseThrow(home::missing);
  }

  /** Whether secrets wait for a key that is lost; then why. */
  Optional<OrielException> problem(Profile profile) {
    if (!profile.holdsSecretsBeside("")) {
      return Optional.empty();
    }
    try {
      keyOf(profile);
      return Optional.empty();
    } catch (OrielException e) {
      return Optional.of(e);
    }
  }

  /**
   * The key to seal one camera's secrets with; made where there was none. Called under the
   * profile's lock.
   *
   * @throws OrielException if the key is lost, or no key can be made; {@link Problem#KEY_MISSING}
   *     only where passwords are saved
   */
  Found forSealing(Profile profile, String camera) throws OrielException {
    try {
      return sealing(profile, camera);
    } catch (OrielException e) {
      throw profile.holdsSecretsBeside("") ? e : nothingLost(e);
    }
  }

  /** Where nothing is saved, no key can be missing: something else is in its way. */
  private static OrielException nothingLost(OrielException e) {
    return e.problem() == Problem.KEY_MISSING
        ? new OrielException(Problem.KEY_UNUSABLE, e.detail(), e)
        : e;
  }

  private Found sealing(Profile profile, String camera) throws OrielException {
    KeyReference wanted = profile.key();
    if (wanted == null) {
      return profile.holdsSecretsBeside(camera) ? unnamed() : inHome(usual());
    }
    KeyHome home = known(wanted.home());
    Optional<ProfileKey> key = home.key(wanted.id());
    if (key.isEmpty() && profile.holdsSecretsBeside(camera)) {
      throw home.missing();
    }
    // Where the home surely has it no more and no other secret needs it, another will do.
    return key.isPresent() ? new Found(key.get(), wanted) : inHome(home);
  }

  /**
   * A key for a profile without secrets, in the home that the user chose.
   *
   * @throws OrielException if there is no home of that name, or no key can be made in it
   */
  Found chosen(String home) throws OrielException {
    try {
      return inHome(known(home));
    } catch (OrielException e) {
      throw nothingLost(e);
    }
  }

  /** Lets a home that the user chose ask whom it must; see {@link #prepare(Profile)}. */
  void prepare(String home) {
    home(home).ifPresent(it -> it.prepare(null));
  }

  private Found inHome(KeyHome home) throws OrielException {
    Optional<ProfileKey> held = home.key(null);
    ProfileKey key = held.isPresent() ? held.get() : ProfileKey.fresh(random);
    if (held.isEmpty()) {
      home.keep(key);
    }
    return found(key, home);
  }

  private static Found found(ProfileKey key, KeyHome home) {
    return new Found(key, new KeyReference(home.name(), key.id()));
  }

  /** Where a new key goes: the first home that this system has. */
  private KeyHome usual() {
    return homes.stream().filter(KeyHome::isHere).findFirst().orElseGet(homes::getLast);
  }

  private Optional<KeyHome> home(String name) {
    return homes.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private KeyHome known(String name) throws OrielException {
    return home(name)
        .orElseThrow(
            () ->
                new OrielException(
                    Problem.KEY_MISSING,
                    Detail.of("the-key-is-in-a-place-that-this-oriel-does-not-know")));
  }

  /** A key and how the profile refers to it. */
  record Found(ProfileKey key, KeyReference reference) {}
}
