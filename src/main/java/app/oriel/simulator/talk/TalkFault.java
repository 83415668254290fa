package app.oriel.simulator.talk;

/** What can be wrong with the way a client talks. */
public enum TalkFault {
  /** Sound without a request, or after the camera refused it. */
  NOT_ASKED,
  /** No RTP, or a header with more than the plain twelve bytes. */
  BAD_PACKET,
  /** Not the {@code $} channel that the camera listens to; not heard. */
  WRONG_CHANNEL,
  /** Not the payload type that the camera plays; not heard. */
  WRONG_TYPE,
  /** A sequence number that is not the next one. */
  SEQUENCE,
  /** A timestamp that is not the last one plus the samples sent. */
  TIMESTAMP,
  /** The source changed in mid-talk. */
  SOURCE,
  /** Packets of a size that the loudspeaker does not like. */
  PACKET_SIZE,
  /** Packets so large that they are not heard. */
  PACKET_TOO_LARGE,
  /** Sound came too late: a gap was heard. */
  LATE,
  /** Sound came too early: what does not fit the camera's buffer was lost. */
  BURST,
  /** The first sound was swallowed for want of silence ahead of it. */
  NO_LEAD_IN,
  /** The last sound was lost because the client left too early. */
  TAIL_CUT,
  /** No heartbeat at the start, or not in time. */
  HEARTBEAT,
  /** Parts or headers that are not as the camera knows them. */
  BAD_FORM,
  /** The client left in the middle of a message. */
  CUT_SHORT
}
