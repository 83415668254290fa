package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A memory for which the certificate that the user accepted is the known one, in place of what was
 * pinned. It is written down only by {@link #confirm}, once the camera has shown it.
 */
final class AcceptedCertificate implements CameraMemory {
  private final CameraMemory memory;
  private final String fingerprint;

  private final Set<Integer> askedFor = ConcurrentHashMap.newKeySet();

  /**
   * @param memory what is known of the camera so far
   * @throws OrielException if that is no fingerprint
   */
  AcceptedCertificate(CameraMemory memory, String fingerprint) throws OrielException {
    this.memory = memory;
    this.fingerprint = fingerprint.toLowerCase(Locale.ROOT);
    if (!this.fingerprint.matches("sha256:[0-9a-f]{64}")) {
      throw new OrielException(
          Problem.USAGE, Detail.of("accept-certificate-takes-a-fingerprint", fingerprint));
    }
  }

  /** The camera with this for its memory. */
  Camera of(Camera camera) {
    return new Camera(camera.name(), camera.url(), camera.credentials(), this, camera.aspect());
  }

  /** The camera has shown the accepted certificate: it is the pinned one from now on. */
  void confirm() {
    for (int port : askedFor) {
      if (memory.pin(port).filter(this::isAccepted).isEmpty()) {
        memory.pin(port, new PinnedCertificate(fingerprint, Instant.now()));
      }
    }
  }

  private boolean isAccepted(PinnedCertificate pin) {
    return pin.fingerprint().equals(fingerprint);
  }

  @Override
  public Optional<PinnedCertificate> pin(int port) {
    askedFor.add(port);
    return memory
        .pin(port)
        .filter(this::isAccepted)
        .or(() -> Optional.of(new PinnedCertificate(fingerprint, Instant.now())));
  }

  @Override
  public void pin(int port, PinnedCertificate certificate) {
    memory.pin(port, certificate);
  }

  @Override
  public Optional<String> learnt(String what) {
    return memory.learnt(what);
  }

  @Override
  public void learn(String what, String value) {
    memory.learn(what, value);
  }
}
