package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.live.Await;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By what a camera is told that somebody still watches. */
@Timeout(60)
class KeepAliveTest {
  private final RtspRig rig = new RtspRig();

  /** Ends a session after three seconds without a sign of life that it counts. */
  private static final class Strict extends Model {
    private final Set<String> counted;
    private volatile long alive;

    Strict(String... counted) {
      this.counted = Set.of(counted);
      session = "7;timeout=1";
    }

    @Override
    public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
      if (counted.contains(request.method())) {
        alive = System.nanoTime();
      }
      super.answer(request, wire);
    }

    @Override
    void play(Asked request, Wire wire) throws IOException {
      wire.ok(request);
      alive = System.nanoTime();
      Thread.ofVirtual().start(() -> send(wire));
    }

    private void send(Wire wire) {
      try (Socket _ = wire.socket()) {
        for (int i = 0; System.nanoTime() - alive < TimeUnit.SECONDS.toNanos(3); i++) {
          pictures(wire, i, 1);
          Thread.sleep(50);
        }
      } catch (IOException | InterruptedException e) {
        // the client left
      }
    }
  }

  private static void watch(PacketSource source, int millis) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      source.next();
    }
  }

  @Beside
  @Test
  void methodsComeInTurnWithinTheTimeout() throws Exception {
    Model model = new Model();
    model.session = "1 ; Timeout = \"1\" ";
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      Asked first = camera.next("GET_PARAMETER");
      assertEquals("1", first.header("session"));
      assertTrue(first.uri().endsWith("/stream1/"));
      assertEquals("1", camera.next("OPTIONS").header("session"));
      camera.next("GET_PARAMETER");
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({"refused", "silent"})
  void whatTheCameraDoesNotTakeIsAskedForNoMore(String how) throws Exception {
    Model model =
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            if (!request.method().equals("GET_PARAMETER")) {
              super.answer(request, wire);
            } else if (how.equals("refused")) {
              wire.answer("501 Not Implemented", "3", "");
            }
          }
        };
    model.session = "1;timeout=1";
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      camera.next("GET_PARAMETER");
      for (int i = 0; i < 3; i++) {
        assertEquals("OPTIONS", camera.asked.take().method());
      }
      Await.until("it is remembered", () -> rig.memory.learnt(KeepAliveMethods.MEMORY).isPresent());
      assertEquals("OPTIONS", rig.memory.learnt(KeepAliveMethods.MEMORY).orElseThrow());
    }
  }

  /** Whether it says that it has it or not: one answer does not tell which of them counts. */
  @Beside
  @ParameterizedTest
  @CsvSource({
    "GET_PARAMETER, 'OPTIONS, GET_PARAMETER'",
    "GET_PARAMETER, OPTIONS",
    "OPTIONS, 'OPTIONS, GET_PARAMETER'",
    "OPTIONS, OPTIONS",
  })
  void aCameraThatCountsOnlyOneMethodStays(String counted, String says) throws Exception {
    Strict model = new Strict(counted);
    model.publicMethods = says;
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      watch(source, 4500);
      assertEquals(1, camera.connections());
    }
  }

  @Beside
  @Test
  void afterASessionThatTimedOutMoreIsTriedAndThatIsRemembered() throws Exception {
    Strict model = new Strict("SET_PARAMETER");
    try (var camera = new ScriptedCamera(model)) {
      try (PacketSource source = rig.open(camera)) {
        assertFalse(RtspRig.end(source).problem() == Problem.STALLED);
      }
      camera.asked.clear();
      try (PacketSource source = rig.open(camera)) {
        watch(source, 4500);
        camera.next("SET_PARAMETER");
        assertEquals(2, camera.connections());
      }
    }
  }

  @Beside
  @Test
  void aMethodOnWhichTheCameraHangsUpIsLeftOutNextTime() throws Exception {
    Model model =
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            if (request.method().equals("GET_PARAMETER")) {
              wire.socket().close();
            } else {
              super.answer(request, wire);
            }
          }
        };
    model.session = "1;timeout=2";
    try (var camera = new ScriptedCamera(model)) {
      try (PacketSource source = rig.open(camera)) {
        RtspRig.end(source);
      }
      camera.asked.clear();
      try (PacketSource source = rig.open(camera)) {
        assertTrue(RtspRig.picture(source).keyframe());
        camera.next("PLAY");
        for (int i = 0; i < 2; i++) {
          assertEquals("OPTIONS", camera.asked.take().method());
        }
      }
    }
  }

  @Beside
  @Test
  void eachSessionOfACameraThatKeepsOneForEachTrackIsKeptAlive() throws Exception {
    Model model =
        new Model() {
          @Override
          void setUp(Asked request, Wire wire) throws IOException {
            String name = request.uri().endsWith("1") ? "A" : "B";
            wire.ok(
                request,
                "Transport: " + request.header("transport"),
                "Session: " + name + ";timeout=1");
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      try (PacketSource source = rig.open(camera)) {
        assertTrue(RtspRig.picture(source).keyframe());
        assertEquals("A", camera.next("PLAY").header("session"));
        Asked second = camera.next("PLAY");
        assertEquals("B", second.header("session"));
        assertTrue(second.uri().endsWith("track2"));
        Set<String> kept = ConcurrentHashMap.newKeySet();
        kept.add(camera.next("GET_PARAMETER").header("session"));
        kept.add(camera.next("GET_PARAMETER").header("session"));
        assertEquals(Set.of("A", "B"), kept);
      }
      List<String> ended =
          List.of(
              camera.next("TEARDOWN").header("session"), camera.next("TEARDOWN").header("session"));
      assertEquals(List.of("A", "B"), ended);
    }
  }
}
