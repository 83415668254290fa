package app.oriel.profile;

import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the profile to another computer: all cameras with their credentials, certificates and what
 * signing in taught, and the layout, in one file sealed with a passphrase. For any thread; blocks.
 */
public final class ProfileTransfer {
  private final ProfileStore store;
  private final ProfileKeys keys;
  private final CameraSecrets secrets;
  private final PassphraseSeal seal;
  private final ProfileJson json = new ProfileJson(Migrations.USUAL);

  ProfileTransfer(
      ProfileStore store, ProfileKeys keys, CameraSecrets secrets, PassphraseSeal seal) {
    this.store = store;
    this.keys = keys;
    this.secrets = secrets;
    this.seal = seal;
  }

  /**
   * What an export holds.
   *
   * @param cameras by name
   * @param withoutPassword those of them whose saved password is damaged
   * @param unread how many cameras of the profile made no sense and are not in it
   */
  public record Exported(List<String> cameras, List<String> withoutPassword, int unread) {
    public Exported {
      cameras = List.copyOf(cameras);
      withoutPassword = List.copyOf(withoutPassword);
    }
  }

  /**
   * What an import did.
   *
   * @param cameras what became of each camera of the file
   * @param unread how many cameras of the file made no sense and were left out
   */
  public record Imported(List<Merged> cameras, int unread) {
    public Imported {
      cameras = List.copyOf(cameras);
    }
  }

  /** What became of one camera of the file. */
  public record Merged(String camera, Outcome outcome) {}

  /** Whether a camera of the file came into the profile. */
  public enum Outcome {
    /** It was new. */
    ADDED,
    /** The profile had it, and has the file's now. */
    REPLACED,
    /** The profile had it, and keeps its own. */
    KEPT
  }

  /**
   * Writes the file, which only its owner can read.
   *
   * @throws OrielException {@link Problem#KEY_MISSING} if saved passwords cannot be opened, {@link
   *     Problem#DISK} if the file cannot be written, {@link Problem#USAGE} if it is the profile
   *     itself
   */
  public Exported export(Path file, char[] passphrase) throws OrielException {
    refuseOwnFiles(file);
    store.reload();
    Optional<OrielException> problem = store.problem();
    if (problem.isPresent()) {
      throw problem.get();
    }
    Profile profile = store.profile();
    List<String> damaged = new ArrayList<>();
    byte[] content = json.write(opened(profile, damaged));
    byte[] sealed = seal.seal(content, passphrase);
    Arrays.fill(content, (byte) 0);
    try {
      OwnerFile.replace(file.toAbsolutePath(), sealed);
    } catch (IOException e) {
      throw ProfileFile.unwritable(e, file);
    }
    List<String> names = profile.cameras().stream().map(CameraEntry::name).toList();
    return new Exported(names, damaged, profile.unread().size());
  }

  /** The profile with plain credentials, and without what belongs to this computer. */
  private Profile opened(Profile profile, List<String> damaged) throws OrielException {
    List<CameraEntry> cameras = new ArrayList<>();
    for (CameraEntry camera : profile.cameras()) {
      Optional<Credentials> plain = secrets.open(profile, camera);
      if (plain.isEmpty() && camera.hasSecrets()) {
        damaged.add(camera.name());
      }
      cameras.add(
          plain
              .map(it -> camera.withSecrets(it.user(), it.password()))
              .orElseGet(() -> camera.withSecrets(null, null)));
    }
    return new Profile(
        cameras,
        List.of(),
        profile.hosts(),
        null,
        profile.settings(),
        profile.kept().without("key"));
  }

  /**
   * Takes a file's cameras into the profile, in one change. A camera is the same if it has the same
   * id or else the same name.
   *
   * @param replace whether the file's cameras take the place of those that the profile has; else
   *     the profile keeps its own
   * @throws OrielException {@link Problem#EXPORT_UNREADABLE} if the file is none or the passphrase
   *     is wrong, or as {@link ProfileStore#change} does; nothing is changed then
   */
  public Imported importFrom(Path file, char[] passphrase, boolean replace) throws OrielException {
    byte[] content = seal.open(read(file), passphrase);
    Profile theirs = theirs(content);
    Arrays.fill(content, (byte) 0);
    store.reload();
    if (theirs.holdsSecretsBeside("")) {
      keys.prepare(store.profile());
    }
    List<Merged> merged = new ArrayList<>();
    store.change(
        ours -> {
          merged.clear();
          return new ProfileMerge(secrets, replace).merge(ours, theirs, merged);
        });
    return new Imported(merged, theirs.unread().size());
  }

  private Profile theirs(byte[] content) throws OrielException {
    try {
      return json.read(content);
    } catch (OrielException e) {
      throw new OrielException(Problem.EXPORT_UNREADABLE, e.detail());
    }
  }

  private static byte[] read(Path file) throws OrielException {
    if (!Files.isRegularFile(file)) {
      throw unreadable(
          Files.notExists(file) ? Detail.of("does-not-exist") : Detail.of("is-no-ordinary-file"),
          file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(PassphraseSeal.LARGEST + 1);
      if (content.length > PassphraseSeal.LARGEST) {
        throw unreadable(Detail.of("is-larger-than", PassphraseSeal.LARGEST), file);
      }
      return content;
    } catch (OrielException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(ProfileFile.reason(e), file);
    }
  }

  private static OrielException unreadable(Detail why, Path file) {
    return new OrielException(Problem.EXPORT_UNREADABLE, Detail.of("in-file", why, file));
  }

  /** A slip of the keyboard must not cost the profile, its backup or its key. */
  private void refuseOwnFiles(Path file) throws OrielException {
    String own = String.valueOf(store.file().getFileName());
    String name = String.valueOf(file.getFileName());
    boolean ownName = name.startsWith(own) || name.equals(own.replaceAll("\\.json$", ".key"));
    if (ownName && sameFolder(file.toAbsolutePath().getParent(), store.file().getParent())) {
      throw new OrielException(Problem.USAGE, Detail.of("that-is-the-profile-itself", file));
    }
  }

  private static boolean sameFolder(@Nullable Path one, @Nullable Path other)
      throws OrielException {
    try {
      return one != null
          && other != null
          && Files.isDirectory(one)
          && Files.isDirectory(other)
          && Files.isSameFile(one, other);
    } catch (IOException e) {
      throw ProfileFile.unwritable(e, one == null ? Path.of("") : one);
    }
  }
}
