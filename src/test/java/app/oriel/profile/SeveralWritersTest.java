package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SeveralWritersTest {
  private static final int THREADS = 4;
  private static final int CHANGES = 10;

  @TempDir Path folder;

  @Test
  void twoStoresManyThreadsAndAnotherProgramLoseNothing()
      throws IOException, InterruptedException, ExecutionException {
    Path file = folder.resolve("profile.json");
    Process program = start(file, "program", CHANGES);
    try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      awaitSaved(said, 1);
      List<Future<?>> all = new ArrayList<>();
      for (String name : List.of("window", "command")) {
        ProfileStore store = Stores.open(file);
        for (int i = 0; i < THREADS; i++) {
          String thread = name + i;
          all.add(threads.submit(() -> write(store, thread)));
        }
      }
      for (Future<?> each : all) {
        each.get();
      }
      awaitSaved(said, CHANGES);
      assertTrue(program.waitFor(20, TimeUnit.SECONDS));
      assertEquals(0, program.exitValue());
    } finally {
      program.destroyForcibly();
    }
    assertEquals(expected(), saved(file).keySet());
  }

  @Test
  void aKilledWriterLeavesAWholeFileWithAllThatItSaidWasSaved()
      throws IOException, InterruptedException {
    Path file = folder.resolve("profile.json");
    for (int round = 1; round <= 4; round++) {
      int saved = 5 * round;
      Process program = start(file, "round" + round, 1_000_000);
      try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
        awaitSaved(said, saved);
      } finally {
        program.destroyForcibly();
      }
      assertTrue(program.waitFor(20, TimeUnit.SECONDS));
      Map<String, String> found = saved(file);
      for (int i = 1; i <= saved; i++) {
        assertTrue(found.containsKey("round" + round + "." + i));
      }
      ProfileWriter.write(Stores.open(file), "after" + round, 1, false);
    }
  }

  private static Void write(ProfileStore store, String name) throws OrielException {
    ProfileWriter.write(store, name, CHANGES, false);
    return null;
  }

  private static Set<String> expected() {
    Set<String> names = new TreeSet<>();
    for (int change = 1; change <= CHANGES; change++) {
      names.add("program." + change);
      for (int i = 0; i < THREADS; i++) {
        names.add("window" + i + "." + change);
        names.add("command" + i + "." + change);
      }
    }
    return names;
  }

  private static Map<String, String> saved(Path file) {
    ProfileStore store = Stores.open(file);
    assertTrue(store.problem().isEmpty(), () -> String.valueOf(store.problem()));
    return store.profile().hosts().getOrDefault("kasa://all", HostMemory.NEW).remembered().learnt();
  }

  private static void awaitSaved(BufferedReader said, int count) throws IOException {
    String line = said.readLine();
    while (line != null && !line.equals("saved " + count)) {
      line = said.readLine();
    }
    assertEquals("saved " + count, line, "the other program ended early");
  }

  private static Process start(Path file, String name, int changes) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes,
            ProfileWriter.class.getName(),
            file.toString(),
            name,
            String.valueOf(changes))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
