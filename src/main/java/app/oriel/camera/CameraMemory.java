package app.oriel.camera;

import java.util.Optional;

/**
 * What signing in to one camera taught: certificate pins and what it likes to hear. Kept in the
 * profile, or only in memory. Called from any thread.
 */
public interface CameraMemory {
  /** What is learnt by a name that begins so concerns a user's password, and goes with it. */
  String OF_PASSWORD = "password.";

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
    return new ShortMemory(null);
  }

  /** Knows what another memory knows, and keeps what is new only until the program ends. */
  static CameraMemory over(CameraMemory known) {
    return new ShortMemory(known);
  }
}
