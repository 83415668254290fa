package app.oriel.rtsp;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.PinnedCertificate;
import java.util.Optional;

/**
 * What is known of a camera, for another host that it sends us on to: that has certificates of its
 * own, which nobody pinned and which guard no password.
 */
record MemoryWithoutPins(CameraMemory camera) implements CameraMemory {
  @Override
  public Optional<PinnedCertificate> pin(int port) {
    return Optional.empty();
  }

  @Override
  public void pin(int port, PinnedCertificate certificate) {
    // Another host's.
  }

  @Override
  public Optional<String> learnt(String what) {
    return camera.learnt(what);
  }

  @Override
  public void learn(String what, String value) {
    camera.learn(what, value);
  }
}
