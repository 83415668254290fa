package app.oriel.simulator.ipc;

import app.oriel.simulator.CommonQuirk.DropBy;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.talk.TalkAnswer;
import app.oriel.simulator.ipc.talk.TalkDesk;
import app.oriel.simulator.ipc.talk.TalkLine;
import app.oriel.simulator.ipc.talk.TalkQuirk;
import app.oriel.simulator.ipc.talk.TalkSeat;
import app.oriel.simulator.talk.SpeakerQuirk;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The MULTITRANS method on one connection, and the {@code $} frames that clients send;
 * tplink-ipc.md section 2.1. Used by the connection's thread, but for what it sends.
 */
final class TalkConversation implements RtspInput.Frames, TalkLine {
  static final String PATH = "/multitrans";

  private final Quirks quirks;
  private final RtspLine line;
  private final Runnable crash;
  private final TalkSeat seat;
  private final String session;
  private boolean signedIn;

  /**
   * @param crash ends the program behind the port
   */
  TalkConversation(TalkDesk desk, Quirks quirks, RtspLine line, Runnable crash) {
    this.quirks = quirks;
    this.line = line;
    this.crash = crash;
    seat = desk.seat(this);
    long id = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    session =
        switch (quirks.get(TalkQuirk.SESSION)) {
          case DECIMAL -> Long.toString(id);
          case HEX -> "%08X".formatted((int) id);
          case ABSENT -> "";
        };
  }

  /** Whether no password is asked for: by a quirk, or because this connection gave it before. */
  boolean needsNobody() {
    return signedIn || quirks.get(IpcQuirk.TALK_NO_AUTH);
  }

  /** The reply to a request that was let in, or null where the camera says nothing and hangs up. */
  @Nullable RtspReply answer(RtspRequest request) throws IOException, InterruptedException {
    if (!quirks.get(SpeakerQuirk.TALK)) {
      return RtspReply.of("405 Method Not Allowed");
    }
    if (!request.path().equals(PATH)) {
      return RtspReply.of("404 Not Found");
    }
    boolean first = !signedIn;
    signedIn = true;
    if (request.body().isEmpty()) {
      return RtspReply.ok(sessionLine());
    }
    if (!first && !session.isEmpty() && isNameless(request)) {
      return RtspReply.of("454 Session Not Found");
    }
    return switch (seat.answer(request.body())) {
      case TalkAnswer.Said(String json) ->
          json.isEmpty()
              ? RtspReply.ok(sessionLine())
              : new RtspReply("200 OK", sessionLine() + "Content-Type: application/json\r\n", json);
      case TalkAnswer.Silence() -> {
        TimeUnit.SECONDS.sleep(quirks.get(IpcQuirk.MODULE_SILENCE));
        yield null;
      }
      case TalkAnswer.Crash() -> {
        crash.run();
        yield null;
      }
    };
  }

  void leave() {
    seat.leave();
  }

  @Override
  public void frame(int channel, byte[] bytes) throws InterruptedException {
    seat.frame(channel, bytes);
  }

  @Override
  public void cutShort() {
    seat.cutShort();
  }

  @Override
  public void frame(byte[] frame) throws IOException {
    line.frames(List.of(frame));
  }

  /** As a reply that nobody asked for: how cameras say such things is not known. */
  @Override
  public void notice(String json) throws IOException {
    String text = "RTSP/1.0 200 OK\r\n" + sessionLine() + "Content-Type: application/json\r\n";
    line.reply(RtspReply.text(text, json));
  }

  @Override
  public void cut() {
    if (quirks.get(IpcQuirk.DROP_BY) == DropBy.RESET) {
      line.reset();
    } else {
      line.close();
    }
  }

  @Override
  public void stopDraining() throws InterruptedException {
    line.narrow();
    SpeakerQuirk.stall();
  }

  private boolean isNameless(RtspRequest request) {
    return quirks.get(TalkQuirk.SESSION_NEEDED) && !session.equals(request.header("session"));
  }

  private String sessionLine() {
    return session.isEmpty() ? "" : "Session: " + session + "\r\n";
  }
}
