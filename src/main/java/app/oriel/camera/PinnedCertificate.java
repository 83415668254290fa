package app.oriel.camera;

import java.time.Instant;

/**
 * The certificate that a camera showed when it was first seen.
 *
 * @param fingerprint {@code sha256:} and 64 lower-case hexadecimal digits over the DER form
 */
public record PinnedCertificate(String fingerprint, Instant firstSeen) {}
