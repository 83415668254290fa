package app.oriel.multitrans;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.multitrans.Dialect.Mode;
import app.oriel.rtsp.RtspDialogue;
import app.oriel.rtsp.RtspReply;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From a fresh connection to a camera that has agreed to be talked to. One thread. */
final class Handshake {
  private static final String METHOD = "MULTITRANS";
  private static final byte[] NOTHING = {};

  private final RtspDialogue dialogue;
  private final TalkMemory memory;
  private final Consumer<String> transcript;
  private final String uuid = UUID.randomUUID().toString();
  private String session = "";
  private @Nullable RtspReply answered;
  private @Nullable Mode answeredMode;

  Handshake(RtspDialogue dialogue, TalkMemory memory, Consumer<String> transcript) {
    this.dialogue = dialogue;
    this.memory = memory;
    this.transcript = transcript;
  }

  /**
   * Signs in where the camera wants it.
   *
   * @param early asks to talk in this mode already, as VIGI's own client does; null for not yet
   */
  void signIn(@Nullable Mode early) throws OrielException, InterruptedException {
    RtspReply reply = ask(early == null ? NOTHING : TalkReply.request(early));
    if (early != null && reply.body().length > 0) {
      answered = reply;
      answeredMode = early;
    }
  }

  /**
   * Asks to talk, unless that was asked already. Where the camera refuses the sound of a dialect
   * the other modes are tried, once each.
   *
   * @return the dialect that the camera agreed to
   */
  Dialect agree(Dialect wanted) throws OrielException, InterruptedException {
    RtspReply answer = answered;
    if (answer == null || wanted.mode() != answeredMode) {
      answer = ask(TalkReply.request(wanted.mode()));
    }
    Dialect now = wanted;
    Set<Mode> tried = EnumSet.of(now.mode());
    while (true) {
      int code = code(answer);
      if (code == 0) {
        return now;
      }
      Optional<Dialect> next =
          code == TalkReply.AUDIO_PARAMETERS_INVALID ? Dialects.next(now, tried) : Optional.empty();
      if (next.isEmpty()) {
        throw TalkReply.failure(code);
      }
      memory.learnRefused(now.mode());
      now = next.get();
      tried.add(now.mode());
      answer = ask(TalkReply.request(now.mode()));
    }
  }

  private static int code(RtspReply answer) throws OrielException {
    if (answer.body().length == 0) {
      return 0; // some say nothing but 200
    }
    OptionalInt code = TalkReply.code(answer.body());
    return code.orElseThrow(
        () -> new OrielException(Problem.TALK_FAILED, Detail.of("answered-without-a-result")));
  }

  /** Asks, signed where the camera asked who it is and keeps no session that says so. */
  private RtspReply ask(byte[] body) throws OrielException, InterruptedException {
    if (body.length > 0) {
      transcript.accept(">> " + new String(body, StandardCharsets.US_ASCII));
    }
    RtspReply answer = dialogue.ask(METHOD, headers(), body, session.isEmpty());
    if (answer.body().length > 0) {
      transcript.accept("<< " + TalkReply.harmless(answer.body()));
    }
    if (answer.status() != 200) {
      throw failure(answer.status());
    }
    session = session.isEmpty() ? answer.session() : session;
    return answer;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Client-UUID", uuid);
    if (!session.isEmpty()) {
      headers.put("Session", session);
    }
    return headers;
  }

  private static OrielException failure(int status) {
    Problem problem =
        switch (status) {
          case 403 -> Problem.FORBIDDEN;
          case 400, 404, 405, 451, 501, 551 -> Problem.TALK_UNSUPPORTED;
          case 429, 453, 503 -> Problem.BUSY;
          default -> Problem.TALK_FAILED;
        };
    return new OrielException(problem, Detail.of("answered", status));
  }
}
