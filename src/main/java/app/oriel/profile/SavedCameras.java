package app.oriel.profile;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cameras of the profile, as the window and the command line handle them. For any thread; what
 * changes the profile blocks and throws as {@link ProfileStore#change} does.
 */
public final class SavedCameras {
  private static final Logger LOG = LoggerFactory.getLogger(SavedCameras.class);

  private final ProfileStore store;
  private final CameraMemories memories;
  private final ProfileKeys keys;
  private final CameraSecrets secrets;
  private final ProfileTransfer transfer;

  /**
   * @param homes where the key of the passwords may live; a new one goes into the first that this
   *     system has
   */
  public SavedCameras(
      ProfileStore store, CameraMemories memories, List<KeyHome> homes, SecureRandom random) {
    this.store = store;
    this.memories = memories;
    this.keys = new ProfileKeys(homes, random);
    this.secrets = new CameraSecrets(keys, random);
    PassphraseSeal seal = new PassphraseSeal(PassphraseSeal.USUAL_ROUNDS, random);
    this.transfer = new ProfileTransfer(store, keys, secrets, seal);
  }

  /** All cameras, in the order of the wall. Never blocks. */
  public List<CameraEntry> list() {
    return store.profile().cameras();
  }

  /** The camera of this name, whatever its case. Never blocks. */
  public Optional<CameraEntry> find(String name) {
    return store.profile().find(name);
  }

  /** The camera of this id. Never blocks. */
  public Optional<CameraEntry> camera(String id) {
    return store.profile().camera(id);
  }

  /** The profile's file. Never blocks. */
  public Path file() {
    return store.file();
  }

  /** The content that the file had before its last change; empty where there is none. Blocks. */
  public Optional<Path> backup() {
    return store.backup();
  }

  /**
   * Reads the file again, and lets a key that could not be had be looked for again. Blocks; what
   * was known stays where that fails.
   */
  public void reload() {
    keys.tryAgain();
    store.reload();
  }

  /** Why the file cannot be read, so that it is left alone; empty while all is well. */
  public Optional<OrielException> unreadable() {
    return store.problem();
  }

  /** What is wrong with the cameras of the file that make no sense, and where. Never blocks. */
  public List<Detail> unreadEntries() {
    return store.profile().unread().stream().map(UnreadEntry::reason).toList();
  }

  /** Whether the key of the passwords is missing; then why. Blocks while it looks for the key. */
  public Optional<OrielException> keyProblem() {
    return keys.problem(store.profile());
  }

  /** The home of the key of the passwords; empty before the first password. Never blocks. */
  public Optional<String> keyHome() {
    return Optional.ofNullable(store.profile().key()).map(KeyReference::home);
  }

  /**
   * Begins with a new key in a home that the user chose: after a key was lost, or in place of a
   * keychain that stays locked. Blocks, as long as a person is asked to unlock it.
   *
   * @param home a home's name: {@code keychain} or {@code file}
   * @param forgetPasswords whether all saved passwords may be given up for it
   * @throws OrielException {@link Problem#USAGE} if there are saved passwords and they may not,
   *     {@link Problem#KEYCHAIN_UNUSABLE} or {@link Problem#KEY_UNUSABLE} if that home takes no key
   */
  public void chooseKeyHome(String home, boolean forgetPasswords) throws OrielException {
    keys.prepare(home);
    store.change(
        profile -> {
          if (!forgetPasswords && profile.holdsSecretsBeside("")) {
            throw new OrielException(Problem.USAGE, Detail.of("passwords-would-be-forgotten"));
          }
          return profile.withoutSecrets().withKey(keys.chosen(home).reference());
        });
  }

  /**
   * What is wrong with the profile: that it cannot be read and is left alone, which of its cameras
   * make no sense, that the key of the passwords is missing. Blocks while it looks for the key.
   */
  public List<OrielException> problems() {
    List<OrielException> problems = new ArrayList<>();
    unreadable().ifPresent(problems::add);
    for (Detail reason : unreadEntries()) {
      problems.add(
          new OrielException(
              Problem.PROFILE_UNREADABLE, Detail.of("in-file", reason, store.file())));
    }
    keyProblem().ifPresent(problems::add);
    return problems;
  }

  /**
   * Adds a camera at the end.
   *
   * @param credentials null to save none
   * @throws OrielException {@link Problem#NAME_TAKEN}, or {@link Problem#USAGE} if the name is none
   *     or looks like a URL
   */
  public CameraEntry add(String name, CameraUrl url, @Nullable Credentials credentials)
      throws OrielException {
    return add(name, url, credentials, DisplayAspect.AS_SENT);
  }

  /** The same of a camera whose pictures are shown in a shape of the user's choice. */
  public CameraEntry add(
      String name, CameraUrl url, @Nullable Credentials credentials, DisplayAspect aspect)
      throws OrielException {
    CameraEntry camera = CameraEntry.fresh(typedName(name), url).shownIn(aspect);
    prepareToSeal(credentials != null);
    Profile changed =
        store.change(
            profile -> {
              requireFree(profile, camera.name(), camera.id());
              return secrets.seal(profile.plus(camera), camera.id(), credentials);
            });
    return changed.camera(camera.id()).orElse(camera);
  }

  /**
   * Refuses what cannot be the name of one more camera, as {@link #add} does; for who wants to know
   * before asking for a password. Never blocks.
   */
  public void checkNew(String name) throws OrielException {
    requireFree(store.profile(), typedName(name), "");
  }

  /**
   * Changes a camera. What is given as it was before stays as the file has it now, so that nothing
   * is lost that another program changed meanwhile. On another host, or with another make, its
   * certificates and what signing in taught are forgotten.
   *
   * @param before the camera as it was shown to whoever edits it
   * @return the camera as it is now
   * @throws OrielException {@link Problem#NAME_TAKEN} if the name is another camera's, {@link
   *     Problem#USAGE} if the camera is gone, or the name is none or looks like a URL
   */
  public CameraEntry edit(
      CameraEntry before,
      String name,
      CameraUrl url,
      DisplayAspect aspect,
      CredentialChange credentials)
      throws OrielException {
    Optional<String> newName = other(before.name(), name.strip());
    String checked = newName.isPresent() ? typedName(name) : "";
    Optional<CameraUrl> newUrl = other(before.url(), url);
    Optional<DisplayAspect> newAspect = other(before.aspect(), aspect);
    prepareToSeal(credentials instanceof CredentialChange.Replace);
    Profile changed =
        store.change(
            profile -> {
              requireKnown(profile, before.id());
              if (newName.isPresent()) {
                requireFree(profile, checked, before.id());
              }
              Profile edited =
                  profile.changing(
                      before.id(),
                      camera ->
                          camera
                              .named(newName.isPresent() ? checked : camera.name())
                              .at(newUrl.orElse(camera.url()))
                              .shownIn(newAspect.orElse(camera.aspect())));
              return withCredentials(edited, before.id(), credentials);
            });
    return changed.camera(before.id()).orElse(before);
  }

  /** Gives a camera another name; all else stays. Throws as {@link #edit} does. */
  public CameraEntry rename(CameraEntry camera, String name) throws OrielException {
    return edit(camera, name, camera.url(), camera.aspect(), new CredentialChange.Keep());
  }

  /** Removes a camera with all that was saved of it; harmless where it is gone. */
  public void remove(CameraEntry camera) throws OrielException {
    store.change(profile -> profile.minus(camera.id()));
  }

  /** Puts the cameras of these ids first and in this order; all others keep theirs. */
  public void reorder(List<String> ids) throws OrielException {
    store.change(profile -> profile.ordered(ids));
  }

  /** The profile as a window shows and changes it. */
  public LiveProfile live() {
    return LiveProfile.of(store);
  }

  /** The saved credentials of a camera, or null where there are none that can be read. Blocks. */
  public @Nullable Credentials credentialsOf(CameraEntry camera) {
    try {
      Optional<Credentials> open = secrets.open(store.profile(), camera);
      if (open.isEmpty() && camera.hasSecrets()) {
        LOG.info("{}: the saved password is damaged", camera.name());
      }
      return open.orElse(null);
    } catch (OrielException e) {
      LOG.info("{}: {}", camera.name(), e.getMessage());
      return null;
    }
  }

  /**
   * Saves a camera's credentials.
   *
   * @param credentials null to forget them
   * @throws OrielException {@link Problem#KEY_MISSING} if the key is lost, {@link
   *     Problem#KEYCHAIN_UNUSABLE} if its home is locked or does not answer, until the user unlocks
   *     it or chooses another by {@link #chooseKeyHome}
   */
  public void setCredentials(CameraEntry camera, @Nullable Credentials credentials)
      throws OrielException {
    prepareToSeal(credentials != null);
    store.change(
        profile -> {
          requireKnown(profile, camera.id());
          return secrets.seal(profile, camera.id(), credentials);
        });
  }

  /** Takes all of it to another computer, and from there. */
  public ProfileTransfer transfer() {
    return transfer;
  }

  /** A camera as its family needs it, with its credentials and its memory. Blocks. */
  public Camera toCamera(CameraEntry camera) {
    return new Camera(
        camera.name(),
        camera.url(),
        credentialsOf(camera),
        memories.memoryOf(camera),
        camera.aspect());
  }

  /** Asks a person for the key's home before the profile is locked, so that nobody waits for it. */
  private void prepareToSeal(boolean needed) {
    if (needed) {
      store.reload();
      keys.prepare(store.profile());
    }
  }

  private Profile withCredentials(Profile profile, String id, CredentialChange change)
      throws OrielException {
    return switch (change) {
      case CredentialChange.Keep keep -> profile;
      case CredentialChange.Replace other -> secrets.seal(profile, id, other.credentials());
      case CredentialChange.Forget forget -> secrets.seal(profile, id, null);
    };
  }

  /** A name as it was typed for a camera: one that the command line cannot take for a URL. */
  private static String typedName(String name) throws OrielException {
    String checked = CameraEntry.checkedName(name);
    if (CameraUrl.looksLikeUrl(checked)) {
      throw new OrielException(Problem.USAGE, Detail.of("a-name-must-not-look-like-a-url"));
    }
    return checked;
  }

  private static void requireFree(Profile profile, String name, String id) throws OrielException {
    Optional<CameraEntry> other = profile.find(name).filter(camera -> !camera.id().equals(id));
    if (other.isPresent()) {
      throw new OrielException(Problem.NAME_TAKEN, Detail.of("it-is", other.get().url()));
    }
  }

  private static void requireKnown(Profile profile, String id) throws OrielException {
    if (profile.camera(id).isEmpty()) {
      throw new OrielException(
          Problem.USAGE, Detail.of("the-camera-is-not-in-the-profile-any-more"));
    }
  }

  /** The newer value where it is another one. */
  private static <T> Optional<T> other(T before, T newer) {
    return before.equals(newer) ? Optional.empty() : Optional.of(newer);
  }
}
