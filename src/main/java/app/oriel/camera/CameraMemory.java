package app.oriel.camera;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What signing in to one camera taught: certificate pins and what it likes to hear. Kept in the
 * profile, or only in memory. Called from any thread.
 */
public interface CameraMemory {
  /** The certificate known for a port of the camera. */
  Optional<PinnedCertificate> pin(int port);

  /** Remembers the certificate of a port, in place of any other. */
  void pin(int port, PinnedCertificate certificate);

  /** A thing learnt, by its name, such as {@code kasa.stream.passwordForm}. */
  Optional<String> learnt(String what);

  /** Remembers a thing learnt. */
  void learn(String what, String value);

  /** A memory that ends with the program. */
  static CameraMemory forgetful() {
    return new CameraMemory() {
      private final Map<Integer, PinnedCertificate> pins = new ConcurrentHashMap<>();
      private final Map<String, String> things = new ConcurrentHashMap<>();

      @Override
      public Optional<PinnedCertificate> pin(int port) {
        return Optional.ofNullable(pins.get(port));
      }

      @Override
      public void pin(int port, PinnedCertificate certificate) {
        pins.put(port, certificate);
      }

      @Override
      public Optional<String> learnt(String what) {
        return Optional.ofNullable(things.get(what));
      }

      @Override
      public void learn(String what, String value) {
        things.put(what, value);
      }
    };
  }
}
