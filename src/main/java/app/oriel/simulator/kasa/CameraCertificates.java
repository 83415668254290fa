package app.oriel.simulator.kasa;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;

/**
 * The certificates of software cameras, one file per host and model, so that a second run shows the
 * same one and does not look like an attack. The files are for their owner only.
 */
public final class CameraCertificates {
  private static final String ALIAS = "camera";

  /** Guards nothing: the store's format wants one, and the file's rights do the guarding. */
  private static final char[] STORE_PASSWORD = "simulator".toCharArray();

  private final Path folder;

  /**
   * @param folder where the files are kept; made when the first one is
   */
  public CameraCertificates(Path folder) {
    this.folder = folder;
  }

  /** A certificate that is kept nowhere. Takes some tens of milliseconds. */
  public static CameraCertificate inMemory() throws IOException {
    return CertificateMaker.make();
  }

  /**
   * The certificate of the camera on this host, made and kept where there is none yet. Reads or
   * writes a file.
   *
   * @throws IOException also where the kept file is damaged; it is left as it is
   */
  public CameraCertificate of(String host, KasaModel model) throws IOException {
    Path file = folder.resolve(fileName(host, model));
    try {
      if (Files.exists(file)) {
        return read(file);
      }
      CameraCertificate made = CertificateMaker.make();
      write(file, made);
      return made;
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate in " + file + " is damaged", e);
    }
  }

  private static String fileName(String host, KasaModel model) {
    String plain = host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
    return "kasa-" + plain + "-" + model.name() + ".p12";
  }

  private static CameraCertificate read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, STORE_PASSWORD);
    }
    if (store.getKey(ALIAS, STORE_PASSWORD) instanceof PrivateKey key
        && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
      return new CameraCertificate(key, certificate);
    }
    throw new IOException("the certificate in " + file + " is damaged");
  }

  private void write(Path file, CameraCertificate made)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, STORE_PASSWORD);
    store.setKeyEntry(ALIAS, made.key(), STORE_PASSWORD, new Certificate[] {made.certificate()});
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, "new-", ".p12", ownerOnly());
    try {
      try (OutputStream out = Files.newOutputStream(half)) {
        store.store(out, STORE_PASSWORD);
      }
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Where there are no POSIX rights, the folder's own must do: it is the user's. */
  private static FileAttribute<?>[] ownerOnly() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
