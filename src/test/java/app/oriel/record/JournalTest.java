package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Notes of unfinished files, as other programs see them. */
@Timeout(60)
class JournalTest {
  private static final int ROUNDS = 300;

  @TempDir Path root;

  /** What another program that starts now would repair. */
  private List<String> abandonedForAnother() throws Exception {
    String java = ProcessHandle.current().info().command().orElseThrow();
    Process process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JournalReader.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor());
    return lines;
  }

  private List<Path> abandoned() throws IOException {
    List<Journal.Note> notes = new Journal(root).abandoned();
    notes.forEach(Journal.Note::close);
    return notes.stream().map(Journal.Note::file).toList();
  }

  @Test
  void whatIsBeingWrittenStaysLockedWhenTheSameProgramLooksForCrashes() throws Exception {
    try (Journal.Note _ = new Journal(root).begin(root.resolve("a.mp4"), news -> {})) {
      assertEquals(List.of(), abandoned());
      assertEquals(List.of(), abandonedForAnother());
    }
    assertEquals(List.of("a.mp4"), abandonedForAnother());
  }

  @Test
  void whatIsBeingRepairedStaysLockedWhenTheSameProgramLooksAgain() throws Exception {
    new Journal(root).begin(root.resolve("a.mp4"), news -> {}).close();
    List<Journal.Note> first = new Journal(root).abandoned();
    assertEquals(List.of(root.resolve("a.mp4")), first.stream().map(Journal.Note::file).toList());
    assertEquals(List.of(), abandoned());
    assertEquals(List.of(), abandonedForAnother());
    first.forEach(Journal.Note::done);
    assertEquals(List.of(), abandonedForAnother());
    assertTrue(Files.notExists(root.resolve(".oriel")));
  }

  /** At midnight all recordings begin a new file at once. */
  @Test
  void oneRecordingThatEndsTakesNoFolderFromAnotherThatBegins() throws Exception {
    List<Callable<Integer>> cameras = new ArrayList<>();
    for (int camera = 0; camera < 4; camera++) {
      Path file = root.resolve(camera + ".mp4");
      cameras.add(
          () -> {
            int begun = 0;
            for (; begun < ROUNDS; begun++) {
              new Journal(root).begin(file, news -> {}).done();
            }
            return begun;
          });
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(cameras.size())) {
      for (Future<Integer> each : executor.invokeAll(cameras)) {
        assertEquals(ROUNDS, each.get());
      }
    }
  }
}
