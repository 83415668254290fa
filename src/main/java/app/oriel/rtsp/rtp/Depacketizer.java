package app.oriel.rtsp.rtp;

/** Makes packets of one track out of RTP payloads that come in order. Not for several threads. */
interface Depacketizer {
  /**
   * Takes one payload.
   *
   * @param micros the RTP timestamp on the track's continuous clock; {@link
   *     app.oriel.camera.Packet#NO_TIMESTAMP} for pictures, which ask the clock themselves
   * @param arrival {@link System#nanoTime} when the payload's last byte was read
   */
  void take(RtpPacket packet, long micros, long arrival);

  /** Packets are missing between the last one and the next. */
  void gap();

  /**
   * Access units and pieces of sound that were damaged or waited in vain for a keyframe; from any
   * thread.
   */
  long dropped();
}
