package app.oriel.rtsp.rtp;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what the packets of a track are known among others.
 *
 * @param payloadType as the description names it
 * @param otherTypes payload types that the description names for something else
 * @param source the synchronisation source that the camera announced; null where it did not
 */
public record RtpIdentity(int payloadType, Set<Integer> otherTypes, @Nullable Integer source) {
  /** With a copy of the set. */
  public RtpIdentity {
    otherTypes = Set.copyOf(otherTypes);
  }
}
