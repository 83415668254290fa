package app.oriel.cli;

import app.oriel.cli.Command.Call;
import app.oriel.record.Recordings;
import app.oriel.record.Repair;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier crash left in a folder is repaired beside the recordings, which go on meanwhile.
 * One thread.
 */
final class Repairing {
  private static final Logger log = LoggerFactory.getLogger(Repairing.class);

  /** It stops at the next picture, unless the disk hangs. */
  private static final int FAREWELL_SECONDS = 5;

  private final CompletableFuture<Repair.Result> result;
  private final AtomicBoolean wanted;
  private final Call call;
  private boolean told;

  private Repairing(CompletableFuture<Repair.Result> result, AtomicBoolean wanted, Call call) {
    this.result = result;
    this.wanted = wanted;
    this.call = call;
  }

  /** Nothing is left anywhere. */
  static Repairing nothing(Call call) {
    List<Path> none = List.of();
    var nothing = CompletableFuture.completedFuture(new Repair.Result(none, none, none));
    return new Repairing(nothing, new AtomicBoolean(), call);
  }

  /**
   * Begins.
   *
   * @param recording while it is true, the repair goes on
   */
  static Repairing of(Recordings recordings, Path folder, BooleanSupplier recording, Call call) {
    AtomicBoolean wanted = new AtomicBoolean(true);
    return new Repairing(
        recordings.repairAside(folder, progress -> wanted.get() && recording.getAsBoolean()),
        wanted,
        call);
  }

  /** Says what came of it, once it is over. */
  void tell() {
    if (told || !result.isDone()) {
      return;
    }
    told = true;
    try {
      Repair.Result files = result.get();
      tell("record.repaired", files.repaired());
      tell("record.kept", files.kept());
      tell("record.later", files.later());
    } catch (ExecutionException e) {
      log.warn("what an earlier crash left cannot be looked for: {}", String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(String text, List<Path> files) {
    for (Path file : files) {
      call.terminal().err().println(call.texts().get(text, file));
    }
    call.terminal().err().flush();
  }

  /** Waits a moment for its end, and says what came of it. */
  void end() {
    wanted.set(false);
    try {
      result.get(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.debug("the repair has not ended well", e);
    }
    tell();
  }
}
