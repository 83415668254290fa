package app.oriel.camera;

/** Another certificate than the pinned one: nothing was sent, and only the user may go on. */
public final class CertificateChangedException extends OrielException {
  private static final long serialVersionUID = 1L;

  private final int port;
  private final transient PinnedCertificate known;
  private final transient PinnedCertificate presented;

  /**
   * @param port the camera's, where it was shown
   * @param known the pinned one
   * @param presented the one that was shown now
   */
  public CertificateChangedException(
      int port, PinnedCertificate known, PinnedCertificate presented) {
    super(
        Problem.CERTIFICATE_CHANGED,
        Detail.of(
            "certificate-changed",
            known.firstSeen(),
            known.fingerprint(),
            presented.fingerprint()));
    this.port = port;
    this.known = known;
    this.presented = presented;
  }

  /** The pinned certificate. */
  public PinnedCertificate known() {
    return known;
  }

  /** The certificate shown now, seen for the first time when it was shown. */
  public PinnedCertificate presented() {
    return presented;
  }

  /** The user trusts the certificate shown now: it is the pinned one from now on. May block. */
  public void accept(CameraMemory memory) {
    memory.pin(port, presented);
  }
}
