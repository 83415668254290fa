package app.oriel.ui.editor;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.live.CheckStep;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.editor.CheckLine.Mark;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Trying a camera out as a list that ticks itself off, and stops at the first cross. Belongs to the
 * toolkit's thread; the trying itself has a thread of its own.
 */
public final class CheckViewModel {
  /** Tries a camera out on the calling thread, as {@code CameraCheck.run} does. */
  @FunctionalInterface
  public interface Trial {
    /** Whether all went well; each step is told as it ends. */
    boolean run(Camera camera, Duration limit, Consumer<CheckStep> told)
        throws InterruptedException;
  }

  /**
   * What went wrong.
   *
   * @param headline what failed, in one sentence
   * @param detail what the camera did
   * @param advice what to do about it
   */
  public record Trouble(String headline, String detail, String advice) {}

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Trial trial;
  private final Executor fx;
  private final Threads threads;
  private final Texts texts;
  private final CheckWords words;
  private final ReadOnlyObjectWrapper<List<CheckLine>> lines;
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper begun = new ReadOnlyBooleanWrapper();
  private boolean onWall;
  private @Nullable Run run;

  CheckViewModel(Trial trial, Executor fx, Threads threads, Texts texts) {
    this.trial = trial;
    this.fx = fx;
    this.threads = threads;
    this.texts = texts;
    this.words = new CheckWords(texts);
    this.lines = new ReadOnlyObjectWrapper<>(fresh());
  }

  /** All five steps, in their order. */
  ReadOnlyObjectProperty<List<CheckLine>> lines() {
    return lines.getReadOnlyProperty();
  }

  /** What went wrong, or null. */
  ReadOnlyObjectProperty<@Nullable Trouble> trouble() {
    return trouble.getReadOnlyProperty();
  }

  /** Whether a camera is being tried. */
  ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** Whether these values were tried already, or are being tried. */
  ReadOnlyBooleanProperty begun() {
    return begun.getReadOnlyProperty();
  }

  /**
   * Tries a camera out, once, in place of any other try.
   *
   * @param shown whether the wall shows the camera too, and so is one of its viewers
   */
  void start(Camera camera, boolean shown) {
    reset();
    onWall = shown;
    begun.set(true);
    running.set(true);
    mark(CheckStep.Name.REACH, Mark.RUNNING, "");
    Run next = new Run(camera);
    run = next;
    next.start();
  }

  /** Ends a try that runs; what it found stays. */
  void cancel() {
    Run now = run;
    run = null;
    if (now != null) {
      now.end();
      running.set(false);
      lines.set(
          lines.get().stream()
              .map(line -> line.mark() == Mark.RUNNING ? line.with(Mark.OPEN, "") : line)
              .toList());
    }
  }

  /** Forgets what was found, because it was found for something else. */
  void reset() {
    cancel();
    begun.set(false);
    trouble.set(null);
    lines.set(fresh());
  }

  private List<CheckLine> fresh() {
    return Arrays.stream(CheckStep.Name.values())
        .map(step -> new CheckLine(step, Mark.OPEN, words.title(step), ""))
        .toList();
  }

  private void ended(CheckStep step, Camera camera) {
    passOver(step.name());
    if (step instanceof CheckStep.Failed failed) {
      mark(failed.name(), Mark.FAILED, "");
      trouble.set(trouble(failed.reason(), camera));
      return;
    }
    Mark mark = step instanceof CheckStep.SoundUnknown ? Mark.NOTHING : Mark.DONE;
    mark(step.name(), mark, words.figures(step));
    lines.get().stream()
        .filter(line -> line.mark() == Mark.OPEN)
        .findFirst()
        .ifPresent(next -> mark(next.step(), Mark.RUNNING, ""));
  }

  /** What comes before a step that was walked, and was not walked itself, does not apply. */
  private void passOver(CheckStep.Name walked) {
    lines.get().stream()
        .filter(line -> line.step().compareTo(walked) < 0)
        .filter(line -> line.mark() == Mark.OPEN || line.mark() == Mark.RUNNING)
        .forEach(line -> mark(line.step(), Mark.NOTHING, texts.get("check.passedOver")));
  }

  private Trouble trouble(OrielException reason, Camera camera) {
    String advice = texts.advice(reason.problem(), camera.url().scheme());
    return new Trouble(
        texts.problem(reason, camera.name()),
        texts.detail(reason),
        switch (reason.problem()) {
          case CERTIFICATE_CHANGED -> texts.get("check.certificate");
          case BUSY, BUSY_OR_OFF -> onWall ? texts.get("check.shownHere") : advice;
          default -> advice;
        });
  }

  private void over(boolean well) {
    running.set(false);
    run = null;
    if (well && lines.get().getLast().mark() == Mark.RUNNING) {
      mark(CheckStep.Name.SOUND, Mark.NOTHING, texts.get("check.noSound"));
    }
  }

  private void mark(CheckStep.Name step, Mark mark, String figures) {
    lines.set(
        lines.get().stream()
            .map(line -> line.step() == step ? line.with(mark, figures) : line)
            .toList());
  }

  /** One try. What a try says that is not the newest any more is not heard. */
  private final class Run {
    private final Camera camera;
    private volatile @Nullable Thread thread;
    private volatile boolean ended;

    private Run(Camera camera) {
      this.camera = camera;
    }

    void start() {
      thread = threads.startPlatform(camera.name() + " test", this::tryOut);
    }

    void end() {
      ended = true;
      Thread mine = thread;
      if (mine != null) {
        mine.interrupt();
      }
    }

    private void tryOut() {
      boolean well = false;
      try {
        well = trial.run(camera, LIMIT, step -> tell(() -> ended(step, camera)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        boolean all = well;
        tell(() -> over(all));
      }
    }

    private void tell(Runnable news) {
      fx.execute(
          () -> {
            if (!ended && this.equals(run)) {
              news.run();
            }
          });
    }
  }
}
