package app.oriel.ui.editor;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.PinnedCertificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What trying a camera out taught, over what was known of it; kept only when the camera is. For any
 * thread.
 */
final class TestedMemory implements CameraMemory {
  private final CameraMemory known;
  private final Map<Integer, PinnedCertificate> pins = new ConcurrentHashMap<>();
  private final Map<String, String> things = new ConcurrentHashMap<>();

  TestedMemory(CameraMemory known) {
    this.known = known;
  }

  @Override
  public Optional<PinnedCertificate> pin(int port) {
    return Optional.ofNullable(pins.get(port)).or(() -> known.pin(port));
  }

  @Override
  public void pin(int port, PinnedCertificate certificate) {
    pins.put(port, certificate);
  }

  @Override
  public Optional<String> learnt(String what) {
    return Optional.ofNullable(things.get(what)).or(() -> known.learnt(what));
  }

  @Override
  public void learn(String what, String value) {
    things.put(what, value);
  }

  /** Hands on what was learnt. Blocks where that is written. */
  void teach(CameraMemory lasting) {
    pins.forEach(lasting::pin);
    things.forEach(lasting::learn);
  }
}
