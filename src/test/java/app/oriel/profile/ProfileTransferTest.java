package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.profile.ProfileTransfer.Exported;
import app.oriel.profile.ProfileTransfer.Imported;
import app.oriel.profile.ProfileTransfer.Merged;
import app.oriel.profile.ProfileTransfer.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile on its way from one computer, here a folder, to another. */
class ProfileTransferTest {
  private static final Credentials ANN = new Credentials("ann@example.org", "pässwörd 密码");
  private static final Credentials BEN = new Credentials("ben", "");
  private static final String PASSPHRASE = "correct horse";

  @TempDir Path folder;
  private Path here = Path.of("profile.json");
  private Path there = Path.of("profile.json");
  private Path export = Path.of("export.json");

  @BeforeEach
  void place() throws IOException {
    here = Files.createDirectory(folder.resolve("here")).resolve("profile.json");
    there = Files.createDirectory(folder.resolve("there")).resolve("profile.json");
    export = folder.resolve("export.json");
  }

  @Test
  void allThatIsSavedComesBackOnAnotherComputer() throws IOException {
    fill(here);
    Exported exported = export(here);
    assertEquals(new Exported(List.of("Hall", "Yard"), List.of(), 0), exported);
    Imported imported = load(false);
    assertEquals(
        List.of(new Merged("Hall", Outcome.ADDED), new Merged("Yard", Outcome.ADDED)),
        imported.cameras());
    Profile before = Stores.open(here).profile();
    Profile after = Stores.open(there).profile();
    assertEquals(List.of("Hall", "Yard"), names(there));
    assertEquals(before.cameras().get(0).remembered(), after.cameras().get(0).remembered());
    assertEquals(before.cameras().get(1).url(), after.cameras().get(1).url());
    assertEquals(before.hosts().keySet(), after.hosts().keySet());
    assertEquals(Layout.FOUR, after.settings().wall().layout());
    assertEquals(ANN, credentials(there, "Hall"));
    assertNull(credentials(there, "Yard"));
    assertTrue(Files.readString(there).contains("\"rotate\" : 90"), "unknown keys go along");
    assertFalse(before.key() != null && before.key().equals(after.key()), "but not the key");
  }

  @Test
  void nothingOfItIsPlainAnywhere() throws IOException {
    fill(here);
    export(here);
    load(false);
    for (Path where : List.of(export, there)) {
      String text = Files.readString(where);
      for (String secret : List.of(ANN.user(), ANN.password(), PASSPHRASE)) {
        assertFalse(text.contains(secret), where + " tells " + secret);
      }
    }
    assertFalse(Files.readString(export).contains("Hall"));
  }

  @Test
  void onlyItsOwnerCanReadTheFile() throws IOException {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this system has no POSIX permissions");
    fill(here);
    Files.writeString(export, "old, and open to all");
    export(here);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(export)));
  }

  @Test
  void whatTheProfileHasStaysAndIsSaid() throws IOException {
    fill(here);
    export(here);
    SavedCameras other = Samples.cameras(there);
    other.add("HALL", CameraUrl.parse("kasa://mine.lan"), BEN);
    Samples.set(there, it -> it.with(it.wall().in(Layout.NINE)));
    Imported imported = load(false);
    assertEquals(
        List.of(new Merged("Hall", Outcome.KEPT), new Merged("Yard", Outcome.ADDED)),
        imported.cameras());
    assertEquals(List.of("HALL", "Yard"), names(there));
    assertEquals(BEN, credentials(there, "Hall"));
    assertEquals("kasa://mine.lan", find(there, "Hall").url().toString());
    assertEquals(Layout.NINE, Samples.wall(there).layout());
    byte[] before = Files.readAllBytes(there);
    assertEquals(2, load(false).cameras().size());
    assertArrayEquals(before, Files.readAllBytes(there), "a second time changes nothing");
  }

  @Test
  void theFilesTakesItsPlaceWhereThatIsWanted() throws IOException {
    fill(here);
    export(here);
    SavedCameras other = Samples.cameras(there);
    CameraEntry mine = other.add("HALL", CameraUrl.parse("kasa://mine.lan"), BEN);
    other.add("Shop", Samples.YARD, BEN);
    CameraEntry yard = other.add("Yard", Samples.YARD, BEN);
    Samples.set(there, it -> it.with(it.wall().in(Layout.NINE)));
    Imported imported = load(true);
    assertEquals(
        List.of(new Merged("Hall", Outcome.REPLACED), new Merged("Yard", Outcome.REPLACED)),
        imported.cameras());
    assertEquals(List.of("Hall", "Shop", "Yard"), names(there));
    assertEquals(mine.id(), find(there, "Hall").id());
    assertEquals(Samples.HALL, find(there, "Hall").url());
    assertEquals(ANN, credentials(there, "Hall"));
    assertEquals(BEN, credentials(there, "Yard"), "the file has no password for it");
    assertEquals(yard.id(), find(there, "Yard").id());
    assertEquals(Layout.FOUR, Samples.wall(there).layout());
  }

  @Test
  void aCameraIsTheSameByItsIdWhateverItIsCalledNow() throws IOException {
    fill(here);
    export(here);
    SavedCameras cameras = Samples.cameras(here);
    cameras.rename(find(here, "Hall"), "Door");
    cameras.add("hall", Samples.YARD, BEN);
    assertEquals(Outcome.KEPT, load(here, false).cameras().getFirst().outcome());
    load(here, true);
    assertEquals(List.of("Door", "Yard", "hall"), names(here), "no name is there twice");
    assertEquals(ANN, credentials(here, "Door"));
  }

  @Test
  void ourPasswordIsNotTakenToAnotherHost() throws IOException {
    Samples.cameras(here).add("Hall", Samples.HALL, null);
    export(here);
    Samples.cameras(there).add("Hall", CameraUrl.parse("kasa://mine.lan"), BEN);
    load(true);
    assertFalse(find(there, "Hall").hasSecrets());
  }

  @Test
  void aWrongPassphraseOrABrokenFileChangesNothing() throws IOException {
    fill(here);
    export(here);
    ProfileTransfer transfer = transfer(there);
    refused(Problem.EXPORT_UNREADABLE, () -> transfer.importFrom(export, chars("x"), true));
    refused(
        Problem.EXPORT_UNREADABLE,
        () -> transfer.importFrom(folder.resolve("none"), chars(PASSPHRASE), true));
    refused(Problem.EXPORT_UNREADABLE, () -> transfer.importFrom(folder, chars(PASSPHRASE), true));
    PassphraseSeal seal = seal();
    for (String content : List.of("", "{", "{\"version\":2}", "{\"version\":1,\"cameras\":7}")) {
      byte[] plain = content.getBytes(StandardCharsets.UTF_8);
      Files.write(export, seal.seal(plain, chars(PASSPHRASE)));
      refused(
          Problem.EXPORT_UNREADABLE, () -> transfer.importFrom(export, chars(PASSPHRASE), true));
    }
    assertFalse(Files.exists(there));
  }

  @Test
  void aCameraOfNonsenseInTheFileIsLeftOutWithItsPlainPassword() throws IOException {
    String content =
        """
        {"version":1,"cameras":[{"id":"1","name":"Hall","url":"nonsense","password":"canary"},
        {"id":"2","name":"Yard","url":"kasa://yard","user":"canary"}]}
        """;
    Files.write(export, seal().seal(content.getBytes(StandardCharsets.UTF_8), chars(PASSPHRASE)));
    Imported imported = load(false);
    assertEquals(1, imported.unread());
    assertEquals(List.of("Yard"), names(there));
    assertFalse(Files.readString(there).contains("canary"));
  }

  @Test
  void withoutTheKeyNothingIsExported() throws IOException {
    fill(here);
    Files.delete(here.resolveSibling("profile.key"));
    refused(Problem.KEY_MISSING, () -> export(here));
    assertFalse(Files.exists(export));
  }

  @Test
  void aDamagedPasswordIsSaid() throws IOException {
    fill(here);
    String sealed = String.valueOf(find(here, "Hall").sealedPassword());
    Files.writeString(here, Files.readString(here).replace(sealed, "aes-gcm:AAAA"));
    assertEquals(List.of("Hall"), export(here).withoutPassword());
  }

  @Test
  void theProfileItselfIsNeverOverwritten() throws IOException {
    fill(here);
    byte[] before = Files.readAllBytes(here);
    Path link = Files.createSymbolicLink(folder.resolve("link"), here.getParent());
    for (Path own :
        List.of(
            here,
            here.resolveSibling("profile.json.bak"),
            here.resolveSibling("profile.key"),
            link.resolve("profile.json"))) {
      refused(Problem.USAGE, () -> transfer(here).export(own, chars(PASSPHRASE)));
    }
    assertArrayEquals(before, Files.readAllBytes(here));
    refused(
        Problem.DISK,
        () -> transfer(here).export(folder.resolve("no/such/folder"), chars(PASSPHRASE)));
  }

  @Test
  void anUnreadableProfileIsNotExportedAsAnEmptyOne() throws IOException {
    Files.writeString(here, "{");
    refused(Problem.PROFILE_UNREADABLE, () -> export(here));
    assertFalse(Files.exists(export));
  }

  private static void fill(Path file) throws IOException {
    Files.writeString(
        file,
        """
        {"version":1,"wall":{"layout":"4"},"cameras":[
        {"id":"h","name":"Hall","url":"%s","rotate":90}]}
        """
            .formatted(Samples.HALL));
    ProfileStore store = Stores.open(file);
    SavedCameras cameras = Samples.cameras(store);
    cameras.setCredentials(cameras.find("Hall").orElseThrow(), ANN);
    cameras.add("Yard", Samples.YARD, null);
    CameraMemories memories = CameraMemories.saved(store);
    memories.memoryOf(cameras.find("Hall").orElseThrow()).pin(19443, Samples.PIN);
    memories.memoryOfUrl(CameraUrl.parse("kasa://10.0.0.1")).learn("a", "b");
  }

  private Exported export(Path profile) throws OrielException {
    return transfer(profile).export(export, chars(PASSPHRASE));
  }

  private Imported load(boolean replace) throws OrielException {
    return load(there, replace);
  }

  private Imported load(Path profile, boolean replace) throws OrielException {
    return transfer(profile).importFrom(export, chars(PASSPHRASE), replace);
  }

  /** With few rounds, which the file itself says. */
  private static ProfileTransfer transfer(Path profile) {
    ProfileStore store = Stores.open(profile);
    ProfileKeys keys = new ProfileKeys(List.of(KeyFile.beside(profile)), new SecureRandom());
    return new ProfileTransfer(store, keys, new CameraSecrets(keys, new SecureRandom()), seal());
  }

  private static PassphraseSeal seal() {
    return new PassphraseSeal(1000, new SecureRandom());
  }

  private static char[] chars(String text) {
    return text.toCharArray();
  }

  private static void refused(Problem problem, Attempt attempt) {
    assertEquals(
        problem, assertThrows(OrielException.class, attempt::run).problem(), problem::name);
  }

  private static @Nullable Credentials credentials(Path profile, String name) {
    SavedCameras cameras = Samples.cameras(profile);
    return cameras.credentialsOf(cameras.find(name).orElseThrow());
  }

  private static CameraEntry find(Path profile, String name) {
    return Samples.cameras(profile).find(name).orElseThrow();
  }

  private static List<String> names(Path profile) {
    return Samples.cameras(profile).list().stream().map(CameraEntry::name).toList();
  }

  /** Something that may fail. */
  private interface Attempt {
    void run() throws OrielException;
  }
}
