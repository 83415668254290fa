package app.oriel.camera;

/** Another certificate than the pinned one: nothing was sent, and only the user may go on. */
public final class CertificateChangedException extends CameraException {
  private static final long serialVersionUID = 1L;

  private final transient PinnedCertificate known;
  private final String presented;

  /**
   * @param known the pinned one
   * @param presented the fingerprint of the one that was shown now
   */
  public CertificateChangedException(PinnedCertificate known, String presented) {
    super(
        Problem.CERTIFICATE_CHANGED,
        Detail.of("certificate-changed", known.firstSeen(), known.fingerprint(), presented));
    this.known = known;
    this.presented = presented;
  }

  /** The pinned certificate. */
  public PinnedCertificate known() {
    return known;
  }

  /** The fingerprint of the certificate shown now. */
  public String presented() {
    return presented;
  }
}
