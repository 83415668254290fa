package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way from older forms, with two steps made up for the tests: there is only one real form yet.
 * In the made-up version 1 a camera has a title, in version 2 an address.
 */
class MigrationsTest {
  private static final Migrations TWO_STEPS =
      new Migrations(
          List.of(
              root -> root.get("cameras").forEach(it -> renamed(it, "title", "name")),
              root -> root.get("cameras").forEach(it -> renamed(it, "address", "url"))));
  private static final String FIRST =
      """
      {"version":1,"cameras":[{"id":"a","title":"Hall","address":"kasa://hall.lan",\
      "user":"aes-gcm:AA/A","password":"aes-gcm:BBBB"}],"mine":[1.50]}\
      """;

  @TempDir Path folder;
  private Path file = Path.of("profile.json");

  @BeforeEach
  void place() {
    file = folder.resolve("profile.json");
  }

  private static void renamed(JsonNode camera, String before, String after) {
    ObjectNode object = (ObjectNode) camera;
    object.set(after, object.remove(before));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyOlderFormIsReadThroughAllStepsBetween(int version) throws IOException {
    String content = FIRST.replace("\"version\":1", "\"version\":" + version);
    content = version > 1 ? content.replace("title", "name") : content;
    content = version > 2 ? content.replace("address", "url") : content;
    Files.writeString(file, content);
    ProfileStore store = open();
    assertTrue(store.problem().isEmpty(), () -> String.valueOf(store.problem()));
    CameraEntry hall = store.profile().cameras().getFirst();
    assertEquals("Hall", hall.name());
    assertEquals("kasa://hall.lan", hall.url().toString());
    assertEquals("aes-gcm:BBBB", hall.sealedPassword());
    assertEquals(content, Files.readString(file), "reading changes nothing");
    assertEquals(Set.of("profile.json"), Samples.namesIn(folder));
  }

  @Test
  void theFirstChangeWritesTheNewFormAndKeepsTheOldFileForGood() throws IOException {
    Files.writeString(file, FIRST);
    ProfileStore store = open();
    store.change(inLayout(Layout.FOUR));
    store.change(inLayout(Layout.NINE));
    assertTrue(Files.readString(file).contains("\"version\" : 3"), Files.readString(file));
    assertTrue(Files.readString(file).contains("1.50"), "what is not known is kept");
    assertFalse(Files.readString(file).contains("title"));
    assertEquals(FIRST, Files.readString(folder.resolve("profile.json.v1.bak")));
    assertEquals(
        Set.of("profile.json", "profile.json.bak", "profile.json.lock", "profile.json.v1.bak"),
        Samples.namesIn(folder));
    assertEquals("Hall", open().profile().cameras().getFirst().name());
  }

  @Test
  void aForgottenPasswordGoesOutOfTheOldFileToo() throws IOException {
    Files.writeString(file, FIRST.replace("AA/A", "AA\\/A"));
    ProfileStore store = open();
    store.change(inLayout(Layout.FOUR));
    Path old = folder.resolve("profile.json.v1.bak");
    assertTrue(Files.readString(old).contains("aes-gcm:"));
    store.change(profile -> profile.minus("a"));
    String expected = FIRST.replace("\"aes-gcm:AA/A\"", "null").replace("\"aes-gcm:BBBB\"", "null");
    assertEquals(expected, Files.readString(old));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":1}",
        "{\"version\":1,\"cameras\":[7]}",
        "{\"version\":2,\"cameras\":[null]}",
        "{\"version\":1,\"cameras\":[{}]}"
      })
  void anOlderFormOfNonsenseIsLeftAlone(String content) throws IOException {
    Files.writeString(file, content);
    ProfileStore store = open();
    if (store.problem().isEmpty()) {
      assertEquals(1, store.profile().unread().size());
      return;
    }
    assertEquals(Problem.PROFILE_UNREADABLE, store.problem().get().problem());
    assertThrows(OrielException.class, () -> store.change(inLayout(Layout.FOUR)));
    assertEquals(content, Files.readString(file));
  }

  @Test
  void aNewerFormIsOnlyLookedAtAndTheFailureSaysWhatToDo() throws IOException {
    byte[] newer = "{\"version\":4,\"cameras\":{\"by\":\"id\"}}".getBytes(StandardCharsets.UTF_8);
    Files.write(file, newer);
    ProfileStore store = open();
    String why = store.problem().orElseThrow().detail().toString();
    assertTrue(why.contains("was written by a newer oriel 3"), why);
    assertThrows(OrielException.class, () -> store.change(inLayout(Layout.FOUR)));
    assertArrayEquals(newer, Files.readAllBytes(file));
  }

  @Test
  void aNewFileHasNoOlderForm() throws IOException {
    open().change(inLayout(Layout.FOUR));
    assertEquals(Set.of("profile.json", "profile.json.lock"), Samples.namesIn(folder));
    assertTrue(Files.readString(file).contains("\"version\" : 3"));
  }

  @Test
  void aStepLeadsToEachVersionThatIsWritten() {
    assertEquals(1, Migrations.USUAL.newest());
    assertEquals(3, TWO_STEPS.newest());
  }

  private static ProfileStore.Change inLayout(Layout layout) {
    return profile -> profile.setting(it -> it.with(it.wall().in(layout)));
  }

  private ProfileStore open() {
    return Stores.open(file, Duration.ofSeconds(10), TWO_STEPS);
  }
}
