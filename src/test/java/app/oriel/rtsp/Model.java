package app.oriel.rtsp;

import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import app.oriel.rtsp.rtp.Rtp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A camera that behaves: TP-Link's answers, one H.264 track and one of sound. */
class Model implements ScriptedCamera.Script {
  static final String USER = "admin";
  static final String PASSWORD = "canary-Pässwörd";
  static final String REALM = "TP-LINK IP-Camera";

  static final String VIDEO =
      """
      v=0
      o=- 14665860 31787219 1 IN IP4 127.0.0.1
      s=Session streamed by "TP-LINK RTSP Server"
      t=0 0
      a=smart_encoder:virtualIFrame=1
      m=video 0 RTP/AVP 96
      c=IN IP4 0.0.0.0
      b=AS:4096
      a=range:npt=0-
      a=control:track1
      a=rtpmap:96 H264/90000
      a=fmtp:96 packetization-mode=1; profile-level-id=676400; sprop-parameter-sets=Z0I=,aM4=
      """;

  static final String SOUND =
      """
      m=audio 0 RTP/AVP 8
      a=rtpmap:8 PCMA/8000
      a=control:track2
      """;

  static final String FOREIGN =
      """
      m=application/TP-LINK 0 RTP/AVP smart/1/90000
      a=rtpmap:95 TP-LINK/90000
      a=control:track3
      """;

  private final AtomicInteger nonces = new AtomicInteger();
  volatile String nonce = "";
  volatile String session = "04603BE0;timeout=60";
  volatile String publicMethods =
      "OPTIONS, DESCRIBE, SETUP, TEARDOWN, PLAY, PAUSE, GET_PARAMETER, SET_PARAMETER, MULTITRANS";

  @Override
  public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
    if (!request.method().equals("OPTIONS") && !isSigned(request)) {
      challenge(request, wire);
      return;
    }
    switch (request.method()) {
      case "OPTIONS" -> wire.ok(request, "Public: " + publicMethods);
      case "DESCRIBE" -> describe(request, wire, sdp());
      case "SETUP" -> setUp(request, wire);
      case "PLAY" -> play(request, wire);
      default -> wire.ok(request);
    }
  }

  void describe(Asked request, Wire wire, String sdp) throws IOException {
    wire.answer(
        "200 OK",
        request.header("cseq"),
        sdp,
        "Content-Type: application/sdp",
        "Content-Base: " + request.uri() + "/");
  }

  String sdp() {
    return (VIDEO + SOUND + FOREIGN).replace("\n", "\r\n");
  }

  void setUp(Asked request, Wire wire) throws IOException {
    wire.ok(request, "Transport: " + request.header("transport"), "Session: " + session);
  }

  void play(Asked request, Wire wire) throws IOException, InterruptedException {
    wire.ok(request, "Range: npt=0.000-", "RTP-Info: url=x;seq=1;rtptime=0");
    pictures(wire, 0, 3);
  }

  /** A keyframe and more pictures, with sound between them. */
  static void pictures(Wire wire, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      String slice = i % 30 == 0 ? "6588" : "4199";
      byte[] payload = Rtp.hex(slice + "%04x".formatted(i));
      wire.frame(0, Rtp.packet(96, i & 0xffff, 6000L * i, true, payload));
      wire.frame(2, Rtp.packet(8, i & 0xffff, 533L * i, false, Rtp.hex("d5d5")));
    }
  }

  /** Answers 401 as TP-Link does: Basic first, then Digest without anything more. */
  void challenge(Asked request, Wire wire) throws IOException {
    nonce = "%032x".formatted(nonces.incrementAndGet());
    wire.answer(
        "401 Unauthorized", request.header("cseq"), "", challenges().toArray(String[]::new));
  }

  List<String> challenges() {
    return List.of(
        "WWW-Authenticate: Basic realm=\"" + REALM + "\"",
        "WWW-Authenticate: Digest realm=\"" + REALM + "\", nonce=\"" + nonce + "\"");
  }

  /** Whether the request is signed by RFC 2069 with the right password and no field too many. */
  boolean isSigned(Asked request) {
    String ha1 = hash("MD5", USER + ":" + REALM + ":" + PASSWORD);
    String ha2 = hash("MD5", request.method() + ":" + request.uri());
    String wanted =
        "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
            .formatted(
                USER, REALM, nonce, request.uri(), hash("MD5", ha1 + ":" + nonce + ":" + ha2));
    return request.header("authorization").equals(wanted);
  }

  static String hash(String algorithm, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm.replace("512-", "512/")).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A field of an Authorization header, with its quotes if it has any. */
  static String field(Asked request, String name) {
    Matcher m =
        Pattern.compile("[ ,]" + name + "=(\"[^\"]*\"|[^, ]*)")
            .matcher(" " + request.header("authorization"));
    return m.find() ? m.group(1) : "";
  }
}
