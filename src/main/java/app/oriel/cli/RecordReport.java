package app.oriel.cli;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.cli.Command.Call;
import app.oriel.record.RecordState.Progress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says how recordings get on, and how they ended. One thread. */
final class RecordReport implements AutoCloseable {
  private static final double MEGABYTE = 1e6;
  private static final int BITS = 8;

  private final Call call;
  private final List<RecordRun> runs;
  private final boolean bars;
  private int drawn;

  /**
   * @param runs may still grow
   */
  RecordReport(Call call, List<RecordRun> runs) {
    this.call = call;
    this.runs = runs;
    this.bars = !call.everywhere().json() && call.terminal().person() != null;
  }

  /** Says what was met with on a disk. */
  void news(Detail what) {
    call.terminal().err().println(call.texts().detail(what));
    call.terminal().err().flush();
  }

  /** Says that a disk takes long to take the end of a file. */
  void waits(RecordRun run, Path place) {
    Progress progress = run.progress();
    Path file = progress == null ? place : progress.file();
    call.terminal().err().println(call.texts().get("record.stalled", run.subject().name(), file));
    call.terminal().err().flush();
  }

  /** Each second: a line of JSON for each camera, or its line on the terminal drawn anew. */
  void progress() {
    if (call.everywhere().json()) {
      for (RecordRun run : runs) {
        Progress progress = run.progress();
        if (progress != null && !run.isOver()) {
          call.terminal().out().println(Json.line(document(run, progress)));
        }
      }
      call.terminal().out().flush();
    } else if (bars) {
      draw();
    }
  }

  /** Something else was written: what is drawn next stands below it. */
  void standApart() {
    drawn = 0;
  }

  /** Goes up over the lines drawn before, and clears each before it is written. */
  private void draw() {
    StringBuilder lines = new StringBuilder();
    if (drawn > 0) {
      lines.append("\u001b[").append(drawn).append('A');
    }
    for (RecordRun run : runs) {
      Progress progress = run.progress();
      lines
          .append("\r\u001b[2K")
          .append(
              progress == null
                  ? call.texts().get("record.waiting", run.subject().name())
                  : sentence(run, progress))
          .append(System.lineSeparator());
    }
    drawn = runs.size();
    call.terminal().err().print(lines);
    call.terminal().err().flush();
  }

  private String sentence(RecordRun run, Progress progress) {
    double seconds = progress.length().toMillis() / 1e3;
    double rate = seconds <= 0 ? 0 : progress.bytes() * BITS / seconds / MEGABYTE;
    return call.texts()
        .get(
            "record.progress",
            run.subject().name(),
            decimal(seconds),
            String.valueOf(progress.frames()),
            decimal(progress.bytes() / MEGABYTE),
            decimal(rate),
            progress.file());
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static Map<String, Object> document(RecordRun run, @Nullable Progress progress) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("camera", run.subject().name());
    if (progress != null) {
      document.put("seconds", Math.round(progress.length().toMillis() / 100.0) / 10.0);
      document.put("frames", progress.frames());
      document.put("bytes", progress.bytes());
      document.put("file", progress.file().toString());
    }
    return document;
  }

  /**
   * Says how each ended.
   *
   * @param early whether Ctrl-C came before the time was over
   * @return the exit code
   */
  int end(boolean early) {
    int code = ExitCode.OK;
    for (RecordRun run : runs) {
      OrielException failure = run.failure();
      if (failure == null && (early || run.progress() == null)) {
        failure = new OrielException(Problem.INTERRUPTED, Detail.of("ended-from-outside"));
      }
      failure = failure == null ? losses(run.progress()) : failure;
      if (call.everywhere().json()) {
        printDocument(run, failure);
      } else {
        printSentence(run, failure);
      }
      code = Math.max(code, failure == null ? 0 : ExitCode.of(failure.problem().kind()));
    }
    return code;
  }

  /** What is all well holds what was sent. */
  private static @Nullable OrielException losses(@Nullable Progress progress) {
    return progress == null || progress.lost() == 0
        ? null
        : new OrielException(
            Problem.DISK, Detail.of("pictures-were-lost", progress.lost(), progress.file()));
  }

  private void printDocument(RecordRun run, @Nullable OrielException failure) {
    Map<String, Object> document = document(run, run.progress());
    document.put("ok", failure == null);
    if (failure != null) {
      document.put("error", Json.error(failure, run.subject(), call.texts()));
    }
    call.terminal().out().println(Json.line(document));
  }

  private void printSentence(RecordRun run, @Nullable OrielException failure) {
    Progress progress = run.progress();
    if (progress != null) {
      call.terminal().out().println(sentence(run, progress));
    }
    // People know that they pressed Ctrl-C.
    if (failure != null && failure.problem() != Problem.INTERRUPTED) {
      FailureWords.print(failure, run.subject(), call.texts(), call.terminal());
    }
  }

  @Override
  public void close() {
    runs.forEach(RecordRun::close);
    call.terminal().out().flush();
  }
}
