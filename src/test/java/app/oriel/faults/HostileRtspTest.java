package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Problem;
import app.oriel.codec.ClaimedSize;
import app.oriel.live.Await;
import app.oriel.live.SessionTimes;
import app.oriel.rtsp.ScriptedCamera;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import app.oriel.rtsp.rtp.Rtp;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a port says that is no RTSP camera, or a broken one: each has its problem and its words,
 * costs little memory, is tried again, and harms no other tile.
 */
@Timeout(60)
class HostileRtspTest {
  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(50),
          Duration.ofMillis(50));
  private static final byte[] KEYFRAME = House.CLIP.pictures().getFirst().accessUnit();

  private static final House HOUSE = new House(TIMES, House.limits());
  private static Neighbour neighbour;
  private static IpcCamera good;

  @BeforeAll
  static void begin() throws Exception {
    neighbour = Neighbour.in(HOUSE);
    good = HOUSE.software(IpcModel.TL_IPC48AW, "maxStreams=32", "maxPerStream=32");
  }

  @AfterAll
  static void end() {
    HOUSE.close();
  }

  /** What is done, and what it is taken for. */
  record Case(String name, OpenCamera camera, Problem problem, String detail) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** All at once, for it takes seconds until silence is a failure. */
  @Test
  void areToldAsWhatTheyAreAndTriedAgainAndHarmNobody() throws Exception {
    List<Case> cases = Stream.of(answers(), streams()).flatMap(List::stream).toList();
    HeapPeak heap = new HeapPeak();
    try (House own = new House(TIMES, House.limits())) {
      List<FaultyLine> lines = new ArrayList<>();
      List<Patient> patients = new ArrayList<>();
      for (Case each : cases) {
        FaultyLine line = own.keep(new FaultyLine(1));
        line.leadTo(own.keep(new ScriptedCamera(each.camera)).port());
        lines.add(line);
        patients.add(new Patient(own, House.known(each.name, "ipc://127.0.0.1:" + line.port())));
      }
      for (int i = 0; i < cases.size(); i++) {
        patients.get(i).failsWith(cases.get(i).problem, cases.get(i).detail);
        lines.get(i).leadTo(good.port());
      }
      for (Patient patient : patients) {
        patient.shows();
      }
      // What died in the meantime counts too, and all say their worst at once.
      heap.assertGrewAtMost(128);
      neighbour.assertUndisturbed();
    }
  }

  private static List<Case> answers() {
    return List.of(
        describing(
            "a description of 1 MiB",
            Problem.MALFORMED,
            "answered-with-too-long-a-body",
            ok("Content-Length: 1048576\r\n\r\n") + "a=x\r\n".repeat(1 << 18)),
        describing(
            "thousands of headers",
            Problem.MALFORMED,
            "answered-with-too-many-headers",
            ok("Public: OPTIONS\r\n".repeat(5000))),
        describing(
            "a header without an end",
            Problem.MALFORMED,
            "answered-with-too-long-a-head",
            ok("X: " + "y".repeat(1 << 20))),
        describing(
            "a length of minus one",
            Problem.MALFORMED,
            "answered-with-no-sound-length",
            ok("Content-Length: -1\r\n\r\n")),
        describing(
            "a length beyond all numbers",
            Problem.MALFORMED,
            "answered-with-no-sound-length",
            ok("Content-Length: 99999999999999999999\r\n\r\n")),
        describing(
            "no status", Problem.MALFORMED, "answered-with-no-status", "RTSP/1.0 ok\r\n\r\n"),
        describing(
            "a way to another host",
            Problem.PORT_CLOSED,
            "refused-the-connection",
            "RTSP/1.0 302 Found\r\nLocation: rtsp://127.0.0.9:1/\r\n\r\n"),
        describing(
            "answers that nobody asked for",
            Problem.NO_ANSWER,
            "took-the-request-then-said-nothing",
            "RTSP/1.0 100 Continue\r\nCSeq: 9\r\n\r\n".repeat(5000)),
        new Case(
            "garbage without an end between frames",
            new OpenCamera(Codec.H264) {
              @Override
              void play(Wire wire) throws IOException {
                picture(wire, 0, KEYFRAME);
                wire.send(noise());
              }
            },
            Problem.MALFORMED,
            "sent-other-bytes-between-frames"));
  }

  /** Without what begins a frame. */
  private static byte[] noise() {
    byte[] noise = new byte[1 << 20];
    new Random(5).nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noise[i] == '$' ? 0 : noise[i];
    }
    return noise;
  }

  private static List<Case> streams() {
    return List.of(
        new Case(
            "an answer that trickles for ever",
            new OpenCamera(Codec.H264) {
              @Override
              void describe(Asked request, Wire wire) throws IOException, InterruptedException {
                for (int i = 0; i < 1000; i++) {
                  wire.send(i == 0 ? "RTSP/1.0 200 OK\r\n" : "a");
                  Thread.sleep(20);
                }
              }
            },
            Problem.NO_ANSWER,
            "took-the-request-then-said-nothing"),
        new Case(
            "a frame of 64 KiB that never comes",
            new OpenCamera(Codec.H264) {
              @Override
              void play(Wire wire) throws IOException {
                picture(wire, 0, KEYFRAME);
                wire.send(Rtp.hex("2400ffff 8060"));
              }
            },
            Problem.STALLED,
            "no-picture-came-for-seconds"),
        new Case(
            "nothing but noise in frames",
            new OpenCamera(Codec.H264) {
              @Override
              void play(Wire wire) throws IOException {
                picture(wire, 0, KEYFRAME);
                byte[] noise = noise();
                for (int i = 0; i + 1000 < noise.length; i += 1000) {
                  wire.frame(i / 1000 % 256, Arrays.copyOfRange(noise, i, i + 1000));
                }
              }
            },
            Problem.STALLED,
            "no-picture-came-for-seconds"),
        new Case(
            "a picture without an end",
            new OpenCamera(Codec.H264) {
              @Override
              void play(Wire wire) throws IOException {
                picture(wire, 0, KEYFRAME);
                byte[] more = new byte[60_000];
                more[0] = 0x7c;
                more[1] = (byte) 0x85;
                for (int i = 0; i < 400; i++) {
                  packet(wire, 1, false, more);
                  more[1] = 5;
                }
              }
            },
            Problem.STALLED,
            "no-picture-came-for-seconds"),
        new Case(
            "questions without an end, whose answers it does not read",
            new OpenCamera(Codec.H264) {
              @Override
              void play(Wire wire) throws IOException {
                picture(wire, 0, KEYFRAME);
                for (int i = 0; i < 200; i++) {
                  wire.send("SET_PARAMETER * RTSP/1.0\r\nCSeq: 5\r\n\r\n".repeat(1000));
                }
              }
            },
            Problem.STALLED,
            "no-picture-came-for-seconds"));
  }

  private static String ok(String more) {
    return "RTSP/1.0 200 OK\r\n" + more;
  }

  private static Case describing(String name, Problem problem, String detail, String answer) {
    OpenCamera camera =
        new OpenCamera(Codec.H264) {
          @Override
          void describe(Asked request, Wire wire) throws IOException {
            wire.send(answer);
          }
        };
    return new Case(name, camera, problem, detail);
  }

  /** A camera says that its pictures are 20000x20000, then thinks better of it. */
  @ParameterizedTest
  @EnumSource(names = {"H264", "H265"})
  void picturesOfAbsurdSizeAreDamageAndNoFailure(Codec codec) throws Exception {
    byte[] keyframe = codec == Codec.H264 ? KEYFRAME : h265();
    byte[] hostile = ClaimedSize.of(codec, keyframe, 20_000, 20_000);
    OpenCamera camera =
        new OpenCamera(codec) {
          @Override
          void play(Wire wire) throws IOException, InterruptedException {
            for (int i = 0; !Thread.interrupted(); i++) {
              picture(wire, i, i < 10 ? hostile : keyframe);
              Thread.sleep(20);
            }
          }
        };
    try (ScriptedCamera server = new ScriptedCamera(camera)) {
      HeapPeak heap = new HeapPeak();
      Patient patient = new Patient(HOUSE, House.known("yard", "ipc://127.0.0.1:" + server.port()));
      Await.until("they are damaged", () -> patient.feed.stats().damaged() >= 5);
      patient.shows();
      assertTrue(patient.feed.stats().width() <= 320);
      assertEquals(List.of(), patient.failures());
      heap.assertGrewAtMost(16);
      neighbour.assertUndisturbed();
      patient.close();
    }
  }

  /** The first picture of a clip. */
  private static byte[] h265() throws IOException {
    try (InputStream in = ClaimedSize.class.getResourceAsStream("bars.h265")) {
      String all =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);
      int second = all.indexOf("\0\0\0\1\106", 1);
      return all.substring(0, second).getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
