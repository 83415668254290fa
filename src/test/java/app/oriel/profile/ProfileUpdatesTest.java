package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that nobody waits for: their order, their failures and their end. */
class ProfileUpdatesTest {
  @TempDir Path folder;

  @Test
  void updatesAreMadeInTheOrderOfAskingAndNeverBlock() throws Exception {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    List<CompletableFuture<Profile>> asked = new ArrayList<>();
    try (FileChannel other = lockFile();
        FileLock held = other.lock()) {
      assertTrue(held.isValid());
      for (int i = 1; i <= 20; i++) {
        String name = "Camera " + i;
        asked.add(store.update(it -> it.plus(named(name))).toCompletableFuture());
      }
      assertFalse(asked.getFirst().isDone(), "another program writes");
      assertEquals(List.of(), names(store));
    }
    List<String> expected = IntStream.rangeClosed(1, 20).mapToObj(i -> "Camera " + i).toList();
    assertEquals(expected, names(asked.getLast().get(20, TimeUnit.SECONDS)));
    assertEquals(expected, names(Stores.open(file)));
  }

  @Test
  void anUpdateThatCannotBeMadeIsToldAndLeavesWhatIsKnownAsItIs() throws Exception {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file, Duration.ofMillis(50), Migrations.USUAL);
    store.change(it -> it.plus(named("Hall")));
    try (FileChannel other = lockFile();
        FileLock held = other.lock()) {
      assertTrue(held.isValid());
      ExecutionException failed =
          assertThrows(
              ExecutionException.class,
              () -> store.update(it -> it.minus(named("x").id())).toCompletableFuture().get());
      assertEquals(
          Problem.DISK, assertInstanceOf(OrielException.class, failed.getCause()).problem());
      assertEquals(List.of("Hall"), names(store));
    }
    ExecutionException mistake =
        assertThrows(
            ExecutionException.class,
            () ->
                store
                    .update(
                        it -> {
                          throw new IllegalStateException("a mistake");
                        })
                    .toCompletableFuture()
                    .get());
    assertInstanceOf(IllegalStateException.class, mistake.getCause());
    store.change(it -> it.plus(named("Yard")));
    assertEquals(List.of("Hall", "Yard"), names(Stores.open(file)));
  }

  @Test
  void listenersAreToldWhatWasReadAndWritten() throws OrielException {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    List<List<String>> told = Collections.synchronizedList(new ArrayList<>());
    Runnable end = store.tell(profile -> told.add(names(profile)));
    store.change(it -> it.plus(named("Hall")));
    Stores.open(file).change(it -> it.plus(named("Yard")));
    store.reload();
    end.run();
    store.change(it -> it.plus(named("Shop")));
    assertEquals(List.of(List.of(), List.of("Hall"), List.of("Hall", "Yard")), told);
  }

  @Test
  void closingWaitsForWhatWasAskedFor() throws Exception {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    Thread closing;
    try (FileChannel other = lockFile();
        FileLock held = other.lock()) {
      assertTrue(held.isValid());
      store.update(it -> it.plus(named("Hall")));
      store.update(it -> it.plus(named("Yard")));
      closing = Thread.ofVirtual().start(store::close);
      assertFalse(closing.join(Duration.ofMillis(100)), "nobody waits for the disk");
    }
    assertTrue(closing.join(Duration.ofSeconds(20)));
    assertEquals(List.of("Hall", "Yard"), names(Stores.open(file)));
    assertEquals(
        Problem.DISK,
        assertThrows(OrielException.class, () -> store.change(it -> it.plus(named("Shop"))))
            .problem());
  }

  @Test
  void closingDoesNotWaitForEver() throws Exception {
    ProfileStore store =
        Stores.open(folder.resolve("profile.json"), Duration.ofMillis(50), Migrations.USUAL);
    CountDownLatch never = new CountDownLatch(1);
    store.update(
        it -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return it;
        });
    Thread closing = Thread.ofVirtual().start(store::close);
    assertTrue(closing.join(Duration.ofSeconds(20)));
    never.countDown();
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        folder.resolve("profile.json.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static CameraEntry named(String name) {
    try {
      return CameraEntry.fresh(name, Samples.HALL);
    } catch (OrielException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void twoWindowsThatDecideAtOnceUndoNothingOfEachOther() throws Exception {
    Path file = folder.resolve("profile.json");
    ProfileStore one = Stores.open(file);
    ProfileStore other = Stores.open(file);
    List<CompletableFuture<Profile>> asked = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      int percent = i;
      String name = "desk " + i;
      asked.add(
          one.update(it -> it.setting(all -> all.with(all.wall().playing(percent))))
              .toCompletableFuture());
      asked.add(
          other
              .update(it -> it.setting(all -> all.with(all.microphone().of(name))))
              .toCompletableFuture());
    }
    for (CompletableFuture<Profile> each : asked) {
      each.get(20, TimeUnit.SECONDS);
    }
    Settings settings = Stores.open(file).profile().settings();
    assertEquals(10, settings.wall().volume());
    assertEquals("desk 10", settings.microphone().device());
  }

  private static List<String> names(ProfileStore store) {
    return names(store.profile());
  }

  private static List<String> names(Profile profile) {
    return profile.cameras().stream().map(CameraEntry::name).toList();
  }
}
