package app.oriel.simulator.ipc;

import app.oriel.simulator.Crew;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.IpcTraits.BusyAnswer;
import app.oriel.simulator.ipc.IpcTraits.FreshSocket;
import app.oriel.simulator.ipc.IpcTraits.GetParameter;
import app.oriel.simulator.ipc.IpcTraits.KeptAliveBy;
import app.oriel.simulator.ipc.IpcTraits.Sequence;
import app.oriel.simulator.ipc.IpcTraits.SetParameter;
import app.oriel.simulator.ipc.talk.TalkDesk;
import app.oriel.simulator.talk.SpeakerQuirk;
import java.io.IOException;
import java.net.Socket;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection from its first request to its end; used by its own thread. */
final class Conversation implements RtspInput.Frames {
  /** The first two kinds of RTCP packets: RFC 3550, 12.1. */
  private static final int SENDER_REPORT = 200;

  private static final int RECEIVER_REPORT = 201;
  private static final String PUBLIC =
      "Public: OPTIONS, DESCRIBE, SETUP, TEARDOWN, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER,"
          + " MULTITRANS\r\n";
  private static final String PUBLIC_WITHOUT_TALK = PUBLIC.replace(", MULTITRANS", "");
  private static final String TALK_PATH = TalkConversation.PATH;

  /** Not the order that RFC 2326 section 12.18 wants. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, MMM dd yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final Shared shared;
  private final Quirks quirks;
  private final IpcTally tally;
  private final Socket socket;
  private final RtspLine line;
  private final TalkConversation talk;
  private @Nullable StreamSession session;
  private @Nullable Runnable afterReply;
  private String previousCseq = "0";
  private boolean challenged;

  /** What all connections of a camera share. */
  record Shared(
      SignIn signIn,
      Sdp sdp,
      SetsBook sets,
      Lenses lenses,
      StreamSlots slots,
      TalkDesk talk,
      MediaRun.Parts media,
      Crew crew) {}

  Conversation(Shared shared, Socket socket) throws IOException {
    this.shared = shared;
    this.quirks = shared.media().quirks();
    this.tally = shared.media().tally();
    this.socket = socket;
    this.line = new RtspLine(socket, quirks);
    this.talk = new TalkConversation(shared.talk(), quirks, line, shared.media().crash());
  }

  /** Answers until the client leaves or is left. */
  void run() throws IOException, InterruptedException {
    try {
      RtspInput input = new RtspInput(socket.getInputStream(), this);
      for (RtspRequest next = input.next(); next != null; next = input.next()) {
        tally.request(next.method(), next.uri());
        afterReply = null;
        if (isIgnored(next)) {
          continue;
        }
        RtspReply reply = answer(next);
        if (reply == null) {
          return;
        }
        line.reply(reply.bytes(cseqLine(next), ZonedDateTime.now(ZoneOffset.UTC).format(DATE)));
        previousCseq = cseq(next);
        if (afterReply != null) {
          afterReply.run();
        }
      }
    } finally {
      talk.leave();
      endSession();
    }
  }

  /** Hears reports on streams, and hands on what is said. */
  @Override
  public void frame(int channel, byte[] bytes) throws InterruptedException {
    int kind = bytes.length < 2 ? 0 : bytes[1] & 0xff;
    StreamSession open = session;
    if (open == null || (kind != SENDER_REPORT && kind != RECEIVER_REPORT)) {
      talk.frame(channel, bytes);
    } else if (quirks.get(IpcQuirk.KEPT_ALIVE_BY) == KeptAliveBy.REPORTS) {
      tally.keepAlives.incrementAndGet();
      open.touch();
    }
  }

  @Override
  public void cutShort() {
    talk.cutShort();
  }

  private boolean isIgnored(RtspRequest request) {
    return request.method().equals("GET_PARAMETER")
        && quirks.get(IpcQuirk.GET_PARAMETER) == GetParameter.SILENT;
  }

  private static String cseq(RtspRequest request) {
    String given = request.header("cseq");
    return given == null ? "0" : given;
  }

  private String cseqLine(RtspRequest request) {
    boolean stumbles =
        request.method().equals("SET_PARAMETER")
            && quirks.get(IpcQuirk.SET_PARAMETER) == SetParameter.BAD_REQUEST;
    Sequence which = stumbles ? Sequence.PREVIOUS : quirks.get(IpcQuirk.CSEQ);
    return switch (which) {
      case RIGHT -> "CSeq: " + cseq(request) + "\r\n";
      case PREVIOUS -> "CSeq: " + previousCseq + "\r\n";
      case ABSENT -> "";
    };
  }

  /** The reply, or null where the camera says nothing and hangs up. */
  private @Nullable RtspReply answer(RtspRequest request) throws IOException, InterruptedException {
    if (request.method().equals("OPTIONS")) {
      keepAlive(quirks.get(IpcQuirk.OPTIONS_KEEP_ALIVE));
      return RtspReply.ok(quirks.get(SpeakerQuirk.TALK) ? PUBLIC : PUBLIC_WITHOUT_TALK);
    }
    boolean openTalk = request.method().equals("MULTITRANS") && talk.needsNobody();
    if (!openTalk && !isSignedIn(request)) {
      return hangsUpOn(request) ? null : challenge();
    }
    return switch (request.method()) {
      case "MULTITRANS" -> talk.answer(request);
      case "DESCRIBE" -> describe(request);
      case "SETUP" -> setUp(request);
      case "PLAY", "PAUSE", "TEARDOWN" -> steer(request);
      case "GET_PARAMETER" -> getParameter();
      case "SET_PARAMETER" ->
          quirks.get(IpcQuirk.SET_PARAMETER) == SetParameter.OK
              ? keptAlive(true)
              : RtspReply.of("400 Bad Request");
      default -> RtspReply.of("405 Method Not Allowed");
    };
  }

  private boolean isSignedIn(RtspRequest request) {
    boolean tried = request.header("authorization") != null;
    boolean stale = challenged && quirks.get(IpcQuirk.FRESH_SOCKET) != FreshSocket.NOT_NEEDED;
    boolean right = !stale && shared.signIn().accepts(request);
    if (tried) {
      tally.signIns.incrementAndGet();
    }
    if (tried && !right) {
      tally.refusedSignIns.incrementAndGet();
    }
    return right;
  }

  private boolean hangsUpOn(RtspRequest request) {
    return challenged
        && request.header("authorization") != null
        && quirks.get(IpcQuirk.FRESH_SOCKET) == FreshSocket.HANGS_UP;
  }

  private RtspReply challenge() {
    challenged = true;
    tally.challenges.incrementAndGet();
    return shared.signIn().challenge();
  }

  private RtspReply busy() {
    tally.busy.incrementAndGet();
    BusyAnswer answer = quirks.get(IpcQuirk.BUSY_ANSWER);
    return answer == BusyAnswer.UNAUTHORIZED ? challenge() : RtspReply.of(answer.status());
  }

  private RtspReply describe(RtspRequest request) throws InterruptedException {
    Optional<StreamName> stream = stream(request);
    if (stream.isEmpty()) {
      return RtspReply.of("404 Stream Not Found");
    }
    if (!shared.slots().isFree(this, stream.get())) {
      return busy();
    }
    if (tally.redirects.get() < quirks.get(IpcQuirk.REDIRECTS)) {
      tally.redirects.incrementAndGet();
      return new RtspReply("302 Moved Temporarily", "Location: " + request.uri() + "\r\n", "");
    }
    String base = base(request);
    String contentBase =
        switch (quirks.get(IpcQuirk.CONTENT_BASE)) {
          case SLASH -> "Content-Base: " + base + "/\r\n";
          case PLAIN -> "Content-Base: " + base + "\r\n";
          case ABSENT -> "";
        };
    String text =
        shared
            .sdp()
            .text(
                socket.getLocalAddress().getHostAddress(),
                base,
                quirks.get(stream.get().main() ? IpcQuirk.SIZE : IpcQuirk.SUB_SIZE),
                shared.sets().of(shared.lenses().footage(stream.get())));
    return new RtspReply("200 OK", contentBase + "Content-Type: application/sdp\r\n", text);
  }

  private Optional<StreamName> stream(RtspRequest request) {
    return StreamName.in(request.path(), quirks.get(IpcQuirk.CHANNELS));
  }

  /** The stream's URL as the client wrote it. */
  private static String base(RtspRequest request) {
    return request.uri().replaceFirst("(/track[0-9])?/?$", "");
  }

  private RtspReply setUp(RtspRequest request) {
    if (request.path().equals(TALK_PATH)) {
      return RtspReply.of("400 Bad Request");
    }
    Optional<StreamName> stream = stream(request);
    int track = StreamName.track(request.path());
    String transport = request.header("transport");
    if (stream.isEmpty() || track < 1 || track > 3) {
      return RtspReply.of("404 Stream Not Found");
    }
    if (transport == null) {
      return RtspReply.of("400 Bad Request");
    }
    StreamSession open = session;
    if (open == null) {
      if (!shared.slots().take(this, stream.get())) {
        return busy();
      }
      open = new StreamSession(quirks, stream.get());
      session = open;
    } else if (!open.stream().equals(stream.get())) {
      return RtspReply.of("459 Aggregate Operation Not Allowed");
    }
    open.touch();
    return open.setUp(track, transport);
  }

  private RtspReply steer(RtspRequest request) throws InterruptedException {
    if (request.path().equals(TALK_PATH)) {
      return RtspReply.of("400 Bad Request");
    }
    StreamSession open = session;
    if (open == null || !open.isNamedBy(request)) {
      return RtspReply.of("454 Session Not Found");
    }
    open.touch();
    String header = open.header(false);
    return switch (request.method()) {
      case "PLAY" -> play(request, open);
      case "PAUSE" -> {
        open.end();
        yield RtspReply.ok(header);
      }
      default -> {
        tally.teardowns.incrementAndGet();
        endSession();
        yield RtspReply.ok(header);
      }
    };
  }

  private RtspReply play(RtspRequest request, StreamSession open) throws InterruptedException {
    if (!open.isSetUp()) {
      return RtspReply.of("455 Method Not Valid in This State");
    }
    RtspReply reply = RtspReply.ok(open.playHeaders(base(request)));
    if (quirks.get(IpcQuirk.RTP_BEFORE_PLAY)) {
      begin(open).awaitFirst();
    } else {
      afterReply = () -> begin(open);
    }
    return reply;
  }

  private MediaRun begin(StreamSession open) {
    return open.play(shared.media(), line, shared.lenses().footage(open.stream()), shared.crew());
  }

  private RtspReply getParameter() {
    GetParameter how = quirks.get(IpcQuirk.GET_PARAMETER);
    return how == GetParameter.UNKNOWN
        ? RtspReply.of("501 Not Implemented")
        : keptAlive(how == GetParameter.OK);
  }

  private RtspReply keptAlive(boolean counts) {
    keepAlive(counts);
    StreamSession open = session;
    return RtspReply.ok(open == null ? "" : open.header(false));
  }

  private void keepAlive(boolean counts) {
    StreamSession open = session;
    if (open != null) {
      tally.keepAlives.incrementAndGet();
      if (counts && quirks.get(IpcQuirk.KEPT_ALIVE_BY) == KeptAliveBy.REQUESTS) {
        open.touch();
      }
    }
  }

  private void endSession() {
    if (session != null) {
      session.end();
      session = null;
    }
    shared.slots().leave(this);
  }
}
