package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keychain of macOS, the credential store of Windows, or the Secret Service of a Linux desktop,
 * through java-keyring. A connection and its threads live only as long as a call.
 */
final class SystemKeychain implements Keychain {
  private static final Logger LOG = LoggerFactory.getLogger(SystemKeychain.class);
  private static final String SERVICE = "Oriel";

  private final KeyringStorageType type;
  private final Optional<SecretService> secretService;

  private SystemKeychain(KeyringStorageType type, Optional<SecretService> secretService) {
    this.type = type;
    this.secretService = secretService;
  }

  /** That of the system that this program runs on. */
  static SystemKeychain usual() {
    return of(System.getProperty("os.name", ""), System.getenv());
  }

  static SystemKeychain of(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return new SystemKeychain(KeyringStorageType.WINDOWS_CREDENTIAL_STORE, Optional.empty());
    }
    if (name.startsWith("mac")) {
      return new SystemKeychain(KeyringStorageType.OSX_KEYCHAIN, Optional.empty());
    }
    SecretService service =
        new SecretService(environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", ""));
    return new SystemKeychain(KeyringStorageType.GNOME_KEYRING, Optional.of(service));
  }

  @Override
  public boolean isHere() {
    return secretService.isEmpty() || secretService.get().isHere();
  }

  @Override
  public void unlock() throws OrielException {
    if (secretService.isEmpty()) {
      return;
    }
    try {
      secretService.get().unlock();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw problem(Detail.of("the-keychain-is-locked"));
    }
  }

  @Override
  public Optional<String> secret(String account) throws OrielException {
    unlock();
    Keyring keyring = open();
    try {
      return Optional.of(keyring.getPassword(SERVICE, account));
    } catch (PasswordAccessException e) {
      // The library says the same where the keychain went away meanwhile: then that is told.
      unlock();
      return Optional.empty();
    } finally {
      close(keyring);
    }
  }

  @Override
  public void keep(String account, String secret) throws OrielException {
    unlock();
    Keyring keyring = open();
    try {
      keyring.setPassword(SERVICE, account, secret);
    } catch (PasswordAccessException e) {
      throw problem(Detail.of("the-keychain-keeps-nothing"));
    } finally {
      close(keyring);
    }
  }

  private Keyring open() throws OrielException {
    try {
      return Keyring.create(type);
    } catch (BackendNotSupportedException e) {
      throw problem(Detail.of("no-keychain-can-be-reached"));
    }
  }

  private static void close(Keyring keyring) {
    try {
      keyring.close();
    } catch (Exception e) {
      LOG.debug("the keychain cannot be closed: {}", e.getClass().getSimpleName());
    }
  }

  private static OrielException problem(Detail why) {
    return new OrielException(Problem.KEYCHAIN_UNUSABLE, why);
  }
}
