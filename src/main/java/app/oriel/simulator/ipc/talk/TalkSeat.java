package app.oriel.simulator.ipc.talk;

import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.talk.TalkTraits.Downlink;
import app.oriel.simulator.talk.SpeakerQuirk;
import app.oriel.simulator.talk.TalkEar;
import app.oriel.simulator.talk.TalkFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's talk: what is asked, answered and said. Used by its thread; only an eviction
 * comes from elsewhere.
 */
public final class TalkSeat {
  private static final Logger LOG = LoggerFactory.getLogger(TalkSeat.class);
  private static final int USED = -52411;
  private static final int INVALID = -52423;
  private static final int BLOCK = 160;
  private static final long BLOCK_MILLIS = 20;
  private static final byte A_LAW_SILENCE = (byte) 0xD5;

  private final TalkDesk desk;
  private final Quirks quirks;
  private final TalkLine line;
  private @Nullable RtpJudge judge;
  private @Nullable TalkEar ear;
  private long openedAt;
  private int strays;
  private int downlinked;
  private volatile boolean open;

  /** The camera ended the connection, and not the client. */
  private volatile boolean ended;

  TalkSeat(TalkDesk desk, TalkLine line) {
    this.desk = desk;
    this.quirks = desk.quirks();
    this.line = line;
  }

  /** Answers a body. */
  public TalkAnswer answer(String body) throws IOException {
    TalkRequest request = TalkRequest.read(body);
    if (quirks.get(TalkQuirk.DOWNLINK) != Downlink.NONE) {
      sendNoise();
    }
    return switch (request.kind()) {
      case TALK -> said(request, open(request.mode()));
      case NO_PARAMS -> refused(request, -501);
      case WRONG_SHAPE -> refused(request, -502);
      case DOWNLOAD -> refused(request, -52405);
      case VIDEO -> refused(request, -52402);
      case DEADLY ->
          quirks.get(TalkQuirk.FRAGILE) ? new TalkAnswer.Crash() : new TalkAnswer.Silence();
      case UNKNOWN -> new TalkAnswer.Silence();
    };
  }

  /** Hears a frame. Blocks where the camera stops draining. */
  public void frame(int channel, byte[] bytes) throws InterruptedException {
    long now = System.nanoTime();
    if (judge == null) {
      strays++;
      return;
    }
    judge.frame(channel, bytes, now);
    switch (SpeakerQuirk.turn(quirks, openedAt)) {
      case GO_ON -> {}
      case TAKEN -> desk.room().elsewhere(true);
      case DROP -> cut();
      case STALL -> {
        line.stopDraining();
        cut();
      }
    }
  }

  /** The client left in the middle of a frame. */
  public void cutShort() {
    if (ear != null && !ended) {
      ear.fault(TalkFault.CUT_SHORT, "the connection ended inside a frame");
    }
  }

  /** The connection is over. */
  public void leave() {
    open = false;
    desk.room().leave(this);
  }

  /**
   * Tells a talker that somebody else talks, and ends its connection. That much is a guess: what
   * cameras do then is not known.
   */
  private void evict() {
    try {
      line.notice("{\"type\":\"notification\", \"params\":{\"error_code\":" + USED + "}}");
    } catch (IOException e) {
      LOG.debug("a talker was gone before it was told to go", e);
    }
    cut();
  }

  private void cut() {
    ended = true;
    line.cut();
  }

  /** Opens the loudspeaker, if it can be had; the error code. */
  private int open(String mode) {
    int wanted = desk.error();
    if (wanted != 0) {
      if (quirks.get(TalkQuirk.ERROR_PLAYS)) {
        enter(mode);
      } else {
        desk.room().refuse(wanted == USED);
      }
      return wanted;
    }
    if (quirks.get(TalkQuirk.MODES).stream().noneMatch(each -> each.json().equals(mode))) {
      desk.room().refuse(false);
      return INVALID;
    }
    return enter(mode) ? 0 : USED;
  }

  private boolean enter(String mode) {
    Optional<TalkEar> found =
        desk.room().enter(this, SpeakerQuirk.rules(quirks), mode, this::evict);
    if (found.isEmpty()) {
      return false;
    }
    if (!found.get().equals(ear)) {
      ear = found.get();
      judge = new RtpJudge(ear, quirks.get(TalkQuirk.CHANNEL), quirks.get(TalkQuirk.TYPE));
      openedAt = System.nanoTime();
      open = true;
      if (strays > 0) {
        ear.fault(TalkFault.NOT_ASKED, strays + " frames before the camera agreed");
      }
      if (quirks.get(TalkQuirk.DOWNLINK) == Downlink.ALWAYS) {
        desk.crew().start(this::sendMicrophone);
      }
    }
    return true;
  }

  private TalkAnswer refused(TalkRequest request, int code) {
    desk.room().refuse(false);
    return said(request, code);
  }

  /** With the blanks that cameras leave; section 2.1. */
  private TalkAnswer said(TalkRequest request, int code) {
    int name = desk.name();
    String inner =
        code == 0 ? "\"error_code\":0, \"session_id\":\"" + name + "\"" : "\"error_code\":" + code;
    String outer = "{\"type\":\"response\", \"seq\":" + request.seq() + ", \"params\":{%s}}";
    return new TalkAnswer.Said(
        switch (quirks.get(TalkQuirk.REPLY)) {
          case NESTED -> outer.formatted(inner);
          case COMPACT -> outer.formatted(inner).replace(", ", ",");
          case FLAT -> "{" + inner + "}";
          case NO_SESSION_ID -> outer.formatted("\"error_code\":" + code);
          case EMPTY -> "";
        });
  }

  /** Frames that a careless client takes for the reply: they hold an empty line. */
  private void sendNoise() throws IOException {
    byte[] trap = "RTSP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] sound = new byte[BLOCK];
    Arrays.fill(sound, A_LAW_SILENCE);
    System.arraycopy(trap, 0, sound, 0, trap.length);
    for (int i = 0; i < 3; i++) {
      line.frame(downlink(sound));
    }
  }

  private void sendMicrophone() {
    byte[] silence = new byte[BLOCK];
    Arrays.fill(silence, A_LAW_SILENCE);
    try {
      while (open) {
        line.frame(downlink(silence));
        TimeUnit.MILLISECONDS.sleep(BLOCK_MILLIS);
      }
    } catch (IOException e) {
      LOG.debug("a talker does not listen any more", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized byte[] downlink(byte[] sound) {
    int number = downlinked++;
    ByteBuffer frame = ByteBuffer.allocate(4 + 12 + sound.length);
    frame.put((byte) '$').put((byte) 0).putShort((short) (12 + sound.length));
    frame.put((byte) 0x80).put((byte) 8).putShort((short) number);
    return frame.putInt(number * BLOCK).putInt(0x0A11CE).put(sound).array();
  }
}
