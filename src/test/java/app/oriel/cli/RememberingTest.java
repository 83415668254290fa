package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.cli.CliRig.Ended;
import app.oriel.simulator.kasa.KasaCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one command learns the next one knows; and where user and password come from. */
@Timeout(60)
class RememberingTest {
  @TempDir private Path folder;
  private CliRig rig;

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, CliRig.SHORT);
  }

  @AfterEach
  void end() throws IOException {
    rig.close();
  }

  @Test
  void theSecondRunKnowsTheCertificateAndThePasswordsForm() {
    KasaCamera camera = rig.camera("streamPw=md5");
    Ended first = rig.run("test", CliRig.urlWithPassword(camera), "--json");
    assertEquals(0, first.code(), first.out());
    assertTrue(first.out().contains("\"pin\":\"new\""), first.out());
    assertEquals(3, camera.counters().signIns());

    Ended second = rig.run("test", CliRig.urlWithPassword(camera), "--json");
    assertEquals(0, second.code(), second.out());
    assertTrue(second.out().contains("\"pin\":\"known\""), second.out());
    assertTrue(second.out().contains("\"passwordForm\":\"md5\""), second.out());
    assertEquals(4, camera.counters().signIns());
  }

  @Test
  void aSavedCameraIsTestedByItsName() {
    KasaCamera camera = rig.camera();
    String url = CliRig.url(camera);
    Ended added = rig.run("profile", "add", "Hall", CliRig.urlWithPassword(camera), "--json");
    assertEquals("{\"camera\":\"Hall\",\"ok\":true}", sorted(added.document()));

    Ended tested = rig.run("test", "hall", "--json");
    assertEquals(0, tested.code(), tested.out());
    assertTrue(tested.out().startsWith("{\"camera\":\"hall\",\"ok\":true,"), tested.out());
    assertEquals("", tested.err());

    Ended listed = rig.run("profile", "list", "--json");
    assertEquals(
        "{\"name\":\"Hall\",\"url\":\"" + url + "\",\"credentials\":true}", listed.document());
    assertEquals("Hall  " + url + System.lineSeparator(), rig.run("profile", "list").out());

    for (String place : List.of(CliRig.urlWithPassword(camera), "kasa://other")) {
      Ended again = rig.run("profile", "add", "HALL", place);
      assertEquals(2, again.code());
      assertTrue(again.err().contains("has a camera named HALL already. (it is " + url + ")"));
    }
    Ended unknown = rig.run("test", "yard");
    assertTrue(unknown.err().contains("no camera named yard. (it has Hall)"), unknown.err());

    Ended removed = rig.run("profile", "remove", "hall", "--json");
    assertEquals("{\"camera\":\"hall\",\"ok\":true}", sorted(removed.document()));
    assertEquals("", rig.run("profile", "list", "--json").out());
    assertEquals(2, rig.run("test", "hall").code());
  }

  /** The documents are of unordered maps. */
  private static String sorted(String document) {
    return document.startsWith("{\"ok\":true,")
        ? "{" + document.substring(11, document.length() - 1) + ",\"ok\":true}"
        : document;
  }

  @Test
  void aPasswordInTheUrlIsWarnedOfOnceAndDecoded() {
    KasaCamera camera = rig.camera();
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera));
    assertEquals(0, ended.code(), ended.err());
    assertEquals(1, ended.err().lines().count(), ended.err());
    assertTrue(ended.err().contains("can see a password in a command"), ended.err());
    assertTrue(ended.out().contains("✓ sound"), ended.out());
  }

  @Test
  void passwordsInSeveralUrlsAreWarnedOfOnce() {
    String one = CliRig.urlWithPassword(rig.camera());
    String other = CliRig.urlWithPassword(rig.camera());
    Ended ended = rig.run("view", one, other);
    assertEquals(1, ended.err().lines().count(), ended.err());
  }

  @Test
  void aPasswordComesFromAFile() throws IOException {
    KasaCamera camera = rig.camera("power=off");
    Path file = folder.resolve("given-password.txt");
    Files.writeString(file, CliRig.PASSWORD + "\r\nsecond line\n");
    assertLetIn(
        camera,
        rig.run(
            "test", CliRig.url(camera), "--user", CliRig.USER, "--password-file", file.toString()));
  }

  @Test
  void aPasswordComesFromTheEnvironment() {
    // Whatever the environment of the tests has: the camera's password is just that.
    KasaCamera camera = rig.cameraWithPassword(System.getenv("PATH"), "power=off");
    assertLetIn(
        camera,
        rig.run("test", CliRig.url(camera), "--user", CliRig.USER, "--password-env", "PATH"));
  }

  /** A camera that is off takes the password before it says so, which saves two seconds. */
  private static void assertLetIn(KasaCamera camera, Ended ended) {
    assertEquals(5, ended.code(), ended::toString);
    assertEquals(1, camera.counters().signIns());
    assertEquals(0, camera.counters().refusedSignIns());
    assertFalse(ended.err().contains("can see a password"), ended.err());
  }

  @Test
  void theUrlGoesBeforeTheOptionsAndTheOptionsBeforeTheProfile() throws IOException {
    KasaCamera camera = rig.camera("power=off");
    Path wrong = folder.resolve("given-wrong.txt");
    Files.writeString(wrong, "canary but wrong");
    String[] options = {"--user", CliRig.USER, "--password-file", wrong.toString()};
    assertEquals(5, rig.run(all(options, "test", CliRig.urlWithPassword(camera))).code());
    rig.run("profile", "add", "hall", CliRig.urlWithPassword(camera));
    assertEquals(4, rig.run(all(options, "test", "hall")).code());
    assertEquals(5, rig.run("test", "hall").code());
  }

  private static String[] all(String[] options, String... more) {
    String[] all = new String[more.length + options.length];
    System.arraycopy(more, 0, all, 0, more.length);
    System.arraycopy(options, 0, all, more.length, options.length);
    return all;
  }

  @Test
  void withoutAPasswordAndATerminalItIsAMistakeInTheCall() {
    KasaCamera camera = rig.camera();
    Ended ended = rig.run("test", CliRig.url(camera), "--json");
    assertEquals(2, ended.code());
    assertTrue(ended.document().contains("\"kind\":\"usage\""), ended.out());
    assertEquals(0, camera.counters().signIns());
    assertTrue(ended.document().contains("(no user name and password were given)"), ended.out());
    Ended user = rig.run("test", CliRig.url(camera), "--user", CliRig.USER);
    assertEquals(2, user.code());
    assertTrue(user.err().contains("(no password was given)"), user.err());
    assertTrue(user.err().contains("--password-file FILE"), user.err());
    Ended password = rig.run("test", CliRig.url(camera), "--password-env", "PATH");
    assertTrue(password.err().contains("(no user name was given)"), password.err());
  }

  @Test
  void whatNoFamilyKnowsIsSaidBeforeAPasswordIsAskedFor() {
    for (String command : List.of("test", "profile add hall")) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
      arguments.add("nope://127.0.0.9/stream");
      Ended ended = rig.run(arguments.toArray(String[]::new));
      assertEquals(6, ended.code(), ended::toString);
      assertTrue(ended.err().contains("no camera begins with nope://"), ended.err());
    }
    assertFalse(Files.exists(rig.profileFile()));
  }

  @Test
  void viewRemembersNothing() {
    KasaCamera camera = rig.camera();
    rig.run("view", CliRig.urlWithPassword(camera));
    assertFalse(Files.exists(rig.profileFile()));
  }

  @Test
  void aProfileThatMakesNoSenseIsLeftAloneAndNamed() throws IOException {
    Files.writeString(rig.profileFile(), "{ not a profile");
    KasaCamera camera = rig.camera("power=off");
    Ended added = rig.run("profile", "add", "hall", CliRig.urlWithPassword(camera), "--json");
    assertEquals(7, added.code(), added.out());
    assertTrue(added.document().contains("\"kind\":\"disk\""), added.out());
    Ended listed = rig.run("profile", "list", "--json");
    assertEquals(7, listed.code(), listed.out());
    Ended byName = rig.run("test", "hall", "--json");
    assertEquals(7, byName.code(), byName.out());
    Ended removed = rig.run("profile", "remove", "hall", "--json");
    assertEquals(7, removed.code(), removed.out());
    assertEquals(5, rig.run("test", CliRig.urlWithPassword(camera), "--json").code());
    assertEquals("{ not a profile", Files.readString(rig.profileFile()));
  }
}
