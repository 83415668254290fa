package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.text.Texts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Secret Service where the tools are installed, and machines without one. */
@Timeout(60)
class SystemKeychainTest {
  private static final String BUS = "DBUS_SESSION_BUS_ADDRESS";
  private static final Credentials ANN = new Credentials("ann@example.org", "first");

  @TempDir Path folder;

  @AfterEach
  void forgetTheBus() {
    System.clearProperty(BUS);
  }

  @Test
  void whereThereIsNoSessionNothingIsEvenLookedFor() {
    for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of(BUS, " "))) {
      SystemKeychain keychain = SystemKeychain.of("Linux", environment);
      assertFalse(keychain.isHere());
      assertRefused("no-keychain-can-be-reached", keychain);
    }
  }

  @Test
  void anAddressThatLeadsNowhereIsNoKeychain() {
    SystemKeychain keychain = keychain("unix:path=" + folder.resolve("nowhere"));
    assertFalse(keychain.isHere());
    assertRefused("no-keychain-can-be-reached", keychain);
  }

  @Test
  void aBusWithoutASecretServiceIsNoKeychain() throws Exception {
    try (PrivateSession session = PrivateSession.start(folder)) {
      SystemKeychain keychain = keychain(session.address());
      assertFalse(keychain.isHere());
      assertRefused("no-keychain-can-be-reached", keychain);
    }
  }

  /** Nothing was saved, so no key can be missing and nothing is there to be given up. */
  @Test
  void aServiceThatDoesNotAnswerIsToldAsThat() throws Exception {
    try (PrivateSession session = PrivateSession.start(folder);
        DBusConnection mute =
            DBusConnectionBuilder.forAddress(session.address()).withShared(false).build()) {
      mute.requestBusName("org.freedesktop.secrets");
      SavedCameras cameras = cameras(session);
      OrielException refused =
          assertThrows(OrielException.class, () -> cameras.add("Hall", Samples.HALL, ANN));
      assertEquals(Problem.KEYCHAIN_UNUSABLE, refused.problem());
      assertEquals(Detail.of("the-keychain-does-not-answer"), refused.detail());
      String advice = Texts.commands(Locale.ENGLISH).advice(refused.problem());
      assertFalse(advice.contains("--forget-passwords"), advice);
      cameras.chooseKeyHome("file", false);
      cameras.add("Hall", Samples.HALL, ANN);
    }
  }

  @Test
  void aKeyIsKeptThereAndALockedOneIsNotTakenForAnEmptyOne() throws Exception {
    try (PrivateSession session = PrivateSession.start(folder)) {
      session.startKeyring("password of the keyring");
      awaitHere(session);
      assertEquals(Optional.empty(), keychain(session.address()).secret("nobody's"));
      cameras(session).add("Hall", Samples.HALL, ANN);
      SavedCameras again = cameras(session);
      assertEquals(Optional.of("keychain"), again.keyHome());
      CameraEntry hall = again.find("Hall").orElseThrow();
      assertEquals(ANN, again.credentialsOf(hall));

      session.endKeyring();
      assertKeyProblem("no-keychain-can-be-reached", cameras(session));
      session.startKeyring("another password");
      awaitHere(session);
      SavedCameras locked = cameras(session);
      assertKeyProblem("the-keychain-is-locked", locked);
      assertThrows(OrielException.class, () -> locked.add("Yard", Samples.YARD, ANN));

      session.endKeyring();
      session.startKeyring("password of the keyring");
      awaitHere(session);
      locked.reload();
      assertEquals(ANN, locked.credentialsOf(hall), "the same program, once it is unlocked");
      assertEquals(List.of(), locked.problems());
    }
  }

  private static void awaitHere(PrivateSession session) throws InterruptedException {
    SystemKeychain keychain = keychain(session.address());
    for (int i = 0; i < 500 && !keychain.isHere(); i++) {
      Thread.sleep(20);
    }
    assertTrue(keychain.isHere(), "the keyring did not start");
  }

  private SavedCameras cameras(PrivateSession session) {
    ProfileStore store = Stores.open(folder.resolve("profile.json"));
    KeyHome home =
        new KeychainKey(
            keychain(session.address()), Thread.ofVirtual().factory(), Duration.ofSeconds(30));
    return new SavedCameras(
        store,
        CameraMemories.saved(store),
        List.of(home, KeyFile.beside(store.file())),
        new SecureRandom());
  }

  private static SystemKeychain keychain(String address) {
    // The library reads it here first; the tests' own environment cannot be changed.
    System.setProperty(BUS, address);
    return SystemKeychain.of("Linux", Map.of(BUS, address));
  }

  private static void assertKeyProblem(String why, SavedCameras cameras) {
    assertEquals(Detail.of(why), cameras.keyProblem().orElseThrow().detail());
  }

  private static void assertRefused(String why, SystemKeychain keychain) {
    OrielException refused = assertThrows(OrielException.class, keychain::unlock);
    assertEquals(Detail.of(why), refused.detail());
    assertThrows(OrielException.class, () -> keychain.secret("x"));
    assertThrows(OrielException.class, () -> keychain.keep("x", "y"));
  }
}
