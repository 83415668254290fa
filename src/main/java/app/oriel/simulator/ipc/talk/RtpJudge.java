package app.oriel.simulator.ipc.talk;

import app.oriel.simulator.talk.TalkEar;
import app.oriel.simulator.talk.TalkFault;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Looks at what comes in {@code $} frames, one talk long, and passes the sound on; tplink-ipc.md
 * section 2.3. Used by the connection's thread.
 */
final class RtpJudge {
  private static final int HEAD = 12;

  /** Version 2, no padding, no extension, no contributors. */
  private static final int PLAIN = 0x80;

  private final TalkEar ear;
  private final TalkTraits.Channel channel;
  private final TalkTraits.Type type;
  private boolean begun;
  private int sequence;
  private int timestamp;
  private int source;

  RtpJudge(TalkEar ear, TalkTraits.Channel channel, TalkTraits.Type type) {
    this.ear = ear;
    this.channel = channel;
    this.type = type;
  }

  void frame(int number, byte[] bytes, long now) {
    if (!channel.takes(number)) {
      ear.fault(TalkFault.WRONG_CHANNEL, "channel " + number);
      return;
    }
    if (bytes.length <= HEAD || (bytes[0] & 0xff) != PLAIN) {
      ear.fault(
          TalkFault.BAD_PACKET,
          bytes.length <= HEAD
              ? bytes.length + " bytes"
              : "first byte 0x%02x".formatted(bytes[0] & 0xff));
      return;
    }
    int given = bytes[1] & 0x7f;
    byte[] sound = Arrays.copyOfRange(bytes, HEAD, bytes.length);
    followUp(ByteBuffer.wrap(bytes), sound.length);
    if (type.takes(given)) {
      ear.packet(sound, now);
    } else {
      ear.fault(TalkFault.WRONG_TYPE, "type " + given);
    }
  }

  private void followUp(ByteBuffer packet, int samples) {
    int number = packet.getShort(2) & 0xffff;
    int time = packet.getInt(4);
    int who = packet.getInt(8);
    if (begun) {
      if (number != sequence) {
        ear.fault(TalkFault.SEQUENCE, number + " where " + sequence + " was due");
      }
      if (time != timestamp) {
        ear.fault(TalkFault.TIMESTAMP, (time - timestamp) + " samples off");
      }
      if (who != source) {
        ear.fault(TalkFault.SOURCE, "another SSRC");
      }
    }
    begun = true;
    sequence = (number + 1) & 0xffff;
    timestamp = time + samples;
    source = who;
  }
}
