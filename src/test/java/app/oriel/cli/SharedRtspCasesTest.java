package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.PixelAspect;
import app.oriel.camera.TimeLimits;
import app.oriel.cli.CliRig.Ended;
import app.oriel.codec.Demuxer;
import app.oriel.codec.Demuxer.Found;
import app.oriel.codec.MediaFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cameras that users of other programs met, each with one oddity, and what Oriel makes of them: a
 * case is a script's name, its variant and what is done with it. All are asked at once, because
 * each takes its time to send.
 */
class SharedRtspCasesTest {
  private static final double PICTURE = 1_000_000 / 15.0;

  private static final List<String> KEPT_ALIVE =
      List.of(
          "c08_keepalive_unanswered record 14s",
          "c09_options_is_no_sign_of_life record 14s",
          "c21_wants_receiver_reports record 14s");

  /** The stamps of these are right. */
  private static final List<String> STAMPED =
      List.of(
          "c00_plain record 3s",
          "c01_startcodes_in_fua record 3s",
          "c02_hevc_fu_type record 3s",
          "c03_two_sources record 3s",
          "c04_redirect record 3s",
          "c05_marker_each_nal record 3s",
          "c06_bframes record 3s",
          "c11_intra_refresh record 3s",
          "c12_rtpmap_30000 record 3s",
          "c13_rtsps record 3s",
          "c15_sar record 3s",
          "c18_describe_variants RCAM_SDP=sendonly record 3s",
          "c18_describe_variants RCAM_SDP=absolutesession record 3s",
          "c19_transport_variants RCAM_TR=reallysame record 3s",
          "c24_sound_kinds RCAM_SOUND=l16 record 3s",
          "c24_sound_kinds RCAM_SOUND=latm record 3s",
          "c24_sound_kinds RCAM_SOUND=opus record 3s",
          "c24_sound_kinds RCAM_SOUND=g726 record 3s");

  private static final List<String> CHALLENGES =
      List.of(
          "lower",
          "nospace",
          "sess",
          "authint",
          "onlyint",
          "quotes",
          "utf8",
          "sha512+md5",
          "sha256",
          "userhash",
          "folded",
          "both1",
          "bare",
          "brackets",
          "comma",
          "emptyrealm");

  private static final List<String> DESCRIPTIONS =
      List.of(
          "noscheme",
          "wronghost",
          "noslash",
          "absolutesession",
          "nobase",
          "notype",
          "nov",
          "h3c",
          "sendonly",
          "inactive",
          "sessionsendonly",
          "norate",
          "blank",
          "hikfmtp",
          "backchannel",
          "lf",
          "colonless",
          "lowercase",
          "savp",
          "avpf",
          "port");

  private static final List<String> TRANSPORTS =
      List.of(
          "missing",
          "noids",
          "shifted",
          "same",
          "reallysame",
          "liar",
          "single",
          "upper",
          "audio459",
          "newsession",
          "spaces",
          "long",
          "odd",
          "zero",
          "tail");

  private static final List<String> OTHERS =
      List.of(
          "c12b_stamps_zero record 3s",
          "c14_mjpeg test",
          "c14_mjpeg record 3s",
          "c00_plain snapshot",
          "c11_intra_refresh snapshot",
          "c13_rtsps test",
          "c19_transport_variants RCAM_TR=461 test",
          "c19_transport_variants RCAM_TR=udp test",
          "c24_sound_kinds RCAM_SOUND=l16 test",
          "c24_sound_kinds RCAM_SOUND=latm test",
          "c24_sound_kinds RCAM_SOUND=opus test",
          "c24_sound_kinds RCAM_SOUND=g726 test",
          "c24_sound_kinds RCAM_SOUND=g722 test");

  private static final Map<String, Answer> ANSWERS = new LinkedHashMap<>();

  @TempDir private static Path folder;

  /** What a command said and wrote, and what the camera noted meanwhile. */
  private record Answer(Ended ended, Path file, String notes) {
    JsonNode last() {
      return JsonMapper.shared().readTree(ended.out().lines().toList().getLast());
    }

    JsonNode step(String name) {
      for (JsonNode each : last().get("steps")) {
        if (each.get("step").asString().equals(name)) {
          return each;
        }
      }
      throw new AssertionError("no step " + name + ": " + ended);
    }

    /** What went wrong, for a person. */
    String trouble(int code) {
      assertEquals(code, ended.code(), ended::toString);
      return last().get("error").toString();
    }
  }

  @BeforeAll
  static void askAll() throws Exception {
    SharedCamera.assumePresent();
    ExecutorService pool = Executors.newFixedThreadPool(20);
    try (CliRig rig = new CliRig(folder, TimeLimits.usual())) {
      Map<String, Future<Answer>> running = new LinkedHashMap<>();
      Stream.of(KEPT_ALIVE, OTHERS, STAMPED, variants().toList())
          .flatMap(List::stream)
          .distinct()
          .forEach(name -> running.put(name, pool.submit(() -> ask(rig, name))));
      for (Map.Entry<String, Future<Answer>> each : running.entrySet()) {
        ANSWERS.put(each.getKey(), each.getValue().get(120, TimeUnit.SECONDS));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @AfterAll
  static void forget() {
    ANSWERS.clear();
  }

  private static Answer ask(CliRig rig, String name) throws IOException {
    List<String> words = List.of(name.split(" ", -1));
    Map<String, String> variant = new LinkedHashMap<>();
    words.stream()
        .map(word -> word.split("=", 2))
        .filter(word -> word.length == 2)
        .forEach(word -> variant.put(word[0], word[1]));
    String plain = name.replaceAll("\\W", "_");
    String command = words.get(1 + variant.size());
    Path file = folder.resolve(plain + (command.equals("snapshot") ? ".png" : ".mp4"));
    Path notes = folder.resolve(plain + ".txt");
    try (SharedCamera camera = SharedCamera.start(words.getFirst(), variant, notes)) {
      if (!camera.isReady()) {
        return new Answer(new Ended(-1, "", ""), file, camera.notes());
      }
      List<String> line = new ArrayList<>(List.of(command, url(name, camera), "--json"));
      if (!command.equals("test")) {
        line.addAll(List.of("--output", file.toString()));
      }
      if (command.equals("record")) {
        line.addAll(List.of("--duration", words.getLast()));
      }
      return new Answer(rig.run(line.toArray(String[]::new)), file, camera.notes());
    }
  }

  private static String url(String name, SharedCamera camera) {
    return switch (name.substring(0, name.indexOf('_'))) {
      case "c13" -> camera.url().replace("rtsp:", "rtsps:");
      case "c17b" -> camera.url().replace("://", "://user:pass@");
      default -> camera.url();
    };
  }

  private static Answer answer(String name) {
    Answer answer = Objects.requireNonNull(ANSWERS.get(name), name);
    SharedCamera.assumeReady(answer.ended.code() >= 0, answer.notes);
    return answer;
  }

  static List<String> stamped() {
    return STAMPED;
  }

  static List<String> keptAlive() {
    return KEPT_ALIVE;
  }

  /** Shapes of challenges, descriptions and answers to SETUP that ffmpeg plays too. */
  static Stream<String> variants() {
    return Stream.of(
            CHALLENGES.stream().map(each -> "c17b_digest_variants RCAM_AUTH=" + each),
            DESCRIPTIONS.stream().map(each -> "c18_describe_variants RCAM_SDP=" + each),
            TRANSPORTS.stream().map(each -> "c19_transport_variants RCAM_TR=" + each))
        .flatMap(each -> each)
        .map(each -> each + " test");
  }

  /** When the file's pictures are shown, which are as many as the command said. */
  private static List<Long> pictures(Answer answer) throws Exception {
    assertEquals(0, answer.ended.code(), answer.ended::toString);
    assertTrue(answer.last().get("ok").asBoolean());
    List<Long> times = new ArrayList<>();
    try (Demuxer demuxer = new Demuxer(answer.file)) {
      demuxer.open();
      for (Found next = demuxer.read(); next != Found.END; next = demuxer.read()) {
        if (next == Found.PICTURE) {
          times.add(demuxer.presented());
        }
      }
    }
    times.sort(null);
    assertEquals(answer.last().get("frames").asInt(), times.size());
    return times;
  }

  /** Sent fifteen a second, so they stand in the file, whatever the order of decoding. */
  @ParameterizedTest
  @MethodSource("stamped")
  void everyPictureIsInTheFileAndAtItsTime(String name) throws Exception {
    Answer answer = answer(name);
    List<Long> times = pictures(answer);
    // 45; fewer where a busy machine's camera sends late, as the wall clock ends it too.
    assertTrue(times.size() > 20 && times.size() <= 45, () -> times.size() + " pictures");
    for (int i = 0; i < times.size(); i++) {
      assertEquals(i * PICTURE, (double) (times.get(i) - times.getFirst()), 1500.0, "picture " + i);
    }
    // A decoder holds back what comes before a wave of refreshed pictures has passed.
    int shown = MediaFile.read(answer.file).pictures();
    assertTrue(shown >= times.size() - (name.startsWith("c11") ? 15 : 0), () -> shown + " shown");
  }

  @ParameterizedTest
  @MethodSource("keptAlive")
  void theCameraIsKeptAlive(String name) throws Exception {
    Answer answer = answer(name);
    List<Long> times = pictures(answer);
    assertTrue(times.size() > 150, () -> times.size() + " pictures");
    for (int i = 0; i < times.size(); i++) {
      assertEquals(
          i * PICTURE,
          (double) (times.get(i) - times.getFirst()),
          1500.0,
          "a reconnect before picture " + i);
    }
    assertFalse(answer.notes.contains("connection ended"), answer.notes);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void theCameraIsUnderstood(String name) {
    Answer answer = answer(name);
    assertEquals(0, answer.ended.code(), answer.ended::toString);
    assertEquals("h264", answer.step("picture").get("codec").asString());
  }

  @Test
  void aCameraThatAsksNobodyIsNotAskedForASignIn() {
    assertEquals(
        "none",
        answer("c18_describe_variants RCAM_SDP=nobase test")
            .step("signIn")
            .get("method")
            .asString());
    assertEquals(0, answer("c00_plain snapshot").ended.code());
  }

  @Test
  void stampsThatAreAllEqualAreReplacedByArrival() throws Exception {
    List<Long> times = pictures(answer("c12b_stamps_zero record 3s"));
    assertTrue(times.size() > 20 && times.size() < 50, () -> times.size() + " pictures");
    long length = times.getLast() - times.getFirst();
    assertEquals((times.size() - 1) * PICTURE / 1e6, length / 1e6, 0.7);
  }

  @Test
  void aSnapshotBeginsAtARecoveryPoint() {
    Ended ended = answer("c11_intra_refresh snapshot").ended;
    assertEquals(0, ended.code(), ended::toString);
  }

  @Test
  void theCertificateOfAnyCameraIsPinned() {
    assertEquals("new", answer("c13_rtsps test").step("secure").get("pin").asString());
  }

  @Test
  void theShapeOfPixelsIsKept() throws Exception {
    try (Demuxer demuxer = new Demuxer(answer("c15_sar record 3s").file)) {
      demuxer.open();
      assertEquals(new PixelAspect(40, 33), demuxer.pictures().shape().pixels());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"461", "udp"})
  void aCameraThatSendsByUdpOnlyIsToldWhatToSet(String variant) {
    String error = answer("c19_transport_variants RCAM_TR=" + variant + " test").trouble(6);
    assertTrue(error.contains("\"unsupported\"") && error.contains("over TCP"), error);
    assertFalse(error.contains("address"), error);
  }

  /** It announces JPEG, and sends packets of a type that it does not announce. */
  @ParameterizedTest
  @ValueSource(strings = {"test", "record 3s"})
  void aCameraThatSendsWhatItDoesNotAnnounceIsToldSo(String command) {
    String error = answer("c14_mjpeg " + command).trouble(6);
    assertTrue(error.contains("MJPEG"), error);
    assertFalse(error.contains("address"), error);
  }

  @ParameterizedTest
  @CsvSource({
    "l16,l16,16000",
    "latm,aac,16000",
    "opus,opus,48000",
    "g726,g726,8000",
    "g722,g722,16000"
  })
  void soundIsNamedForWhatItIs(String variant, String codec, int rate) {
    JsonNode sound = answer("c24_sound_kinds RCAM_SOUND=" + variant + " test").step("sound");
    assertEquals(codec, sound.get("codec").asString());
    assertEquals(rate, sound.get("rate").asInt());
  }

  @Test
  void plainSamplesAreRecordedInFull() throws IOException {
    MediaFile read = MediaFile.read(answer("c24_sound_kinds RCAM_SOUND=l16 record 3s").file);
    double pictures = (read.lastPicture() + PICTURE) / 1e6;
    assertEquals(pictures, read.soundSeconds(), 0.4);
  }
}
