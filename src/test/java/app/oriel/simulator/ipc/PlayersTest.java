package app.oriel.simulator.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.oriel.Beside;
import app.oriel.camera.Credentials;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.SoftwareFootage;
import app.oriel.simulator.ipc.IpcTraits.VideoCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a player of others makes of our cameras: {@code ffprobe}, where the machine has one. */
@Timeout(60)
class PlayersTest {
  private static final String PASSWORD = "a b:c@d/é";
  private static final ThreadFactory THREADS = Thread.ofPlatform().daemon().factory();
  private static final Map<VideoCodec, IpcFootage> FOOTAGE = new EnumMap<>(VideoCodec.class);

  @BeforeAll
  static void film() {
    assumeTrue(hasPlayer(), "there is no ffprobe here");
    for (VideoCodec codec : VideoCodec.values()) {
      Quirks quirks = IpcModel.TL_IPC48AW.quirks().with(IpcQuirk.CODEC, codec);
      FOOTAGE.put(
          codec,
          IpcFootage.of(
              quirks, each -> SoftwareFootage.of(each, Clock.systemUTC(), THREADS), THREADS));
    }
  }

  @AfterAll
  static void wrap() {
    FOOTAGE.values().forEach(IpcFootage::close);
  }

  @Beside
  @ParameterizedTest
  @EnumSource(IpcModel.class)
  void opensMainAndSubOfEveryModel(IpcModel model) throws Exception {
    Quirks quirks = understood(model.quirks());
    boolean h265 = quirks.get(IpcQuirk.CODEC) == VideoCodec.H265;
    try (IpcCamera camera = camera(model, quirks)) {
      Probe main = probe(camera, "/stream1", PASSWORD);
      String video = h265 ? "hevc,1280,720" : "h264,1920,1080";
      assertTrue(main.out.contains(video), main::all);
      String sound = model == IpcModel.TL_IPC48AW_PLUS ? "aac,16000,1" : "pcm_alaw,8000,1";
      assertTrue(main.out.contains(sound), main::all);
      Probe sub = probe(camera, "/stream2", PASSWORD);
      assertTrue(sub.out.contains((h265 ? "hevc" : "h264") + ",640,360"), sub::all);
      assertEquals(0, camera.counters().refusedSignIns());
    }
  }

  @Beside
  @ParameterizedTest
  @EnumSource(names = {"TL_IPC44AW_COLOR", "VIGI_S445", "TAPO_C220"})
  void isRefusedWithAnotherPassword(IpcModel model) throws Exception {
    try (IpcCamera camera = camera(model, model.quirks())) {
      Probe wrong = probe(camera, "/stream1", "wrong");
      assertNotEquals(0, wrong.code, wrong::all);
      assertTrue(wrong.out.contains("401"), wrong::all);
      assertTrue(camera.counters().refusedSignIns() > 0);
    }
  }

  /** FFmpeg 5 knows no SHA-256; our own client must. */
  @Beside
  @Test
  void isRefusedWhereItDoesNotKnowTheDigest() throws Exception {
    try (IpcCamera camera = camera(IpcModel.VIGI_C540V, IpcModel.VIGI_C540V.quirks())) {
      Probe probe = probe(camera, "/stream1", PASSWORD);
      assertTrue(probe.code == 0 || probe.out.contains("401"), probe::all);
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtpBeforePlay=true",
        "parameterSets=sdp",
        "parameterSets=in-band",
        "aggregate=true",
        "spropStartCodes=true",
        "control=absolute",
        "control=session",
        "timestampJump=wrap",
        "firstTimestampTwice=true",
        "sessionHeader=absent",
        "reorder=50"
      })
  void playsWhatQuirksMakeOfAStream(String quirk) throws Exception {
    IpcModel model = IpcModel.TL_IPC48AW;
    try (IpcCamera camera = camera(model, model.quirks().with(quirk))) {
      Probe sub = probe(camera, "/stream2", PASSWORD);
      assertTrue(sub.out.contains("h264,640,360"), sub::all);
    }
  }

  /** Decodes a second of pictures; whatever FFmpeg finds wrong with them fails the test. */
  @Beside
  @ParameterizedTest
  @EnumSource(
      value = IpcModel.class,
      names = {"TL_IPC48AW", "TL_IPC48AW_PLUS", "TL_IPC652P_A4", "VIGI_S445"})
  void decodesWithoutAnError(IpcModel model) throws Exception {
    try (IpcCamera camera = camera(model, model.quirks())) {
      Probe played =
          run(
              "ffmpeg -v error -rtsp_transport tcp -i",
              List.of(url(camera, "/stream2", PASSWORD), "-t", "1", "-f", "framecrc", "-"));
      assertEquals(0, played.code, played::all);
      // A line for each picture (of track 0) and block of sound; anything else is a complaint.
      // The null muxer would complain of two pictures that came in one of its units of time.
      List<String> lines = played.out.lines().filter(l -> !l.startsWith("#")).toList();
      assertTrue(lines.stream().allMatch(l -> l.matches("[01], .*")), played::all);
      assertTrue(lines.stream().filter(l -> l.startsWith("0,")).count() >= 10, played::all);
    }
  }

  private static Quirks understood(Quirks quirks) {
    return quirks.get(IpcQuirk.DIGEST) == IpcTraits.DigestForm.SHA256_QUOTED
        ? quirks.with(IpcQuirk.DIGEST, IpcTraits.DigestForm.MD5)
        : quirks;
  }

  private static IpcCamera camera(IpcModel model, Quirks quirks) throws IOException {
    IpcFootage footage = java.util.Objects.requireNonNull(FOOTAGE.get(quirks.get(IpcQuirk.CODEC)));
    IpcSetup setup =
        new IpcSetup(
            model,
            "Hall",
            InetAddress.getLoopbackAddress(),
            0,
            new Credentials(model.make().user(), PASSWORD),
            quirks);
    IpcCamera camera = new IpcCamera(setup, footage, Thread.ofVirtual().factory());
    camera.start();
    return camera;
  }

  private static Probe probe(IpcCamera camera, String path, String password)
      throws IOException, InterruptedException {
    return run(
        "ffprobe -v error -rtsp_transport tcp -probesize 2M -analyzeduration 1M -of csv=p=0"
            + " -show_entries stream=codec_name,width,height,sample_rate,channels",
        List.of(url(camera, path, password)));
  }

  private static String url(IpcCamera camera, String path, String password) {
    String user = camera.url().startsWith("tapo") ? "camera" : "admin";
    String percent = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
    return "rtsp://" + user + ":" + percent + "@127.0.0.1:" + camera.port() + path;
  }

  private static Probe run(String command, List<String> more)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addAll(more);
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Probe(process.waitFor(), out);
  }

  private static boolean hasPlayer() {
    try {
      return run("ffprobe -version", List.of()).code == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private record Probe(int code, String out) {
    String all() {
      return code + ": " + out;
    }
  }
}
