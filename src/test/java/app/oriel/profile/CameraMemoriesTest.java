package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraMemoriesTest {
  private static final String FORM = "kasa.stream.passwordForm";

  @TempDir Path folder;

  @Test
  void whatACameraTaughtIsThereForTheNextProgram() throws OrielException {
    ProfileStore store = open();
    CameraEntry hall = add(store, "Hall");
    CameraEntry yard = add(store, "Yard");
    CameraMemory memory = CameraMemories.saved(store).memoryOf(hall);
    memory.pin(19443, Samples.PIN);
    memory.learn(FORM, "base64");
    memory.learn(FORM, "md5");
    CameraMemories next = CameraMemories.saved(open());
    assertEquals(Optional.of(Samples.PIN), next.memoryOf(hall).pin(19443));
    assertEquals(Optional.of("md5"), next.memoryOf(hall).learnt(FORM));
    assertEquals(Optional.empty(), next.memoryOf(hall).pin(443));
    assertEquals(Optional.empty(), next.memoryOf(yard).pin(19443));
  }

  @Test
  void aBareUrlIsRememberedByItsHostAndPort() {
    CameraMemories.saved(open())
        .memoryOfUrl(CameraUrl.parse("ipc://ann:x@Hall.lan:554/a?stream=sub"))
        .pin(554, Samples.PIN);
    CameraMemories next = CameraMemories.saved(open());
    assertEquals(
        Optional.of(Samples.PIN), next.memoryOfUrl(CameraUrl.parse("ipc://hall.LAN:554")).pin(554));
    for (String other : new String[] {"vigi://hall.lan:554", "ipc://hall.lan:555", "ipc://yard"}) {
      assertEquals(Optional.empty(), next.memoryOfUrl(CameraUrl.parse(other)).pin(554), other);
    }
  }

  @Test
  void whatIsKnownIsNotWrittenAgain() throws IOException {
    ProfileStore store = open();
    CameraMemory memory = CameraMemories.saved(store).memoryOf(add(store, "Hall"));
    memory.pin(19443, Samples.PIN);
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(store.file(), old);
    memory.pin(19443, Samples.PIN);
    assertEquals(old, Files.getLastModifiedTime(store.file()));
  }

  @Test
  void aProfileThatCannotBeWrittenStopsNothingAndLosesNothingWhileTheProgramRuns()
      throws IOException {
    ProfileStore store = open();
    CameraEntry hall = add(store, "Hall");
    String good = Files.readString(store.file());
    Files.writeString(store.file(), "broken");
    CameraMemories memories = CameraMemories.saved(store);
    memories.memoryOf(hall).pin(19443, Samples.PIN);
    assertEquals(Optional.of(Samples.PIN), memories.memoryOf(hall).pin(19443));
    assertEquals("broken", Files.readString(store.file()));
    Files.writeString(store.file(), good);
    memories.memoryOf(hall).learn(FORM, "md5");
    assertEquals(Optional.of(Samples.PIN), CameraMemories.saved(open()).memoryOf(hall).pin(19443));
  }

  @Test
  void aCameraThatWasRemovedStaysRemoved() throws OrielException {
    ProfileStore store = open();
    CameraEntry hall = add(store, "Hall");
    CameraMemory memory = CameraMemories.saved(store).memoryOf(hall);
    store.change(profile -> profile.minus(hall.id()));
    memory.pin(19443, Samples.PIN);
    assertEquals(Optional.of(Samples.PIN), memory.pin(19443));
    assertTrue(open().profile().cameras().isEmpty());
  }

  @Test
  void aPassingMemoryKnowsTheProfileAndWritesNothing() throws IOException {
    ProfileStore store = open();
    CameraEntry hall = add(store, "Hall");
    CameraMemories.saved(store).memoryOf(hall).pin(19443, Samples.PIN);
    byte[] before = Files.readAllBytes(store.file());
    CameraMemory passing = CameraMemories.passing(store).memoryOf(hall);
    assertEquals(Optional.of(Samples.PIN), passing.pin(19443));
    passing.pin(443, Samples.pin('b'));
    assertEquals(Optional.of(Samples.pin('b')), passing.pin(443));
    assertArrayEquals(before, Files.readAllBytes(store.file()));
    assertFalse(CameraMemories.saved(store).memoryOf(hall).pin(443).isPresent());
  }

  private ProfileStore open() {
    return Stores.open(folder.resolve("profile.json"));
  }

  private static CameraEntry add(ProfileStore store, String name) throws OrielException {
    CameraEntry camera = CameraEntry.fresh(name, Samples.HALL);
    store.change(profile -> profile.plus(camera));
    return camera;
  }
}
