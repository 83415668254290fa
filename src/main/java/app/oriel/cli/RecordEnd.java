package app.oriel.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Ends recordings and waits for their files, and says so where a disk takes long. */
record RecordEnd(List<RecordRun> runs, RecordReport report, Path place) {
  /** Most disks need far less. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * Waits as long as the disks need: what they have not taken would be lost. Another Ctrl-C ends
   * the whole program.
   *
   * @return whether Ctrl-C came meanwhile
   */
  boolean await() {
    boolean interrupted = false;
    runs.forEach(RecordRun::end);
    for (RecordRun run : runs) {
      interrupted |= await(run);
    }
    return interrupted;
  }

  private boolean await(RecordRun run) {
    boolean interrupted = false;
    boolean told = false;
    while (true) {
      try {
        if (run.awaitFile(PATIENCE)) {
          return interrupted;
        }
        if (!told) {
          report.waits(run, place);
        }
        told = true;
      } catch (InterruptedException e) {
        interrupted = true;
        report.waits(run, place);
      }
    }
  }
}
