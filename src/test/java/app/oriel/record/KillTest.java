package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.codec.MediaFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL in the middle of recording: at most a second is lost, and every file plays to its end.
 * Five times; fifty with {@code -Pkills}.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KillTest {
  private static final int KILLS = Integer.getInteger("oriel.kills", 5);
  private static final int AT_ONCE = 5;

  /** A second at 15 pictures a second. */
  private static final int MOST_LOST = 15;

  private final Random random = new Random();

  @TempDir Path folder;

  @Test
  void aKilledProgramLosesAtMostASecond() throws Exception {
    int worst = 0;
    for (int done = 0; done < KILLS; done += AT_ONCE) {
      worst = Math.max(worst, killSome(folder.resolve("round " + done), AT_ONCE));
    }
    System.getLogger("kills").log(System.Logger.Level.INFO, "most pictures lost: " + worst);
  }

  /** Several programs record into one folder, and die one after the other. */
  private int killSome(Path root, int count) throws Exception {
    List<Process> programs = new ArrayList<>();
    List<BufferedReader> said = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      programs.add(start(root.resolve("wall " + i)));
      said.add(programs.getLast().inputReader());
    }
    int worst = 0;
    try {
      for (int i = 0; i < count; i++) {
        awaitPicture(said.get(i), 3 + random.nextInt(40));
        // By its handle: the process itself would close what it said, too.
        programs.get(i).toHandle().destroyForcibly();
        programs.get(i).waitFor();
        worst = Math.max(worst, check(root.resolve("wall " + i), lastNumber(said.get(i))));
      }
    } finally {
      programs.forEach(Process::destroyForcibly);
    }
    return worst;
  }

  private static Process start(Path root) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String path = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            path,
            KilledRecorder.class.getName(),
            root.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private int reached;

  private void awaitPicture(BufferedReader said, int number) throws IOException {
    reached = 0;
    while (reached < number) {
      String line = said.readLine();
      assertTrue(line != null, "the program ended by itself");
      reached = Integer.parseInt(line);
    }
  }

  /** What it said before it died, which its files are held to. */
  private int lastNumber(BufferedReader said) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      reached = line.matches("[0-9]+") ? Integer.parseInt(line) : reached;
    }
    return reached;
  }

  private static int check(Path root, int sent) throws Exception {
    List<Path> files = new ArrayList<>(Files.exists(root) ? Studio.files(root) : List.of());
    // The moment between a file's name and its head; nothing is recorded in it.
    for (Path each : List.copyOf(files)) {
      if (Files.size(each) == 0) {
        files.remove(each);
      }
    }
    assertTrue(files.size() == 2 || sent <= MOST_LOST, files + " of " + sent);
    List<Integer> pictures = new ArrayList<>();
    int worst = 0;
    for (Path each : files) {
      Probe.assertPlaysAsFarAsItGoes(each);
      int there = MediaFile.read(each).pictures();
      assertTrue(there >= sent - MOST_LOST, each + ": " + there + " of " + sent);
      worst = Math.max(worst, sent - there);
      pictures.add(there);
    }
    Repair.Result result = new Repair(root, new DiskGuard(0)).run(progress -> true);
    // In the first moment there may be a head and no picture yet: then it stays as it is.
    Set<Path> empty = new HashSet<>();
    Set<Path> full = new HashSet<>();
    for (int i = 0; i < files.size(); i++) {
      (pictures.get(i) == 0 ? empty : full).add(files.get(i));
    }
    assertEquals(full, Set.copyOf(result.repaired()), () -> result + " of pictures " + pictures);
    assertEquals(empty, Set.copyOf(result.kept()), () -> result + " of pictures " + pictures);
    for (int i = 0; i < files.size(); i++) {
      if (pictures.get(i) == 0) {
        continue;
      }
      assertEquals(pictures.get(i), MediaFile.read(files.get(i)).pictures());
      Probe.assertPlaysToItsEnd(files.get(i));
    }
    assertTrue(Files.notExists(root.resolve(".oriel")));
    return files.isEmpty() ? sent : worst;
  }
}
