package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key in a file that only its owner can read. It keeps the passwords from whoever sees the
 * profile alone, not from whoever can read the owner's files.
 */
public final class KeyFile implements KeyHome {
  private static final int LONGEST = 1024;

  private final Path file;

  /**
   * @param file the key's own
   */
  public KeyFile(Path file) {
    this.file = file;
  }

  /** The key file beside a profile: {@code profile.key} beside {@code profile.json}. */
  public static KeyFile beside(Path profile) {
    String name = String.valueOf(profile.getFileName());
    String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return new KeyFile(profile.resolveSibling(stem + ".key"));
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public Optional<ProfileKey> key(@Nullable String id) throws OrielException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw damaged();
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII);
      ProfileKey key = ProfileKey.decoded(text).orElseThrow(this::damaged);
      return Optional.of(key).filter(it -> id == null || it.id().equals(id));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (OrielException e) {
      throw e;
    } catch (IOException e) {
      throw new OrielException(Problem.KEY_MISSING, Detail.of("the-key-cannot-be-read", file), e);
    }
  }

  @Override
  public OrielException missing() {
    return new OrielException(Problem.KEY_MISSING, Detail.of("the-key-is-missing-from", file));
  }

  @Override
  public void keep(ProfileKey key) throws OrielException {
    if (!Files.notExists(file)) {
      throw damaged();
    }
    try {
      OwnerFile.makeFolderOf(file);
      OwnerFile.replace(file, key.encoded().getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw ProfileFile.unwritable(e, file);
    }
  }

  private OrielException damaged() {
    return new OrielException(Problem.KEY_MISSING, Detail.of("this-is-no-key-of-oriels", file));
  }
}
