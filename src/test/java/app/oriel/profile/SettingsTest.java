package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings in the file: read by this version and the last, and kept where neither knows them. */
class SettingsTest {
  private static final RecordingSettings RECORDINGS =
      new RecordingSettings(
          Path.of("/videos").toAbsolutePath(),
          Duration.ofSeconds(15),
          true,
          RecordingSettings.Format.MKV,
          Duration.ofMinutes(10),
          4_000_000_000L,
          5_000_000_000L);
  private static final Settings ALL =
      new Settings(
          new WallSettings(Layout.NINE, 35),
          RECORDINGS,
          new SnapshotSettings(SnapshotSettings.Format.JPEG),
          new MicrophoneSettings("desk", 150, false));

  /** As the first version wrote them all. */
  private static final String WRITTEN =
      """
      {"version":1,"wall":{"layout":"9","volume":35},"keep":{"folder":"%s","seconds":"15",\
      "stream":"best","recordings":"mkv","minutes-per-file":"10","megabytes-per-file":"4000",\
      "megabytes-left-free":"5000","pictures":"jpg","microphone":"desk","microphoneGain":"150",\
      "noiseGate":"false"}}\
      """
          .formatted(RECORDINGS.folder());

  private final ProfileJson json = new ProfileJson(Migrations.USUAL);

  private Profile read(String file) throws OrielException {
    return json.read(file.getBytes(StandardCharsets.UTF_8));
  }

  private String text(Profile profile) {
    return new String(json.write(profile), StandardCharsets.UTF_8).replaceAll("[\\s]", "");
  }

  private Settings keep(String settings) throws OrielException {
    return read("{\"version\":1,\"keep\":{" + settings + "}}").settings();
  }

  @Test
  void whatTheFirstVersionWroteIsRead() throws OrielException {
    assertEquals(ALL, read(WRITTEN).settings());
  }

  @Test
  void whatIsWrittenIsWhatTheFirstVersionReads() throws OrielException {
    String written = text(Profile.EMPTY.with(ALL));
    assertEquals(
        WRITTEN.replace("\"version\":1,", ""),
        written.replaceAll("\"version\":1,|,\"cameras\":\\[]|\"cameras\":\\[],", ""));
    assertEquals(ALL, read(written).settings());
  }

  @Test
  void whoDecidedNothingHasNothingWritten() throws OrielException {
    assertEquals(Settings.USUAL, read("{\"version\":1}").settings());
    assertEquals("{\"version\":1,\"cameras\":[]}", text(Profile.EMPTY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'\"wall\":7,\"keep\":[]'",
        "'\"wall\":{\"layout\":\"25\",\"volume\":\"loud\"}'",
        "'\"wall\":{\"layout\":[],\"volume\":-1}'",
        "'\"keep\":{\"folder\":\"no/root\",\"seconds\":\"121\",\"stream\":\"other\"}'",
        "'\"keep\":{\"folder\":\"\\u0000\",\"seconds\":\"-1\",\"stream\":3}'",
        "'\"keep\":{\"seconds\":\"9999999999\",\"recordings\":\"webm\",\"pictures\":\"avif\"}'",
        "'\"keep\":{\"seconds\":15,\"recordings\":null,\"pictures\":{}}'",
        "'\"keep\":{\"minutes-per-file\":\"1e3\",\"megabytes-per-file\":\"3.5\"}'",
        "'\"keep\":{\"megabytes-left-free\":\"-7\",\"microphoneGain\":\"much\"}'",
      })
  void whatMakesNoSenseIsTheUsualAndStaysUntilAnotherIsChosen(String hostile)
      throws OrielException {
    Profile profile = read("{\"version\":1," + hostile + "}");
    assertEquals(Settings.USUAL, profile.settings());
    String same = text(profile);
    assertEquals(text(read(same)), same);
    assertTrue(same.contains(hostile.replaceAll("[\\s]", "")), same);
    Profile decided = profile.with(ALL);
    assertEquals(ALL, read(text(decided)).settings());
  }

  @Test
  void aChangeTouchesNothingButWhatWasChanged() throws OrielException {
    Profile profile =
        read(
            """
            {"version":1,"wall":{"views":[3],"layout":"25"},
             "keep":{"recordings":"webm","pictures":"avif","quality":{"best":9},"seconds":"15"}}
            """);
    String written = text(profile.setting(it -> it.with(it.recordings().leaving(5_000_000_000L))));
    for (String kept :
        new String[] {
          "\"wall\":{\"views\":[3],\"layout\":\"25\"}",
          "\"recordings\":\"webm\"",
          "\"pictures\":\"avif\"",
          "\"quality\":{\"best\":9}",
          "\"seconds\":\"15\"",
          "\"megabytes-left-free\":\"5000\""
        }) {
      assertTrue(written.contains(kept), () -> kept + " is not in " + written);
    }
    assertFalse(written.contains("folder"), written);
  }

  @Test
  void theUsualCanBeChosenAgain() throws OrielException {
    Profile usual = read(WRITTEN).with(Settings.USUAL);
    String written = text(usual);
    assertEquals(Settings.USUAL, read(written).settings());
    assertTrue(written.contains("\"megabytes-left-free\":\"usual\""), written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"401", "999"})
  void aGainIsNeverMoreThanTheMost(String percent) throws OrielException {
    assertEquals(400, keep("\"microphoneGain\":\"" + percent + "\"").microphone().gainPercent());
  }

  @Test
  void namesOfKindsAreReadAsFilesAreNamed() throws OrielException {
    assertEquals(SnapshotSettings.Format.JPEG, keep("\"pictures\":\"JPEG\"").snapshots().format());
    assertEquals(
        RecordingSettings.Format.RAW, keep("\"recordings\":\"H264\"").recordings().format());
  }
}
