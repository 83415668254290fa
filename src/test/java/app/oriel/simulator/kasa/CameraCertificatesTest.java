package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The certificates that software cameras show. */
class CameraCertificatesTest {
  @TempDir private Path folder;

  @Test
  void areAsWeakAsTheCameras() throws Exception {
    CameraCertificate made = CameraCertificates.inMemory();
    assertEquals(
        "CN=TPRI-DEVICE,O=TPRI,ST=CA,C=US", made.certificate().getSubjectX500Principal().getName());
    assertEquals("CN=TPRI-CA", made.certificate().getIssuerX500Principal().getName());
    assertEquals("SHA1withRSA", made.certificate().getSigAlgName());
    assertEquals(1024, ((RSAPublicKey) made.certificate().getPublicKey()).getModulus().bitLength());
  }

  @Test
  void areTheSameInASecondRunAndOthersForOthers() throws Exception {
    byte[] first = shown("127.0.0.2", KasaModel.EC60);
    assertArrayEquals(first, shown("127.0.0.2", KasaModel.EC60));
    assertFalse(Arrays.equals(first, shown("127.0.0.3", KasaModel.EC60)));
    assertFalse(Arrays.equals(first, shown("127.0.0.2", KasaModel.EC70)));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void areForTheirOwnerOnly() throws Exception {
    shown("host.example", KasaModel.EC60);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
  }

  @Test
  void stayInTheirFolderWhateverTheHostIsCalled() throws Exception {
    shown("../../x/:1", KasaModel.EC60);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void areNotReplacedWhereDamaged() throws Exception {
    Path file = folder.resolve("kasa-127.0.0.2-EC60.p12");
    Files.writeString(file, "damaged");
    assertThrows(IOException.class, () -> shown("127.0.0.2", KasaModel.EC60));
    assertEquals("damaged", Files.readString(file));
  }

  private byte[] shown(String host, KasaModel model) throws Exception {
    return new CameraCertificates(folder).of(host, model).certificate().getEncoded();
  }
}
