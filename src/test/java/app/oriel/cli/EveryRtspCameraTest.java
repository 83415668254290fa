package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.TimeLimits;
import app.oriel.cli.CliRig.Ended;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcQuirkSets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code oriel test --json} against every TL-IPC, VIGI and Tapo camera and every way in which they
 * differ, as {@link EveryCameraTest} does it with Kasa cameras.
 */
class EveryRtspCameraTest {
  private static final Pattern DOCUMENT =
      Pattern.compile(
          """
          \\{"camera":"(?<camera>[^"]+)","ok":true,"steps":\\[\
          \\{"step":"reach","ok":true,"ms":\\d+\\},\
          \\{"step":"signIn","ok":true,"method":"(?<method>digest-md5|digest-sha256|basic)"\\},\
          \\{"step":"picture","ok":true,"codec":"(?<codec>h26[45])","width":(?:320|1280),"height":(?:180|720),\
          "fps":(?<fps>\\d+\\.\\d),"firstPictureMs":(?<first>\\d+)\\}\
          (?<sound>,\\{"step":"sound",(?:"ok":true,"codec":"(?<heard>\\w+)","rate":\\d+|\
          "ok":false,"unknown":"(?<unknown>[^"]+)")\\})?\
          \\],"talk":"unknown"\\}\
          """);

  private static final Map<String, Ended> ANSWERS = new LinkedHashMap<>();
  private static final Map<String, String> URLS = new LinkedHashMap<>();

  @BeforeAll
  static void askAll(@TempDir Path folder) throws Exception {
    Map<String, String> asked = new LinkedHashMap<>();
    try (CliRig rig = new CliRig(folder, TimeLimits.usual())) {
      for (String name : cases()) {
        IpcCamera camera = camera(rig, name);
        URLS.put(name, camera.url());
        asked.put(name, CliRig.urlWithPassword(camera));
      }
      ANSWERS.putAll(rig.testAll(asked));
    }
  }

  @AfterAll
  static void forget() {
    ANSWERS.clear();
    URLS.clear();
  }

  static List<String> cases() {
    return Stream.of(
            Arrays.stream(IpcModel.values()).map(IpcModel::name),
            IpcQuirkSets.all(),
            Stream.of("TAPO_C220 freshSocket=true"))
        .flatMap(names -> names)
        .toList();
  }

  private static IpcCamera camera(CliRig rig, String name) {
    List<String> words = Arrays.asList(name.split(" ", -1));
    boolean usual = words.getFirst().contains("=");
    IpcModel model = usual ? IpcModel.TL_IPC48AW : IpcModel.valueOf(words.getFirst());
    List<String> quirks = usual ? words : words.subList(1, words.size());
    return rig.camera(model, quirks.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsInTheContract(String name) {
    Ended ended = Objects.requireNonNull(ANSWERS.get(name));
    Matcher document = DOCUMENT.matcher(ended.document());
    assertTrue(document.matches(), () -> ended.document() + "\n" + ended.err());
    assertEquals(0, ended.code());
    assertEquals(URLS.get(name), document.group("camera"));
    boolean h265 = name.contains("codec=h265") || name.equals(IpcModel.TL_IPC652P_A4.name());
    assertEquals(h265 ? "h265" : "h264", document.group("codec"));
    assertEquals(name.contains("challenge=basic-only"), document.group("method").equals("basic"));
    assertEquals(!name.contains("microphone=none"), document.group("sound") != null);
    if (name.contains("microphone=")) {
      String microphone = name.replaceAll(".*microphone=([a-z0-9]+).*", "$1");
      String kind = microphone.equals("latm") ? "aac" : microphone;
      boolean played = !microphone.equals("none") && !microphone.equals("unknown");
      assertEquals(played ? kind : null, document.group("heard"));
      boolean unknown = microphone.equals("unknown");
      assertEquals(unknown ? "X-ORIEL-HUM" : null, document.group("unknown"));
    }
    double fps = Double.parseDouble(document.group("fps"));
    // They are 15; but a machine that is busy with all this reads in gusts.
    assertTrue(fps > 6 && fps < 40, () -> "fps " + fps);
    assertTrue(Long.parseLong(document.group("first")) < 20_000);
  }
}
