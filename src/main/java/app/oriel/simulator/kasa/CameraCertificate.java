package app.oriel.simulator.kasa;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** The key and the certificate that a software camera shows. */
public record CameraCertificate(PrivateKey key, X509Certificate certificate) {
  @Override
  public String toString() {
    return "CameraCertificate[" + certificate.getSerialNumber() + "]";
  }
}
