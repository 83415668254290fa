package app.oriel.multitrans;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkTerms;
import app.oriel.rtsp.RtspDialogue;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An agreed talk: RTP in {@code $} frames, one way. What comes back is not wanted. */
final class MultitransLine implements TalkLine {
  private static final int FRAME_HEAD = 4;
  private static final int RTP_HEAD = 12;
  private static final int MARKER = 0x80;

  /** A camera that takes nothing for so long has stopped listening. */
  private static final long DEAF_NANOS = Duration.ofSeconds(2).toNanos();

  /** So much may wait here, and so much in the system; more would be heard too late. */
  private static final long WAITING_MILLIS = 100;

  private static final int IN_SYSTEM_BYTES = 8 << 10;

  private final RtspDialogue dialogue;
  private final Dialect dialect;
  private final TalkFormat format;
  private final TalkTerms terms;
  private final TalkMemory memory;
  private final int mostWaiting;
  private final int source = ThreadLocalRandom.current().nextInt();
  private int sequence = ThreadLocalRandom.current().nextInt(0x10000);
  private int timestamp = ThreadLocalRandom.current().nextInt();
  private boolean first = true;
  private final AtomicLong dropped = new AtomicLong();
  private volatile @Nullable OrielException end;

  /** Owns the connection from now on. */
  MultitransLine(
      RtspDialogue dialogue, Dialect dialect, @Nullable Duration doorLocked, TalkMemory memory)
      throws OrielException {
    this.dialogue = dialogue;
    this.terms = dialect.terms(doorLocked);
    this.dialect = dialect;
    this.format = dialect.format();
    this.memory = memory;
    this.mostWaiting =
        // Two at least: one that left late may still wait when the next is due.
        Math.toIntExact(2 + WAITING_MILLIS / format.packetTime().toMillis());
    dialogue.sendSoon(IN_SYSTEM_BYTES);
    dialogue.listen(new Ears());
  }

  @Override
  public TalkFormat format() {
    return format;
  }

  @Override
  public TalkTerms terms() {
    return terms;
  }

  @Override
  public void send(byte[] packet) throws OrielException {
    if (end == null && dialogue.stuckFor() > DEAF_NANOS) {
      end(new OrielException(Problem.TALK_FAILED, Detail.of("takes-no-sound-any-more")));
    }
    OrielException over = end;
    if (over != null) {
      throw over;
    }
    dropped.addAndGet(dialogue.send(frame(packet), mostWaiting));
  }

  /**
   * A frame of RFC 2326, 10.12, around a packet of RFC 3550, 5.1.
   *
   * <pre>
   * '$' channel length(16) | V=2 P X CC  M PT(7)  sequence(16)  timestamp(32)  SSRC(32) | sound
   * </pre>
   */
  private byte[] frame(byte[] sound) {
    byte[] frame = new byte[FRAME_HEAD + RTP_HEAD + sound.length];
    int length = RTP_HEAD + sound.length;
    frame[0] = '$';
    frame[1] = (byte) dialect.channel();
    put(frame, 2, length, 2);
    frame[4] = (byte) 0x80;
    frame[5] = (byte) (dialect.payloadType() | (first && dialect.marked() ? MARKER : 0));
    put(frame, 6, sequence, 2);
    put(frame, 8, timestamp, 4);
    put(frame, 12, source, 4);
    System.arraycopy(sound, 0, frame, FRAME_HEAD + RTP_HEAD, sound.length);
    first = false;
    sequence++;
    timestamp += format.packetSamples();
    return frame;
  }

  private static void put(byte[] into, int at, int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      into[at + i] = (byte) (value >> (8 * (bytes - 1 - i)));
    }
  }

  @Override
  public long dropped() {
    return dropped.get();
  }

  @Override
  public void heard(boolean heard) {
    memory.learnHeard(dialect, heard);
  }

  @Override
  public void close() {
    dialogue.close();
  }

  private void end(OrielException why) {
    if (end == null) {
      end = why;
    }
  }

  private final class Ears implements RtspDialogue.Listener {
    @Override
    public void ended(OrielException why) {
      end(
          why.problem() == Problem.STREAM_ENDED
              ? new OrielException(
                  Problem.CONNECTION_LOST, Detail.of("hung-up-while-it-was-talked-to"), why)
              : why);
    }

    @Override
    public void unasked(byte[] body) {
      OptionalInt code = TalkReply.code(body);
      if (code.isPresent() && code.getAsInt() != 0) {
        end(TalkReply.failure(code.getAsInt()));
      }
    }
  }
}
