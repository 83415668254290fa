package app.oriel.simulator.ipc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One track that a client set up: packets with their sequence numbers, and sender reports about
 * them. For one thread at a time.
 */
final class RtpTrack {
  private static final int RTP_HEADER = 12;
  private static final int FRAME_HEADER = 4;
  private static final int VERSION = 0x80;
  private static final int MARKER = 0x80;

  /** RFC 3550 sections 6.4.1 and 6.5. */
  private static final int SENDER_REPORT = 200;

  private static final int DESCRIPTION = 202;
  private static final byte[] NAME = "camera".getBytes(StandardCharsets.US_ASCII);

  /** From 1900, where NTP begins, to 1970. */
  private static final long NTP_OFFSET = 2_208_988_800L;

  private final int channel;
  private final int reportChannel;
  private final int payloadType;
  private final int source;
  private final RtpClock clock;
  private int sequence;
  private int packets;
  private int octets;

  /**
   * @param channel the {@code $} channel of its packets
   * @param reportChannel that of its reports
   */
  RtpTrack(
      int channel, int reportChannel, int payloadType, RtpClock clock, int sequence, int source) {
    this.channel = channel;
    this.reportChannel = reportChannel;
    this.payloadType = payloadType;
    this.clock = clock;
    this.sequence = sequence;
    this.source = source;
  }

  RtpClock clock() {
    return clock;
  }

  /** The number of the next packet. */
  int sequence() {
    return sequence & 0xffff;
  }

  /** A packet as a {@code $} frame. */
  byte[] packet(byte[] payload, long timestamp, boolean marker) {
    int length = RTP_HEADER + payload.length;
    ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + length);
    frame.put((byte) '$').put((byte) channel).putShort((short) length);
    frame.put((byte) VERSION).put((byte) ((marker ? MARKER : 0) | payloadType));
    frame.putShort((short) sequence++).putInt((int) timestamp).putInt(source).put(payload);
    packets++;
    octets += payload.length;
    return frame.array();
  }

  /**
   * A sender report with the name that RFC 3550 wants beside it, as a {@code $} frame.
   *
   * @param timestamp the track's time at that moment
   */
  byte[] report(Instant now, long timestamp) {
    int padded = (4 + 2 + NAME.length + 1 + 3) / 4 * 4;
    int length = 28 + 4 + padded;
    ByteBuffer frame = ByteBuffer.allocate(FRAME_HEADER + length);
    frame.put((byte) '$').put((byte) reportChannel).putShort((short) length);
    frame.put((byte) VERSION).put((byte) SENDER_REPORT).putShort((short) 6).putInt(source);
    frame.putInt((int) (now.getEpochSecond() + NTP_OFFSET));
    frame.putInt((int) (((long) now.getNano() << 32) / 1_000_000_000L));
    frame.putInt((int) timestamp).putInt(packets).putInt(octets);
    frame.put((byte) (VERSION | 1)).put((byte) DESCRIPTION).putShort((short) (padded / 4));
    frame.putInt(source).put((byte) 1).put((byte) NAME.length).put(NAME);
    return frame.array();
  }
}
