package app.oriel.camera;

import org.jspecify.annotations.Nullable;

/** Is told what was achieved while a camera is opened, step by step, on the opening thread. */
public interface SignInSteps {
  /** For callers that do not care. */
  SignInSteps IGNORED =
      new SignInSteps() {
        @Override
        public void reached(long millis) {}

        @Override
        public void secured(Secured secured) {}

        @Override
        public void signedIn(String method, @Nullable String passwordForm) {}
      };

  /** The camera's port took the connection after this many milliseconds. */
  void reached(long millis);

  /** The line is not encrypted, and never is with such cameras. */
  default void plain() {}

  /** The line is encrypted, and the certificate is the pinned one or was pinned now. */
  void secured(Secured secured);

  /**
   * The camera let us in.
   *
   * @param method {@code basic}, {@code digest-md5}, {@code digest-sha256}, {@code
   *     digest-sha512-256} or {@code none}
   * @param passwordForm the form of the password that a Kasa camera took, else null
   */
  void signedIn(String method, @Nullable String passwordForm);

  /**
   * How a line is secured.
   *
   * @param protocol such as {@code TLSv1.2}
   * @param cipher the suite's name in JSSE
   * @param fingerprint {@code sha256:…} of the camera's certificate
   * @param known whether the certificate had been pinned before
   */
  record Secured(long millis, String protocol, String cipher, String fingerprint, boolean known) {}
}
