package app.oriel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.cli.Terminal;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.profile.Layout;
import app.oriel.profile.RecordingSettings;
import app.oriel.profile.Settings;
import app.oriel.profile.SnapshotSettings;
import app.oriel.profile.WallSettings;
import app.oriel.text.Texts;
import app.oriel.ui.wall.ListTrouble;
import app.oriel.ui.wall.ListTrouble.Kind;
import app.oriel.ui.wall.WallContent;
import app.oriel.window.WallCameras;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a profile, good or bad, puts on the wall. */
class WallCamerasTest {
  private static final String GOOD =
      """
      {"version": 1, "wall": {"layout": "4", "note": "mine"}, "cameras": [
        {"id": "a", "name": "Hall", "url": "kasa://127.0.0.9"},
        {"id": "b", "name": "Yard", "url": "nonsense"},
        {"id": "c", "name": "Shop", "url": "kasa://127.0.0.8"}]}
      """;

  @TempDir Path folder;
  private final Wiring wiring = new Wiring();
  private final StringWriter said = new StringWriter();

  @AfterEach
  void close() {
    wiring.close();
  }

  private WallCameras cameras(Path file) {
    PrintWriter err = new PrintWriter(said);
    return new WallCameras(
        wiring,
        wiring::demoCameras,
        new Terminal(err, err, null),
        Texts.commands(Locale.ENGLISH),
        new Content.Profile(Optional.of(file)));
  }

  private static List<String> ids(WallContent content) {
    return content.cameras().stream().map(each -> each.id()).toList();
  }

  @Test
  void nonsenseIsNamedAndLeftAloneAndReadAgainOnceMended() throws IOException, OrielException {
    Path file = folder.resolve("profile.json");
    Files.writeString(file, "{\"version\": 1, \"cameras\": [");
    WallCameras cameras = cameras(file);
    WallContent content = cameras.read();
    assertEquals(List.of(), content.cameras());
    ListTrouble trouble = content.troubles().getFirst();
    assertEquals(Kind.FILE, trouble.kind());
    assertEquals(file.toString(), trouble.file());
    assertEquals(List.of(Detail.of("no-valid-json-at", 1, 28)), trouble.reasons());
    assertTrue(said.toString().contains(file.toString()));
    assertEquals("{\"version\": 1, \"cameras\": [", Files.readString(file));
    Files.writeString(file, GOOD);
    assertEquals(List.of("a", "c"), ids(cameras.read()));
  }

  @Test
  void oneBadCameraTakesNoOtherAlong() throws IOException {
    Path file = folder.resolve("profile.json");
    Files.writeString(file, GOOD);
    WallContent content = cameras(file).read();
    assertEquals(List.of("a", "c"), ids(content));
    assertEquals(new WallSettings(Layout.FOUR, 100), content.settings());
    ListTrouble trouble = content.troubles().getFirst();
    assertEquals(Kind.ENTRIES, trouble.kind());
    assertEquals(List.of(Detail.of("is-no-camera-url", "cameras[1].url")), trouble.reasons());
  }

  @Test
  void aFolderInPlaceOfTheFileIsNamed() throws IOException {
    WallContent content = cameras(folder).read();
    assertEquals(
        List.of(Detail.of("is-no-ordinary-file")), content.troubles().getFirst().reasons());
  }

  @Test
  void aLostKeyIsNamed() throws IOException {
    Path file = folder.resolve("profile.json");
    String sealed = "\"url\": \"kasa://127.0.0.9\", \"user\": \"x\", \"password\": \"x\"";
    Files.writeString(file, GOOD.replace("\"url\": \"kasa://127.0.0.9\"", sealed));
    List<ListTrouble> troubles = cameras(file).read().troubles();
    assertEquals(List.of(Kind.ENTRIES, Kind.KEY), troubles.stream().map(t -> t.kind()).toList());
    String key = folder.resolve("profile.key").toString();
    assertTrue(troubles.getLast().reasons().getFirst().toString().contains(key));
  }

  @Test
  void theArrangementComesBackAtTheNextStart() throws IOException, OrielException {
    Path file = folder.resolve("profile.json");
    Files.writeString(file, GOOD);
    WallCameras cameras = cameras(file);
    assertEquals(List.of("a", "c"), ids(cameras.read()));
    cameras.profile().update(it -> it.ordered(List.of("c", "a")));
    cameras.profile().set(it -> it.with(it.wall().in(Layout.NINE)));
    wiring.close();
    WallContent next = cameras(file).read();
    assertEquals(List.of("c", "a"), ids(next));
    assertEquals(new WallSettings(Layout.NINE, 100), next.settings());
    String kept = Files.readString(file);
    assertTrue(kept.contains("nonsense") && kept.contains("mine"), kept);
  }

  @Test
  void whatIsDecidedOfRecordingsComesBackAtTheNextStart() throws IOException, OrielException {
    Path file = folder.resolve("profile.json");
    Files.writeString(file, GOOD);
    WallCameras cameras = cameras(file);
    cameras.read();
    assertEquals(Settings.USUAL.recordings(), cameras.profile().settings().recordings());
    RecordingSettings decided =
        RecordingSettings.USUAL
            .in(folder.resolve("kept"))
            .remembering(Duration.ofSeconds(15))
            .ofBest(true)
            .as(RecordingSettings.Format.MKV)
            .inFilesOf(Duration.ofMinutes(10), 4_000_000_000L)
            .leaving(5_000_000_000L);
    SnapshotSettings jpeg = new SnapshotSettings(SnapshotSettings.Format.JPEG);
    cameras.profile().set(it -> it.with(decided).with(jpeg));
    wiring.close();
    WallCameras next = cameras(file);
    next.read();
    assertEquals(decided, next.profile().settings().recordings());
    assertEquals(jpeg, next.profile().settings().snapshots());
    next.profile().set(it -> it.with(RecordingSettings.USUAL).with(SnapshotSettings.USUAL));
    wiring.close();
    String nonsense = Files.readString(file).replace("\"usual\"", "\"-7\"");
    assertTrue(nonsense.contains("-7"), nonsense);
    Files.writeString(file, nonsense);
    WallCameras edited = cameras(file);
    edited.read();
    assertEquals(RecordingSettings.USUAL, edited.profile().settings().recordings());
  }

  @Test
  void aDemoKeepsNothing() throws OrielException {
    PrintWriter err = new PrintWriter(said);
    WallCameras demo =
        new WallCameras(
            wiring,
            wiring::demoCameras,
            new Terminal(err, err, null),
            Texts.commands(Locale.ENGLISH),
            new Content.These(List.of(), (camera, why) -> camera));
    demo.read();
    demo.profile().update(it -> it.ordered(List.of("a")));
    demo.profile().set(it -> it.with(it.wall().in(Layout.ONE)));
    assertEquals(Layout.ONE, demo.profile().settings().wall().layout());
    assertEquals("", said.toString());
  }
}
