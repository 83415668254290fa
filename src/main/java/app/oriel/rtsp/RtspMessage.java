package app.oriel.rtsp;

import java.util.OptionalInt;

/** A message of RTSP/1.0: RFC 2326, 4. */
sealed interface RtspMessage extends Incoming permits RtspRequest, RtspResponse {
  RtspHeaders headers();

  /** The number that joins a response to its request; empty where it is missing or none. */
  default OptionalInt cseq() {
    return headers().number("CSeq");
  }
}
