package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SavedCamerasTest {
  private static final Credentials ANN = new Credentials("ann@example.org", "pässwörd 密码");
  private static final Credentials BEN = new Credentials("ben", "");

  @TempDir Path folder;
  private Path file = Path.of("profile.json");
  private Path key = Path.of("profile.key");

  @BeforeEach
  void place() {
    file = folder.resolve("profile.json");
    key = folder.resolve("profile.key");
  }

  @Test
  void aCameraIsThereForTheNextProgramWithItsCredentials() throws OrielException {
    Samples.cameras(file).add(" Hall ", Samples.HALL, ANN);
    SavedCameras next = Samples.cameras(file);
    Camera camera = next.toCamera(find(next, "hALL"));
    assertEquals("Hall", camera.name());
    assertEquals(Samples.HALL, camera.url());
    assertEquals(ANN, camera.credentials());
    assertEquals(List.of(), next.problems());
  }

  @Test
  void theLayoutIsKeptBesideWhatAnotherVersionKeepsThere() throws OrielException, IOException {
    assertEquals(Layout.AUTO, Samples.wall(file).layout());
    Files.writeString(file, "{\"version\": 1, \"wall\": {\"views\": [3], \"layout\": \"auto\"}}");
    Samples.set(file, it -> it.with(it.wall().in(Layout.NINE)));
    assertEquals(Layout.NINE, Samples.wall(file).layout());
    assertTrue(Files.readString(file).contains("\"views\" : [ 3 ]"), Files.readString(file));
  }

  @Test
  void keepsHowLoudTheWallWas() throws Exception {
    Files.writeString(file, "{\"version\": 1, \"wall\": {\"layout\": \"auto\"}}");
    assertEquals(100, Samples.wall(file).volume());
    Samples.set(file, it -> it.with(it.wall().playing(35)));
    assertEquals(35, Samples.wall(file).volume());
    assertTrue(Files.readString(file).contains("\"layout\" : \"auto\""), Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"101", "-1", "3.5", "\"80\"", "1e9", "99999999999", "null", "{}"})
  void aVolumeThatMakesNoSenseIsTheUsual(String volume) throws Exception {
    Files.writeString(file, "{\"version\": 1, \"wall\": {\"volume\": " + volume + "}}");
    assertEquals(100, Samples.wall(file).volume());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"layout\": 4}", "[\"layout\"]", "\"4\"", "null"})
  void aLayoutThatIsNoneIsNone(String wall) throws IOException {
    Files.writeString(file, "{\"version\": 1, \"wall\": " + wall + "}");
    assertEquals(Layout.AUTO, Samples.wall(file).layout());
    assertEquals(List.of(), Samples.cameras(file).problems());
  }

  @Test
  void aFileThatIsMendedIsReadAgain() throws OrielException, IOException {
    Samples.cameras(file).add("Hall", Samples.HALL, ANN);
    Samples.cameras(file).add("Yard", Samples.YARD, null);
    String good = Files.readString(file);
    Files.writeString(file, good.replace("\"version\"", "version"));
    SavedCameras cameras = Samples.cameras(file);
    assertEquals(Problem.PROFILE_UNREADABLE, cameras.unreadable().orElseThrow().problem());
    assertTrue(Files.readString(cameras.backup().orElseThrow()).contains("Hall"));
    Files.writeString(file, good);
    cameras.reload();
    assertEquals(Optional.empty(), cameras.unreadable());
    assertEquals(2, cameras.list().size());
  }

  @Test
  void anInterruptedThreadStillReadsThem() throws OrielException {
    Samples.cameras(file).add("Hall", Samples.HALL, ANN);
    Thread.currentThread().interrupt();
    assertEquals(ANN, credentials("Hall"));
    assertTrue(Thread.interrupted());
  }

  @Test
  void aCameraWithoutCredentialsNeedsNoKey() throws OrielException {
    SavedCameras cameras = Samples.cameras(file);
    assertNull(cameras.credentialsOf(cameras.add("Hall", Samples.HALL, null)));
    assertFalse(Files.exists(key));
  }

  @Test
  void aNameIsGivenOnceWhateverItsCase() throws IOException {
    SavedCameras cameras = Samples.cameras(file);
    cameras.add("Hall", Samples.HALL, null);
    byte[] before = Files.readAllBytes(file);
    OrielException refused =
        assertThrows(OrielException.class, () -> cameras.add("HALL", Samples.YARD, ANN));
    assertEquals(Problem.NAME_TAKEN, refused.problem());
    assertArrayEquals(before, Files.readAllBytes(file));
    OrielException known = assertThrows(OrielException.class, () -> cameras.checkNew(" hall "));
    assertEquals(Problem.NAME_TAKEN, known.problem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "a\u2028b", "\u009b", "\ud800", "kasa://h"})
  void whatIsNoNameIsRefused(String name) {
    SavedCameras cameras = Samples.cameras(file);
    OrielException refused =
        assertThrows(OrielException.class, () -> cameras.add(name, Samples.HALL, null));
    assertEquals(Problem.USAGE, refused.problem());
    assertThrows(OrielException.class, () -> cameras.checkNew(name));
    assertFalse(Files.exists(file));
  }

  @Test
  void aNameHasAtMostAHundredCharacters() throws OrielException {
    SavedCameras cameras = Samples.cameras(file);
    cameras.add("🎥".repeat(100), Samples.HALL, null);
    assertThrows(OrielException.class, () -> cameras.add("🎥".repeat(101), Samples.HALL, null));
  }

  @Test
  void removingTakesAllThatWasSavedAndIsHarmlessTwice() throws IOException {
    SavedCameras cameras = Samples.cameras(file);
    CameraEntry hall = cameras.add("Hall", Samples.HALL, ANN);
    cameras.add("Yard", Samples.YARD, null);
    cameras.remove(hall);
    cameras.remove(hall);
    assertEquals(List.of("Yard"), names(cameras));
    assertFalse(Files.readString(file).contains("aes-gcm:"));
  }

  @Test
  void theBackupHoldsNoSecretThatTheProfileHasNoMore() throws IOException {
    SavedCameras cameras = Samples.cameras(file);
    CameraEntry hall = cameras.add("Hall", Samples.HALL, ANN);
    CameraEntry yard = cameras.add("Yard", Samples.YARD, BEN);
    String before = Files.readString(file);
    cameras.remove(hall);
    String backup = Files.readString(cameras.backup().orElseThrow());
    assertEquals(
        before
            .replace('"' + hall.sealedUser() + '"', "null")
            .replace('"' + hall.sealedPassword() + '"', "null"),
        backup);
    cameras.setCredentials(yard, ANN);
    Files.copy(cameras.backup().orElseThrow(), folder.resolve("back.json"));
    Files.copy(key, folder.resolve("back.key"));
    SavedCameras back = Samples.cameras(folder.resolve("back.json"));
    assertEquals(ANN, back.credentialsOf(find(back, "Yard")), "it is as good as the newest");
    cameras.setCredentials(yard, null);
    assertFalse(Files.readString(cameras.backup().orElseThrow()).contains("aes-gcm:"));
  }

  @Test
  void orderIsSavedAndCamerasThatAreNotNamedKeepTheirs() throws OrielException {
    SavedCameras cameras = Samples.cameras(file);
    CameraEntry a = cameras.add("A", Samples.HALL, null);
    cameras.add("B", Samples.HALL, null);
    CameraEntry c = cameras.add("C", Samples.HALL, null);
    cameras.add("D", Samples.HALL, null);
    cameras.reorder(List.of(c.id(), "nobody", a.id(), c.id()));
    assertEquals(List.of("C", "A", "B", "D"), names(Samples.cameras(file)));
  }

  @Test
  void credentialsCanBeChangedAndForgotten() throws OrielException {
    SavedCameras cameras = Samples.cameras(file);
    CameraEntry hall = cameras.add("Hall", Samples.HALL, ANN);
    cameras.setCredentials(hall, BEN);
    assertEquals(BEN, credentials("Hall"));
    cameras.setCredentials(hall, null);
    assertNull(credentials("Hall"));
    cameras.remove(hall);
    assertThrows(OrielException.class, () -> cameras.setCredentials(hall, ANN));
  }

  @Test
  void anotherPasswordForgetsWhatTheLastOneTaught() throws OrielException {
    SavedCameras cameras = Samples.cameras(file);
    CameraEntry hall = cameras.add("Hall", Samples.HALL, ANN);
    CameraMemory memory = CameraMemories.saved(Stores.open(file)).memoryOf(hall);
    String refused = CameraMemory.OF_PASSWORD + "refusedAt";
    memory.learn(refused, "1");
    memory.learn("talk.model", "TL-IPC48AW");
    cameras.setCredentials(find(Samples.cameras(file), "Hall"), BEN);
    memory = CameraMemories.saved(Stores.open(file)).memoryOf(hall);
    assertEquals(Optional.empty(), memory.learnt(refused));
    assertEquals(Optional.of("TL-IPC48AW"), memory.learnt("talk.model"));
  }

  @Test
  void theSamePasswordIsSealedDifferentlyEachTime() throws OrielException {
    SavedCameras cameras = Samples.cameras(file);
    CameraEntry hall = cameras.add("Hall", Samples.HALL, ANN);
    CameraEntry yard = cameras.add("Yard", Samples.HALL, ANN);
    assertNotEquals(hall.sealedPassword(), yard.sealedPassword());
    cameras.setCredentials(hall, ANN);
    assertNotEquals(hall.sealedPassword(), find(cameras, "Hall").sealedPassword());
  }

  @Test
  void theKeyIsMadeOnceForItsOwnerAlone() throws IOException {
    SavedCameras cameras = Samples.cameras(file);
    cameras.add("Hall", Samples.HALL, ANN);
    byte[] first = Files.readAllBytes(key);
    cameras.add("Yard", Samples.HALL, ANN);
    Samples.cameras(file).add("Shop", Samples.HALL, BEN);
    assertArrayEquals(first, Files.readAllBytes(key));
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this system has no POSIX permissions");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }

  @Test
  void aLostKeyIsSaidAndNeverReplaced() throws IOException {
    Samples.cameras(file).add("Hall", Samples.HALL, ANN);
    Path away = Files.move(key, folder.resolve("away"));
    SavedCameras cameras = Samples.cameras(file);
    String before = Files.readString(file);
    assertNull(cameras.credentialsOf(find(cameras, "Hall")));
    OrielException problem = cameras.problems().getFirst();
    assertEquals(Problem.KEY_MISSING, problem.problem());
    assertTrue(problem.detail().toString().contains(key.toString()), problem.detail().toString());
    OrielException refused =
        assertThrows(OrielException.class, () -> cameras.add("Yard", Samples.YARD, BEN));
    assertEquals(Problem.KEY_MISSING, refused.problem());
    assertFalse(Files.exists(key));
    assertEquals(before, Files.readString(file));
    cameras.add("Yard", Samples.YARD, null); // all else goes on
    Files.move(away, key);
    assertEquals(ANN, credentials("Hall"));
    assertEquals(List.of(), cameras.problems());
  }

  @Test
  void anotherKeyInItsPlaceIsALostKeyToo() throws IOException {
    Samples.cameras(file).add("Hall", Samples.HALL, ANN);
    Files.delete(key);
    Path other = folder.resolve("other.json");
    Samples.cameras(other).add("Other", Samples.HALL, ANN);
    Files.move(folder.resolve("other.key"), key);
    String another = Files.readString(key);
    SavedCameras cameras = Samples.cameras(file);
    assertNull(cameras.credentialsOf(find(cameras, "Hall")));
    assertEquals(Problem.KEY_MISSING, cameras.problems().getFirst().problem());
    assertThrows(OrielException.class, () -> cameras.add("Yard", Samples.YARD, BEN));
    assertEquals(another, Files.readString(key));
  }

  @Test
  void afterALostKeyTheOnlyPasswordCanBeTypedAgain() throws IOException {
    Samples.cameras(file).add("Hall", Samples.HALL, ANN);
    Files.delete(key);
    SavedCameras cameras = Samples.cameras(file);
    cameras.setCredentials(find(cameras, "Hall"), BEN);
    assertEquals(BEN, credentials("Hall"));
    assertEquals(List.of(), cameras.problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense?", "AAAA"})
  void aDamagedKeyFileIsNeverOverwritten(String content) throws IOException {
    Files.writeString(key, content);
    SavedCameras cameras = Samples.cameras(file);
    OrielException refused =
        assertThrows(OrielException.class, () -> cameras.add("Hall", Samples.HALL, ANN));
    assertEquals(Problem.KEY_UNUSABLE, refused.problem(), "nothing was saved, so none is missing");
    OrielException chosen =
        assertThrows(OrielException.class, () -> cameras.chooseKeyHome("file", true));
    assertEquals(Problem.KEY_UNUSABLE, chosen.problem());
    assertEquals(content, Files.readString(key));
  }

  @Test
  void aKeyInAPlaceThatIsNotKnownHereIsMissing() throws IOException {
    Samples.cameras(file).add("Hall", Samples.HALL, ANN);
    String moved = Files.readString(file).replace("\"file\"", "\"keychain\"");
    Files.writeString(file, moved);
    SavedCameras cameras = Samples.cameras(file);
    assertNull(cameras.credentialsOf(find(cameras, "Hall")));
    assertThrows(OrielException.class, () -> cameras.add("Yard", Samples.YARD, BEN));
    assertEquals(moved, Files.readString(file));
  }

  @Test
  void aSecretThatWasTamperedWithIsMissingAndOthersAreFine() throws IOException {
    SavedCameras cameras = Samples.cameras(file);
    CameraEntry hall = cameras.add("Hall", Samples.HALL, ANN);
    cameras.add("Yard", Samples.YARD, BEN);
    String sealed = String.valueOf(hall.sealedPassword());
    char last = sealed.charAt(20) == 'A' ? 'B' : 'A';
    String tampered = sealed.substring(0, 20) + last + sealed.substring(21);
    for (String wrong : List.of(tampered, "", "aes-gcm:", "aes-gcm:AAAA", "aes-gcm:?", "plain")) {
      Files.writeString(file, Files.readString(file).replace(sealed, wrong));
      assertNull(credentials("Hall"), wrong);
      assertEquals(BEN, credentials("Yard"), wrong);
      Files.writeString(
          file, Files.readString(file).replace("\"" + wrong + "\"", "\"" + sealed + "\""));
    }
    assertEquals(ANN, credentials("Hall"));
  }

  @Test
  void aSecretOpensOnlyWhereItBelongs() throws IOException {
    SavedCameras cameras = Samples.cameras(file);
    String hall = String.valueOf(cameras.add("Hall", Samples.HALL, ANN).sealedPassword());
    String yard = String.valueOf(cameras.add("Yard", Samples.YARD, BEN).sealedPassword());
    Files.writeString(file, Files.readString(file).replace(yard, hall));
    assertNull(credentials("Yard"));
    assertEquals(ANN, credentials("Hall"));
  }

  @Test
  void aCameraThatMakesNoSenseIsAProblemOfItsOwn() throws IOException {
    Samples.cameras(file).add("Hall", Samples.HALL, ANN);
    Files.writeString(file, Files.readString(file).replace("\"cameras\" : [", "\"cameras\" : [7,"));
    SavedCameras cameras = Samples.cameras(file);
    assertEquals(List.of("Hall"), names(cameras));
    assertTrue(
        cameras
            .problems()
            .getFirst()
            .detail()
            .toString()
            .startsWith("in file is no object cameras[0]"));
    cameras.add("Yard", Samples.YARD, BEN);
    assertEquals(ANN, credentials("Hall"));
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
}
