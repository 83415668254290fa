package app.oriel.profile;

import static app.oriel.camera.DisplayAspect.AS_SENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cameras that are edited, by a window and by a command beside it. */
class EditedCamerasTest {
  private static final Credentials ANN = new Credentials("ann@example.org", "first");
  private static final Credentials BEN = new Credentials("ben", "second");
  private static final CredentialChange KEEP = new CredentialChange.Keep();
  private static final String FORM = "kasa.stream.passwordForm";

  @TempDir Path folder;
  private Path file = Path.of("profile.json");

  @BeforeEach
  void place() {
    file = folder.resolve("profile.json");
  }

  @Test
  void nameUrlAndCredentialsChangeAtOnceAndThePlaceStays() throws OrielException {
    SavedCameras window = Samples.cameras(file);
    CameraEntry hall = window.add("Hall", Samples.HALL, ANN);
    window.add("Yard", Samples.YARD, null);
    CameraEntry edited =
        window.edit(hall, " Door ", Samples.YARD, AS_SENT, new CredentialChange.Replace(BEN));
    assertEquals("Door", edited.name());
    SavedCameras next = Samples.cameras(file);
    assertEquals(List.of("Door", "Yard"), names(next));
    assertEquals(Samples.YARD, find(next, "Door").url());
    assertEquals(hall.id(), find(next, "Door").id());
    assertEquals(BEN, credentials("Door"));
  }

  @Test
  void credentialsAreKeptOrForgotten() throws OrielException {
    SavedCameras window = Samples.cameras(file);
    CameraEntry hall = window.add("Hall", Samples.HALL, ANN);
    window.rename(hall, "Door");
    assertEquals(ANN, credentials("Door"));
    window.edit(hall, "Hall", Samples.HALL, AS_SENT, new CredentialChange.Forget());
    assertNull(credentials("Door"), "the name was given as it was shown, so the newer one stays");
    assertFalse(find(Samples.cameras(file), "Door").hasSecrets());
  }

  @Test
  void theShapeOfItsPicturesStaysWhateverElseChanges() throws OrielException {
    SavedCameras window = Samples.cameras(file);
    CameraEntry hall = window.add("Hall", Samples.HALL, ANN, DisplayAspect.STANDARD);
    window.rename(hall, "Door");
    assertEquals(DisplayAspect.STANDARD, find(Samples.cameras(file), "Door").aspect());
    Samples.cameras(file)
        .edit(hall, "Hall", Samples.HALL, DisplayAspect.WIDE, new CredentialChange.Keep());
    window.edit(hall, "Hall", Samples.YARD, hall.aspect(), new CredentialChange.Forget());
    CameraEntry now = find(Samples.cameras(file), "Door");
    assertEquals(DisplayAspect.WIDE, now.aspect(), "given as it was shown, so the newer one stays");
    assertEquals(Samples.YARD, now.url());
    assertEquals(DisplayAspect.WIDE, window.toCamera(now).aspect());
  }

  @Test
  void aCameraWhosePasswordsCannotBeReadIsRenamedAllTheSame() throws IOException {
    CameraEntry hall = Samples.cameras(file).add("Hall", Samples.HALL, ANN);
    Path key = folder.resolve("profile.key");
    byte[] away = Files.readAllBytes(key);
    Files.delete(key);
    Samples.cameras(file).rename(hall, "Door");
    Files.write(key, away);
    assertEquals(ANN, credentials("Door"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kasa://other.lan:19443", "kasa://127.0.0.22:19443", "ipc://127.0.0.21"})
  void anotherHostOrMakeForgetsWhatTheOldOneTaught(String url) throws OrielException {
    ProfileStore store = Stores.open(file);
    SavedCameras window = Samples.cameras(store);
    CameraEntry hall = taught(window.add("Hall", Samples.HALL, ANN), store);
    CameraEntry moved = window.edit(hall, "Hall", CameraUrl.parse(url), AS_SENT, KEEP);
    assertEquals(Remembered.NOTHING, moved.remembered());
    assertEquals(Remembered.NOTHING, find(Samples.cameras(file), "Hall").remembered());
    assertEquals(ANN, credentials("Hall"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kasa://127.0.0.21", "kasa://127.0.0.21:9?discovery=9", "kasa://HALL.lan"})
  void anotherPortOrSpellingOfTheSameHostKeepsIt(String url) throws OrielException {
    ProfileStore store = Stores.open(file);
    SavedCameras window = Samples.cameras(store);
    CameraUrl first = url.contains("HALL") ? CameraUrl.parse("kasa://hall.lan:1") : Samples.HALL;
    CameraEntry hall = taught(window.add("Hall", first, null), store);
    CameraEntry moved = window.edit(hall, "Hall", CameraUrl.parse(url), AS_SENT, KEEP);
    assertEquals(Samples.PIN, moved.remembered().pins().get(19443));
    assertEquals("md5", moved.remembered().learnt().get(FORM));
  }

  @Test
  void aSessionThatStillRunsAtTheOldHostTeachesNothingOfTheNewOne() throws OrielException {
    ProfileStore store = Stores.open(file);
    SavedCameras window = Samples.cameras(store);
    CameraEntry hall = window.add("Hall", Samples.HALL, null);
    CameraMemory old = CameraMemories.saved(store).memoryOf(hall);
    CameraEntry moved =
        window.edit(hall, "Hall", CameraUrl.parse("kasa://other.lan"), AS_SENT, KEEP);
    old.pin(19443, Samples.PIN);
    assertEquals(Optional.of(Samples.PIN), old.pin(19443), "it still knows its own");
    assertEquals(
        Optional.empty(), CameraMemories.saved(Stores.open(file)).memoryOf(moved).pin(19443));
  }

  @Test
  void aWindowAndACommandAtOnceLoseNothing() throws OrielException {
    SavedCameras window = Samples.cameras(file);
    CameraEntry shown = window.add("Hall", Samples.HALL, ANN);
    ProfileStore commands = Stores.open(file);
    SavedCameras command = Samples.cameras(commands);
    CameraUrl elsewhere = CameraUrl.parse("kasa://127.0.0.21:7");
    command.edit(command.camera(shown.id()).orElseThrow(), "Hall", elsewhere, AS_SENT, KEEP);
    command.setCredentials(shown, BEN);
    command.add("Yard", Samples.YARD, null);
    taught(shown, commands);
    window.rename(shown, "Door");
    CameraEntry door = find(Samples.cameras(file), "Door");
    assertEquals(elsewhere, door.url());
    assertEquals(Samples.PIN, door.remembered().pins().get(19443));
    assertEquals(BEN, credentials("Door"));
    assertEquals(List.of("Door", "Yard"), names(Samples.cameras(file)));
  }

  @Test
  void aCameraThatAnotherProgramRemovedIsNotMadeAgain() throws OrielException {
    SavedCameras window = Samples.cameras(file);
    CameraEntry hall = window.add("Hall", Samples.HALL, null);
    Samples.cameras(file).remove(hall);
    assertRefused("the-camera-is-not-in-the-profile-any-more", () -> window.rename(hall, "Door"));
    assertRefused(
        "the-camera-is-not-in-the-profile-any-more", () -> window.setCredentials(hall, ANN));
    assertEquals(List.of(), names(Samples.cameras(file)));
  }

  @Test
  void aNameThatIsTakenOrNoneChangesNothing() throws IOException {
    SavedCameras window = Samples.cameras(file);
    CameraEntry hall = window.add("Hall", Samples.HALL, null);
    Samples.cameras(file).add("Yard", Samples.YARD, null);
    byte[] before = Files.readAllBytes(file);
    OrielException taken = assertThrows(OrielException.class, () -> window.rename(hall, "YARD"));
    assertEquals(Problem.NAME_TAKEN, taken.problem());
    assertRefused("a-name-must-not-be-blank", () -> window.rename(hall, " "));
    assertRefused("a-name-must-not-look-like-a-url", () -> window.rename(hall, "kasa://x"));
    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals("HALL", window.rename(hall, "HALL").name());
  }

  private static CameraEntry taught(CameraEntry camera, ProfileStore store) {
    CameraMemory memory = CameraMemories.saved(store).memoryOf(camera);
    memory.pin(19443, Samples.PIN);
    memory.learn(FORM, "md5");
    return store.profile().camera(camera.id()).orElseThrow();
  }

  private static void assertRefused(String why, Attempt attempt) {
    OrielException refused = assertThrows(OrielException.class, attempt::run);
    assertEquals(Detail.of(why), refused.detail());
  }

  private @Nullable Credentials credentials(String name) {
    SavedCameras cameras = Samples.cameras(file);
    return cameras.credentialsOf(find(cameras, name));
  }

  private static CameraEntry find(SavedCameras cameras, String name) {
    return cameras.find(name).orElseThrow();
  }

  private static List<String> names(SavedCameras cameras) {
    return cameras.list().stream().map(CameraEntry::name).toList();
  }

  /** Something that may fail. */
  private interface Attempt {
    void run() throws OrielException;
  }
}
