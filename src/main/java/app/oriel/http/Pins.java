package app.oriel.http;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Trust on first use: the certificate seen first is pinned, another one later is refused. */
final class Pins {
  private final InstantSource clock;

  Pins(InstantSource clock) {
    this.clock = clock;
  }

  /** The fingerprint of the certificate that a finished handshake showed. */
  static String fingerprint(SSLSession session) throws OrielException {
    try {
      Certificate certificate = session.getPeerCertificates()[0];
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
      throw new OrielException(Problem.TLS_FAILED, Detail.of("showed-no-certificate"), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }

  /**
   * Compares with the pin, or pins where there is none.
   *
   * @return whether it had been pinned before
   */
  boolean check(CameraMemory memory, int port, String fingerprint)
      throws CertificateChangedException {
    Optional<PinnedCertificate> known = memory.pin(port);
    PinnedCertificate presented = new PinnedCertificate(fingerprint, clock.instant());
    if (known.isEmpty()) {
      memory.pin(port, presented);
      return false;
    }
    if (!known.get().fingerprint().equals(fingerprint)) {
      throw new CertificateChangedException(port, known.get(), presented);
    }
    return true;
  }
}
