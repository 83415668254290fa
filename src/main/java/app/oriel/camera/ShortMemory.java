package app.oriel.camera;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A memory that ends with the program, over one that does not or over none. */
final class ShortMemory implements CameraMemory {
  private final @Nullable CameraMemory known;
  private final Map<Integer, PinnedCertificate> pins = new ConcurrentHashMap<>();
  private final Map<String, String> things = new ConcurrentHashMap<>();

  ShortMemory(@Nullable CameraMemory known) {
    this.known = known;
  }

  @Override
  public Optional<PinnedCertificate> pin(int port) {
    PinnedCertificate own = pins.get(port);
    return own != null || known == null ? Optional.ofNullable(own) : known.pin(port);
  }

  @Override
  public void pin(int port, PinnedCertificate certificate) {
    pins.put(port, certificate);
  }

  @Override
  public Optional<String> learnt(String what) {
    String own = things.get(what);
    return own != null || known == null ? Optional.ofNullable(own) : known.learnt(what);
  }

  @Override
  public void learn(String what, String value) {
    things.put(what, value);
  }
}
