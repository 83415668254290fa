package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.cli.CliRig.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code oriel profile export}, {@code import} and {@code key}. */
@Timeout(60)
class ProfileTransferCommandsTest {
  private static final String URL =
      "kasa://"
          + CliRig.percent(CliRig.USER)
          + ":"
          + CliRig.percent(CliRig.PASSWORD)
          + "@127.0.0.9";

  @TempDir private Path folder;
  private CliRig rig;
  private String export = "";
  private String passphrase = "";

  @BeforeEach
  void begin() throws IOException {
    rig = new CliRig(folder, CliRig.SHORT);
    export = folder.resolve("export.json").toString();
    passphrase = folder.resolve("given-passphrase.txt").toString();
    Files.writeString(Path.of(passphrase), "canary of a passphrase\nsecond line\n");
  }

  @AfterEach
  void end() throws IOException {
    rig.close();
  }

  @Test
  void aProfileGoesOutAndComesBack() throws IOException {
    rig.run("profile", "add", "Hall", URL);
    Ended exported =
        rig.run("profile", "export", export, "--passphrase-file", passphrase, "--json");
    assertEquals(0, exported.code(), exported::toString);
    assertEquals(
        "{\"file\":\""
            + export
            + "\",\"ok\":true,\"cameras\":[\"Hall\"],\"withoutPassword\":[],\"leftOut\":0}",
        exported.document());
    Ended kept = rig.run("profile", "import", export, "--passphrase-file", passphrase);
    assertTrue(kept.out().contains("Hall was there already"), kept.out());
    Files.delete(rig.profileFile());
    Files.delete(folder.resolve("profile.key"));
    Ended imported =
        rig.run("profile", "import", export, "--passphrase-file", passphrase, "--json");
    assertEquals(0, imported.code(), imported::toString);
    assertEquals(
        "{\"camera\":\"Hall\",\"outcome\":\"added\"}\n{\"file\":\""
            + export
            + "\",\"ok\":true,\"added\":1,\"replaced\":0,\"kept\":0,\"leftOut\":0}\n",
        imported.out().replace("\r", ""));
    Ended replaced =
        rig.run("profile", "import", export, "--passphrase-file", passphrase, "--replace");
    assertTrue(replaced.out().contains("Hall was replaced"), replaced.out());
    assertTrue(rig.run("profile", "list", "--json").document().contains("\"credentials\":true"));
  }

  @Test
  void aPasswordThatIsOnlyLockedIsNotAskedFor() throws IOException {
    rig.run("profile", "add", "Hall", URL);
    Files.delete(folder.resolve("profile.key"));
    Ended ended = rig.run("test", "Hall");
    assertEquals(7, ended.code(), ended::toString);
    assertTrue(ended.err().contains("their key is missing"), ended.err());
  }

  @Test
  void aWrongPassphraseIsOneSentenceAndExitSeven() {
    rig.run("profile", "add", "Hall", URL);
    rig.run("profile", "export", export, "--passphrase-env", "PATH");
    Ended wrong = rig.run("profile", "import", export, "--passphrase-file", passphrase);
    assertEquals(7, wrong.code());
    assertEquals("", wrong.out());
    assertTrue(wrong.err().contains("the passphrase is wrong"), wrong.err());
    Ended json = rig.run("profile", "import", export, "--passphrase-file", passphrase, "--json");
    assertEquals(7, json.code());
    assertTrue(json.document().contains("\"kind\":\"disk\""), json.out());
    assertEquals(0, rig.run("profile", "import", export, "--passphrase-env", "PATH").code());
  }

  @Test
  void theKeysPlaceIsToldAndChosen() {
    assertEquals("{\"key\":null,\"ok\":true}", rig.run("profile", "key", "--json").document());
    rig.run("profile", "add", "Hall", URL);
    assertEquals("file", rig.run("profile", "key").out().strip());
    assertEquals(2, rig.run("profile", "key", "file").code(), "passwords would be forgotten");
    assertEquals(0, rig.run("profile", "key", "file", "--forget-passwords").code());
    assertTrue(rig.run("profile", "list", "--json").document().contains("\"credentials\":false"));
    assertEquals(7, rig.run("profile", "key", "keychain").code(), "this rig has none");
  }
}
