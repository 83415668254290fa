package app.oriel.profile;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A key in a file that only its owner can read. It keeps the passwords from whoever sees the
 * profile alone, not from whoever can read the owner's files.
 */
public final class KeyFile implements KeyHome {
  private static final int LONGEST = 1024;

  private final Path file;
  private final SecureRandom random;

  /**
   * @param file the key's own
   */
  public KeyFile(Path file, SecureRandom random) {
    this.file = file;
    this.random = random;
  }

  /** The key file beside a profile: {@code profile.key} beside {@code profile.json}. */
  public static KeyFile beside(Path profile, SecureRandom random) {
    String name = String.valueOf(profile.getFileName());
    String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
    return new KeyFile(profile.resolveSibling(stem + ".key"), random);
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public Optional<ProfileKey> key() throws CameraException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw damaged();
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
      byte[] bytes = Base64.getDecoder().decode(text);
      ProfileKey key = new ProfileKey(bytes);
      Arrays.fill(bytes, (byte) 0);
      return Optional.of(key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CameraException(Problem.KEY_MISSING, Detail.of("the-key-cannot-be-read", file), e);
    } catch (IllegalArgumentException e) {
      throw damaged();
    }
  }

  @Override
  public ProfileKey create() throws CameraException {
    if (!Files.notExists(file)) {
      throw damaged();
    }
    byte[] bytes = new byte[ProfileKey.LENGTH];
    random.nextBytes(bytes);
    try {
      OwnerFile.makeFolderOf(file);
      OwnerFile.replace(file, Base64.getEncoder().encode(bytes));
      return new ProfileKey(bytes);
    } catch (IOException e) {
      throw ProfileFile.unwritable(e, file);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private CameraException damaged() {
    return new CameraException(Problem.KEY_MISSING, Detail.of("this-is-no-key-of-oriels", file));
  }
}
