package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Codec;
import app.oriel.camera.Losses;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import app.oriel.rtsp.rtp.Rtp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams over real sockets, from cameras that behave and from those that do not. */
@Timeout(30)
class RtspStreamTest {
  private final RtspRig rig = new RtspRig();

  @Beside
  @Test
  void picturesAndSoundComeOut() throws Exception {
    try (var camera = new ScriptedCamera(new Model());
        PacketSource source = rig.open(camera)) {
      Packet.Video key = (Packet.Video) source.next();
      assertTrue(key.keyframe());
      assertEquals(Codec.H264, key.track().codec());
      assertArrayEquals(Rtp.hex("00000001 6742 00000001 68ce 00000001 65880000"), key.bytes());
      assertEquals(Codec.PCMA, ((Packet.Audio) source.next()).track().codec());
      Packet.Video second = RtspRig.picture(source);
      assertFalse(second.keyframe());
      assertEquals(66_666, second.timestamp() - key.timestamp());
      assertTrue(second.arrival() >= key.arrival());
      assertEquals(List.of("reached", "digest-md5"), rig.steps);
    }
  }

  @Beside
  @Test
  void asksInOrderAndSaysFarewell() throws Exception {
    try (var camera = new ScriptedCamera(new Model())) {
      rig.open(camera.port(), Model.PASSWORD, "/stream1&channel=2").close();
      String uri = "rtsp://127.0.0.1:" + camera.port() + "/stream1&channel=2";
      StringBuilder told = new StringBuilder();
      Asked last = camera.asked.take();
      for (Asked each = last; each != null; each = camera.asked.poll()) {
        told.append(each.method()).append(' ').append(each.uri().replace(uri, "U")).append('\n');
        assertFalse(each.uri().contains("@"));
        last = each;
      }
      assertEquals(
          """
          OPTIONS U
          DESCRIBE U
          DESCRIBE U
          SETUP U/track1
          SETUP U/track2
          PLAY U/
          TEARDOWN U/
          """,
          told.toString());
      assertEquals("04603BE0", last.header("session"));
    }
  }

  @Beside
  @Test
  void aWrongNumberInAnswersDoesNotMatter() throws Exception {
    Model model =
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            request.headers().put("cseq", "77");
            super.answer(request, wire);
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
    }
  }

  @Beside
  @Test
  void framesBeforeTheAnswerToPlayAreNotLost() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException {
            pictures(wire, 0, 200);
            wire.ok(request);
            pictures(wire, 200, 1);
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      for (int i = 0; i <= 200; i++) {
        assertEquals(i % 30 == 0, RtspRig.picture(source).keyframe(), "picture " + i);
      }
    }
  }

  @Beside
  @Test
  void garbageBetweenFramesIsSkipped() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException {
            wire.ok(request);
            pictures(wire, 0, 1);
            wire.send("garbage $ and $$ more RTSP and R ");
            pictures(wire, 1, 1);
            wire.send(Rtp.hex("00000001 67 24 ff 24 00 0001 24"));
            pictures(wire, 2, 1);
            wire.frame(9, Rtp.hex("24000010 80"));
            pictures(wire, 3, 1);
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      for (int i = 0; i < 4; i++) {
        byte[] unit = RtspRig.picture(source).bytes();
        assertEquals(i, unit[unit.length - 1]);
      }
    }
  }

  @Beside
  @Test
  void repliesSplitAtEveryByte() throws Exception {
    Model model =
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            var whole = new ByteArrayOutputStream();
            super.answer(request, new Wire(wire.socket(), whole));
            wire.socket().setTcpNoDelay(true);
            for (byte b : whole.toByteArray()) {
              wire.out().write(b);
            }
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
    }
  }

  @Beside
  @Test
  void aFrameThatNeverComesIsAStall() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            super.play(request, wire);
            wire.send(Rtp.hex("2400ffff 8060"));
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = RtspRig.impatient().open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      assertEquals(Problem.STALLED, RtspRig.end(source).problem());
    }
  }

  @Beside
  @Test
  void aResetIsALostConnection() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            super.play(request, wire);
            wire.reset();
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertEquals(Problem.CONNECTION_LOST, RtspRig.end(source).problem());
    } catch (OrielException e) {
      // The reset may overtake the answer to PLAY.
      assertEquals(Problem.HUNG_UP, e.problem());
    }
  }

  @Beside
  @Test
  void anEndIsAnEndedStream() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            super.play(request, wire);
            wire.socket().shutdownOutput();
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      assertEquals(Problem.STREAM_ENDED, RtspRig.end(source).problem());
    }
  }

  @Beside
  @Test
  void closingEndsAWaitAtOnce() throws Exception {
    try (var camera = new ScriptedCamera(new Model())) {
      PacketSource source = rig.open(camera);
      var end = CompletableFuture.supplyAsync(() -> RtspRig.end(source));
      source.close();
      assertEquals(Problem.CONNECTION_LOST, end.get(5, TimeUnit.SECONDS).problem());
      assertEquals("04603BE0", camera.next("TEARDOWN").header("session"));
    }
  }

  @Beside
  @Test
  void anInterruptEndsAWaitAndSparesTheFarewell() throws Exception {
    try (var camera = new ScriptedCamera(new Model())) {
      PacketSource source = rig.open(camera);
      var interrupted = new CountDownLatch(1);
      Thread reader =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      RtspRig.end(source);
                    } catch (Throwable e) {
                      interrupted.countDown();
                    }
                    source.close();
                  });
      reader.interrupt();
      assertTrue(interrupted.await(5, TimeUnit.SECONDS));
      camera.next("TEARDOWN");
      assertTrue(reader.join(Duration.ofSeconds(5)));
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCameraThatDoesNotAnswerTheFarewellIsNotWaitedForLong(boolean drains) throws Exception {
    Model model =
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            if (request.method().equals("PLAY") && !drains) {
              super.answer(request, wire);
              new CountDownLatch(1).await();
            } else if (!request.method().equals("TEARDOWN")) {
              super.answer(request, wire);
            }
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      PacketSource source = rig.open(camera);
      long start = System.nanoTime();
      source.close();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertTrue(millis < 2000, "took " + millis + " ms");
      assertThrows(OrielException.class, source::next);
    }
  }

  /** The password may have been changed under the stream: it is not tried at each beat. */
  @Beside
  @Test
  void aRefusalInMidSessionIsNotSignedAgain() throws Exception {
    Model model =
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            boolean beat = !request.header("session").isEmpty();
            if (beat && List.of("GET_PARAMETER", "OPTIONS").contains(request.method())) {
              challenge(request, wire);
            } else {
              super.answer(request, wire);
            }
          }
        };
    model.session = "1;timeout=1";
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      assertFalse(camera.next("GET_PARAMETER").header("authorization").isEmpty());
      assertFalse(camera.next("GET_PARAMETER").header("authorization").isEmpty());
      // One that is refused is not asked for again.
      for (int beat = 0; beat < 2; beat++) {
        assertEquals("", camera.next("OPTIONS").header("authorization"));
      }
    }
  }

  @Beside
  @Test
  void whatFailsAfterTheSetupIsToldFarewell() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException {
            wire.answer("500 No", request.header("cseq"), "");
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      assertEquals(Problem.CAMERA_FAILED, rig.refusal(camera));
      assertEquals("04603BE0", camera.next("TEARDOWN").header("session"));
    }
  }

  @Beside
  @Test
  void aNonceThatExpiresInMidSessionIsAnsweredAnew() throws Exception {
    Model model = new Model();
    model.session = "1;timeout=1";
    try (var camera = new ScriptedCamera(model)) {
      PacketSource source = rig.open(camera);
      assertTrue(RtspRig.picture(source).keyframe());
      model.nonce = "another";
      camera.next("GET_PARAMETER");
      Asked again = camera.next("GET_PARAMETER");
      assertEquals("\"" + model.nonce + "\"", Model.field(again, "nonce"));
      model.nonce = "and another";
      source.close();
      camera.next("TEARDOWN");
      assertTrue(model.isSigned(camera.next("TEARDOWN")));
    }
  }

  /** A packet of the third picture and one of sound never come; the next keyframe is the 30th. */
  @Beside
  @Test
  void whatIsLostIsCounted() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException {
            wire.ok(request);
            pictures(wire, 0, 2);
            pictures(wire, 3, 40);
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      for (int i = 0; i < 3; i++) {
        RtspRig.picture(source);
      }
      assertEquals(new Losses(2, 27), source.losses());
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({
    "OPTIONS, 200",
    "ANNOUNCE, 200",
    "GET_PARAMETER, 200",
    "SET_PARAMETER, 200",
    "RECORD, 501",
  })
  void requestsOfTheCameraAreAnswered(String method, String status) throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            wire.ok(request);
            wire.send(
                method + " * RTSP/1.0\r\ncseq: 5\r\nSession: a\r\nContent-Length: 2\r\n\r\n$$");
            pictures(wire, 0, 1);
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      Asked reply = camera.next("RTSP/1.0");
      assertEquals(status, reply.uri());
      assertEquals("5", reply.header("cseq"));
      assertEquals("a", reply.header("session"));
    }
  }

  @Beside
  @Test
  void aTeardownByTheCameraEndsTheStream() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            super.play(request, wire);
            wire.send("TEARDOWN * RTSP/1.0\r\nCSeq: 1\r\n\r\n");
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      assertEquals(Problem.STREAM_ENDED, RtspRig.end(source).problem());
      assertEquals("200", camera.next("RTSP/1.0").uri());
    }
  }

  @Beside
  @Test
  void aStreamWithoutItsSoundIsWorthHaving() throws Exception {
    Model model =
        new Model() {
          @Override
          void setUp(Asked request, Wire wire) throws IOException {
            if (request.uri().endsWith("track2")) {
              wire.answer("406 Not Acceptable", request.header("cseq"), "");
            } else {
              wire.ok(request, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1;ssrc=00001234");
            }
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      assertEquals("", camera.next("PLAY").header("session"));
    }
  }

  @Beside
  @Test
  void aCameraThatStopsReadingHoldsNobodyUp() throws Exception {
    String request = "SET_PARAMETER * RTSP/1.0\r\nCSeq: 5\r\n\r\n";
    CountDownLatch over = new CountDownLatch(1);
    Model model =
        new Model() {
          @Override
          void play(Asked play, Wire wire) throws IOException, InterruptedException {
            wire.ok(play);
            byte[] many = request.repeat(1000).getBytes(StandardCharsets.US_ASCII);
            // Each of them asks for an answer, which nobody reads.
            for (int i = 0; i < 100; i++) {
              wire.send(many);
            }
            pictures(wire, 0, 1);
            over.await();
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      PacketSource source = rig.open(camera);
      assertTrue(RtspRig.picture(source).keyframe());
      long start = System.nanoTime();
      source.close();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertTrue(millis < 2000, "took " + millis + " ms");
    } finally {
      over.countDown();
    }
  }
}
