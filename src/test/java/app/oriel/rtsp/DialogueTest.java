package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import app.oriel.rtsp.rtp.Rtp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cameras say between the first request and the first picture. */
@Timeout(60)
class DialogueTest {
  private final RtspRig rig = new RtspRig();

  private void plays(Model model) throws Exception {
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
    }
  }

  static List<String> sessions() {
    return List.of(
        "  0A1B ; Timeout = 30 ",
        "s".repeat(512) + ";timeout=60",
        "$%&'()*+,-./:<=>?@[]^_`{|}~;timeout=60",
        "77;timeout=0",
        "77;timeout=60;",
        "\"7 7\";timeout=\"60\"",
        "77;x=y;TIMEOUT=60",
        "77");
  }

  @Beside
  @ParameterizedTest
  @MethodSource("sessions")
  void theSessionsNameComesBackByteForByte(String header) throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            if (request.header("session").equals(header.split(";", -1)[0].strip())) {
              super.play(request, wire);
            } else {
              wire.answer("454 Session Not Found", request.header("cseq"), "");
            }
          }
        };
    model.session = header;
    plays(model);
  }

  @Beside
  @Test
  void aSessionWithAnEndlessNameIsRefused() throws Exception {
    Model model = new Model();
    model.session = "s".repeat(513);
    try (var camera = new ScriptedCamera(model)) {
      assertEquals(Problem.MALFORMED, rig.refusal(camera));
    }
  }

  /** How the answer to SETUP names the channels, and on which pictures and sound come. */
  @Beside
  @ParameterizedTest
  @CsvSource({
    "'', '', 0, 2",
    "RTP/AVP/TCP;unicast;mode=\"PLAY\", RTP/AVP/TCP, 0, 2",
    "RTP/AVP/TCP;INTERLEAVED=4-5, RTP/AVP/TCP;interleaved = 6 - 7, 4, 6",
    "RTP/AVP/TCP;interleaved=4, RTP/AVP/TCP;interleaved=6, 4, 6",
    "RTP/AVP/TCP;interleaved=4-5, RTP/AVP/TCP;interleaved=6-7, 0, 2",
    "RTP/AVP/TCP;interleaved=0-1, RTP/AVP/TCP;interleaved=0-1, 0, 2",
    "RTP/AVP/TCP;interleaved=256-257, RTP/AVP/TCP;interleaved=x, 0, 2",
    "RTP/AVP/TCP;client_port=1-2;interleaved=0-1, RTP/AVP/TCP;interleaved=255, 0, 255",
  })
  void channelsAreFound(String video, String audio, int pictures, int sound) throws Exception {
    Model model =
        new Model() {
          @Override
          void setUp(Asked request, Wire wire) throws IOException {
            String transport = request.uri().endsWith("1") ? video : audio;
            String named = transport.isEmpty() ? "X: y" : "transport: " + transport;
            wire.ok(request, named, "Session: " + session);
          }

          @Override
          void play(Asked request, Wire wire) throws IOException {
            wire.frame(pictures, Rtp.packet(96, 1, 0, true, Rtp.hex("65880000")));
            wire.frame(sound, Rtp.packet(8, 1, 0, false, Rtp.hex("d5d5")));
            wire.ok(request);
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(source.next() instanceof Packet.Video);
      assertTrue(source.next() instanceof Packet.Audio);
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(
      strings = {
        "RTP/AVP;unicast;client_port=5000-5001;server_port=6000-6001",
        "RTP/AVP/UDP;unicast",
        "RTP/AVP;unicast;Server_Port=6000",
      })
  void aCameraThatSendsByUdpIsUnsupported(String transport) throws Exception {
    Model model =
        new Model() {
          @Override
          void setUp(Asked request, Wire wire) throws IOException {
            wire.ok(request, "Transport: " + transport, "Session: " + session);
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      assertEquals(Problem.TRANSPORT_UNSUPPORTED, rig.refusal(camera));
    }
  }

  @Beside
  @Test
  void soundByUdpIsLeftOut() throws Exception {
    plays(
        new Model() {
          @Override
          void setUp(Asked request, Wire wire) throws IOException {
            boolean sound = request.uri().endsWith("track2");
            String udp = "RTP/AVP;unicast;client_port=5000-5001";
            String transport = sound ? udp : request.header("transport");
            wire.ok(request, "Transport: " + transport, "Session: " + session);
          }
        });
  }

  @Beside
  @ParameterizedTest
  @ValueSource(
      strings = {
        "400 Bad Request",
        "404 Not Found",
        "455 Method Not Valid in This State",
        "459 Aggregate Operation Not Allowed",
        "460 Only Aggregate Operation Allowed",
      })
  void tracksArePlayedByThemselvesWhereTogetherTheyAreNot(String status) throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            if (request.uri().endsWith("track1")) {
              super.play(request, wire);
            } else if (request.uri().endsWith("track2")) {
              wire.ok(request);
            } else {
              wire.answer(status, request.header("cseq"), "");
            }
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      try (PacketSource source = rig.open(camera)) {
        assertTrue(RtspRig.picture(source).keyframe());
      }
      assertTrue(camera.next("TEARDOWN").uri().endsWith("track1"));
      assertTrue(camera.next("TEARDOWN").uri().endsWith("track2"));
    }
  }

  /** Without a base of its own, and with one that is none. */
  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"X-None: x", "Content-Base: 127.0.0.1/s/"})
  void tracksLieBelowTheControlOfTheWhole(String base) throws Exception {
    Model model =
        new Model() {
          @Override
          void describe(Asked request, Wire wire, String sdp) throws IOException {
            String whole = "a=control:rtsp://192.168.77.10/whole/\r\n";
            wire.answer("200 OK", request.header("cseq"), whole + sdp, base);
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      assertEquals("rtsp://192.168.77.10/whole/track1", camera.next("SETUP").uri());
      assertEquals("rtsp://192.168.77.10/whole/", camera.next("PLAY").uri());
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Length: 0\r\n"})
  void aDescriptionWithoutALengthIsRead(String length) throws Exception {
    plays(
        new Model() {
          @Override
          void describe(Asked request, Wire wire, String sdp) throws IOException {
            wire.send(
                "RTSP/1.0 200 OK\r\nCSeq: %s\r\nContent-Type: application/SDP\r\n%s\r\n%s"
                    .formatted(request.header("cseq"), length, sdp));
          }
        });
  }

  /** The second of two answers to a request is not taken for that to the next. */
  @Beside
  @Test
  void answersThatComeTwiceOrInBetweenAreLeftOut() throws Exception {
    plays(
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            wire.answer("100 Continue", request.header("cseq"), "");
            super.answer(request, wire);
            if (request.method().equals("OPTIONS")) {
              super.answer(request, wire);
            }
            wire.frame(0, Rtp.packet(96, 0, 0, true, Rtp.hex("65880000")));
            if (request.method().equals("SETUP")) {
              wire.answer("500 Late", request.header("cseq"), "");
            }
          }
        });
  }

  @Beside
  @Test
  void headersMayBeWrittenInAnyWay() throws Exception {
    plays(
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            super.answer(
                request,
                new Wire(
                    wire.socket(),
                    new java.io.ByteArrayOutputStream() {
                      @Override
                      public void flush() throws IOException {
                        String text = toString(java.nio.charset.StandardCharsets.ISO_8859_1);
                        reset();
                        wire.send(odd(text));
                      }
                    }));
          }
        });
  }

  /** Other capitals, blanks before colons, a folded value and lines that are no fields. */
  private static String odd(String text) {
    if (!text.startsWith("RTSP/")) {
      return text;
    }
    int end = text.indexOf("\r\n\r\n");
    String head =
        text.substring(0, end)
            .replace("CSeq:", "cseq :")
            .replace("Session: ", "SESSION:\r\n ")
            .replace("Content-Length:", "content-length\t:")
            .replace("Transport:", "tRaNsPoRt:");
    return head.replaceFirst("\r\n", "\r\n \t \r\nnonsense\r\n")
        + "\r\n \r\n"
        + text.substring(end + 2);
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"400 Bad Request", "451 Parameter Not Understood", "457 Invalid Range"})
  void aRangeThatIsRefusedIsLeftOut(String status) throws Exception {
    plays(
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            if (request.header("range").isEmpty()) {
              super.play(request, wire);
            } else {
              wire.answer(status, request.header("cseq"), "");
            }
          }
        });
  }

  @Beside
  @Test
  void soundThatIsNotAnsweredForIsDoneWithout() throws Exception {
    Model model =
        new Model() {
          @Override
          void setUp(Asked request, Wire wire) throws IOException {
            if (!request.uri().endsWith("track2")) {
              super.setUp(request, wire);
            }
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = new RtspRig(RtspRig.limits(Duration.ofSeconds(2))).open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
    }
  }

  /** Without an answer, or after one that asks for a password. */
  @Beside
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHangUpAfterOptionsIsNoRefusal(boolean answers) throws Exception {
    plays(
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            if (!request.method().equals("OPTIONS")) {
              super.answer(request, wire);
              return;
            }
            if (answers) {
              wire.answer("401 Unauthorized", request.header("cseq"), "");
            }
            wire.socket().close();
          }
        });
  }
}
