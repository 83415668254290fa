package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The passwords' key in a keychain, whatever that does. */
@Timeout(60)
class KeychainKeyTest {
  private static final Credentials ANN = new Credentials("ann@example.org", "first");
  private static final Credentials BEN = new Credentials("ben", "second");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  @TempDir Path folder;
  private final FakeKeychain keychain = new FakeKeychain();
  private Path file = Path.of("profile.json");
  private Path key = Path.of("profile.key");

  @BeforeEach
  void place() {
    file = folder.resolve("profile.json");
    key = folder.resolve("profile.key");
  }

  @Test
  void aNewProfilesKeyGoesIntoTheKeychainAndIsThereForTheNextProgram() throws IOException {
    open().add("Hall", Samples.HALL, ANN);
    open().add("Yard", Samples.YARD, BEN);
    assertEquals(ANN, credentials("Hall"));
    assertEquals(BEN, credentials("Yard"));
    assertEquals(1, keychain.secrets.size());
    assertEquals(Optional.of("keychain"), open().keyHome());
    assertFalse(Files.exists(key));
    String secret = keychain.secrets.values().iterator().next();
    assertFalse(Files.readString(file).contains(secret));
  }

  @Test
  void whereThereIsNoKeychainTheKeyGoesIntoTheFile() throws OrielException {
    keychain.here = false;
    open().add("Hall", Samples.HALL, ANN);
    assertEquals(Optional.of("file"), open().keyHome());
    assertTrue(Files.exists(key));
    assertEquals(ANN, credentials("Hall"));
  }

  @Test
  void aProfileWithAKeyFileKeepsUsingIt() throws OrielException {
    Samples.cameras(file).add("Hall", Samples.HALL, ANN);
    open().add("Yard", Samples.YARD, BEN);
    assertEquals(Optional.of("file"), open().keyHome());
    assertEquals(0, keychain.asked.get());
    assertEquals(BEN, credentials("Yard"));
  }

  @Test
  void aLockedKeychainLeadsToNoNewKeyAndComesBack() throws IOException {
    open().add("Hall", Samples.HALL, ANN);
    String before = Files.readString(file);
    keychain.locked = true;
    SavedCameras cameras = open();
    assertNull(cameras.credentialsOf(find(cameras, "Hall")));
    assertUnusable("the keychain is locked", cameras.keyProblem().orElseThrow());
    assertNotUsed("the keychain is locked", () -> cameras.add("Yard", Samples.YARD, BEN));
    assertNotUsed(
        "the keychain is locked", () -> cameras.setCredentials(find(cameras, "Hall"), BEN));
    assertEquals(before, Files.readString(file));
    assertFalse(Files.exists(key));
    assertEquals(1, keychain.secrets.size());
    keychain.locked = false;
    assertRefusedNothing(() -> cameras.add("Yard", Samples.YARD, BEN));
    cameras.reload();
    assertEquals(ANN, cameras.credentialsOf(find(cameras, "Hall")));
  }

  @Test
  void aPersonWhoRefusesIsNotAskedAgainForEachCamera() throws IOException {
    open().add("Hall", Samples.HALL, ANN);
    open().add("Yard", Samples.YARD, BEN);
    keychain.locked = true;
    keychain.asked.set(0);
    SavedCameras cameras = open();
    cameras.list().forEach(camera -> assertNull(cameras.credentialsOf(camera)));
    assertTrue(cameras.keyProblem().isPresent());
    assertEquals(1, keychain.asked.get());
    cameras.reload(); // as the window does when it is told to try again
    assertTrue(cameras.keyProblem().isPresent());
    assertEquals(2, keychain.asked.get());
  }

  @Test
  void aKeychainThatIsGoneOrEmptyLeadsToNoNewKey() throws IOException {
    open().add("Hall", Samples.HALL, ANN);
    keychain.here = false;
    assertNotUsed("no keychain can be reached", () -> open().add("Yard", Samples.YARD, BEN));
    keychain.here = true;
    keychain.secrets.clear();
    assertRefused("the keychain has no such key", () -> open().add("Yard", Samples.YARD, BEN));
    assertRefused(
        "the keychain has no such key",
        () -> {
          SavedCameras cameras = open();
          cameras.setCredentials(find(cameras, "Hall"), BEN);
        });
    assertFalse(Files.exists(key));
    assertEquals(Set.of(), keychain.secrets.keySet());
    open().add("Shed", Samples.YARD, null); // all else goes on
  }

  @Test
  void anotherSecretInTheKeysPlaceIsNotTheKey() throws IOException {
    open().add("Hall", Samples.HALL, ANN);
    String id = keychain.secrets.keySet().iterator().next();
    for (String wrong : List.of("", "nonsense?", ProfileKey.fresh(new SecureRandom()).encoded())) {
      keychain.secrets.put(id, wrong);
      assertRefused("the keychains key", () -> open().add("Yard", Samples.YARD, BEN));
    }
  }

  @Test
  void aNewProfileIsRefusedByALockedKeychainUntilTheUserChooses() throws IOException {
    keychain.locked = true;
    assertNotUsed("the keychain is locked", () -> open().add("Hall", Samples.HALL, ANN));
    assertFalse(Files.exists(key));
    open().chooseKeyHome("file", false);
    open().add("Hall", Samples.HALL, ANN);
    assertEquals(ANN, credentials("Hall"));
  }

  @Test
  void passwordsAreGivenUpOnlyByTheUsersWord() throws OrielException {
    open().add("Hall", Samples.HALL, ANN);
    keychain.secrets.clear();
    OrielException refused =
        assertThrows(OrielException.class, () -> open().chooseKeyHome("file", false));
    assertEquals(Problem.USAGE, refused.problem());
    assertTrue(find(open(), "Hall").hasSecrets());
    open().chooseKeyHome("file", true);
    assertFalse(find(open(), "Hall").hasSecrets());
    open().add("Yard", Samples.YARD, BEN);
    assertEquals(BEN, credentials("Yard"));
    assertEquals(List.of(), open().problems());
  }

  @Test
  void aKeychainThatKeepsNothingIsNoticedBeforeAnythingIsSealed() {
    keychain.keepsNothing = true;
    assertNotUsed("the keychain keeps nothing", () -> open().add("Hall", Samples.HALL, ANN));
    assertFalse(Files.exists(file));
  }

  @Test
  void aPromptThatNobodyAnswersEndsInTimeAndIsNotOpenedForEachCamera() throws IOException {
    open().add("Hall", Samples.HALL, ANN);
    open().add("Yard", Samples.YARD, BEN);
    keychain.asked.set(0);
    keychain.prompt = new CountDownLatch(1);
    SavedCameras cameras = open(SHORT);
    cameras.list().forEach(camera -> assertNull(cameras.credentialsOf(camera)));
    assertNotUsed("did not answer in time", () -> cameras.add("Shed", Samples.YARD, BEN));
    assertEquals(1, keychain.asked.get(), "one prompt for all");
    keychain.prompt.countDown();
    CameraEntry hall = find(cameras, "Hall");
    while (cameras.credentialsOf(hall) == null) { // the answer came late, and counts all the same
      cameras.reload();
      Thread.onSpinWait();
    }
    assertEquals(ANN, cameras.credentialsOf(hall));
  }

  @Test
  void aPersonMayTakeTheirTimeWhileAnotherProgramSaves() throws Exception {
    open().add("Hall", Samples.HALL, ANN);
    keychain.asked.set(0);
    keychain.prompt = new CountDownLatch(1);
    Thread window =
        Thread.ofVirtual().start(() -> assertRefusedNothing(() -> add(open(), "Yard", BEN)));
    while (keychain.asked.get() == 0) {
      Thread.onSpinWait();
    }
    Stores.open(file, SHORT, Migrations.USUAL)
        .change(profile -> profile.setting(it -> it.with(it.wall().in(Layout.FOUR))));
    keychain.prompt.countDown();
    window.join();
    assertEquals(BEN, credentials("Yard"));
    assertEquals(Layout.FOUR, Samples.wall(file).layout());
  }

  @Test
  void twoProgramsThatBeginAtOnceAgreeOnOneKey() throws Exception {
    SavedCameras window = open();
    SavedCameras command = open();
    Thread other =
        Thread.ofVirtual().start(() -> assertRefusedNothing(() -> add(window, "Hall", ANN)));
    add(command, "Yard", BEN);
    other.join();
    assertEquals(ANN, credentials("Hall"));
    assertEquals(BEN, credentials("Yard"));
    assertEquals(List.of(), open().problems());
  }

  @Test
  void aKeyThatWasReadIsKnownUntilTheProgramEndsAndAnInterruptDoesNotLoseIt()
      throws OrielException {
    open().add("Hall", Samples.HALL, ANN);
    SavedCameras cameras = open();
    Thread.currentThread().interrupt();
    assertEquals(ANN, cameras.credentialsOf(find(cameras, "Hall")));
    assertTrue(Thread.interrupted());
    keychain.locked = true;
    assertEquals(ANN, cameras.credentialsOf(find(cameras, "Hall")));
  }

  private static void add(SavedCameras cameras, String name, Credentials who)
      throws OrielException {
    cameras.add(name, Samples.YARD, who);
  }

  private SavedCameras open() {
    return open(LONG);
  }

  private SavedCameras open(Duration patience) {
    ProfileStore store = Stores.open(file);
    KeyHome home = new KeychainKey(keychain, Thread.ofVirtual().factory(), patience);
    return new SavedCameras(
        store,
        CameraMemories.saved(store),
        List.of(home, KeyFile.beside(file)),
        new SecureRandom());
  }

  private @Nullable Credentials credentials(String name) {
    SavedCameras cameras = open();
    return cameras.credentialsOf(find(cameras, name));
  }

  private static CameraEntry find(SavedCameras cameras, String name) {
    return cameras.find(name).orElseThrow();
  }

  /** A key is lost. */
  private static void assertRefused(String why, Attempt attempt) {
    assertIs(Problem.KEY_MISSING, why, assertThrows(OrielException.class, attempt::run));
  }

  /** The keychain does not answer, which loses no key. */
  private static void assertNotUsed(String why, Attempt attempt) {
    assertUnusable(why, assertThrows(OrielException.class, attempt::run));
  }

  private static void assertUnusable(String why, OrielException failure) {
    assertIs(Problem.KEYCHAIN_UNUSABLE, why, failure);
  }

  private static void assertIs(Problem problem, String why, OrielException failure) {
    assertEquals(problem, failure.problem());
    assertTrue(failure.detail().toString().contains(why), failure.detail().toString());
  }

  private static void assertRefusedNothing(Attempt attempt) {
    try {
      attempt.run();
    } catch (OrielException e) {
      throw new AssertionError(e);
    }
  }

  /** Something that may fail. */
  private interface Attempt {
    void run() throws OrielException;
  }
}
