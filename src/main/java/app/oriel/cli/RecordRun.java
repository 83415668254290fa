package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.SessionState;
import app.oriel.record.RecordState;
import app.oriel.record.RecordState.Progress;
import app.oriel.record.Recorder;
import app.oriel.record.RecorderState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One camera of {@code oriel record}, from its start to its end. */
final class RecordRun implements AutoCloseable {
  private final Subject subject;
  private final Camera camera;
  private final Function<Camera, Recorder> recorders;
  private final Runnable news;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Recorder recorder;
  private volatile RecordState state = new RecordState.Off();
  private volatile @Nullable OrielException asks;
  private volatile @Nullable OrielException refused;

  /**
   * @param subject as the command line called the camera
   * @param recorders makes a recorder of it
   * @param news is run when it is over, and when the camera asks who signs in, on a thread of the
   *     recorder
   */
  RecordRun(Subject subject, Camera camera, Function<Camera, Recorder> recorders, Runnable news) {
    this.subject = subject;
    this.camera = camera;
    this.recorders = recorders;
    this.news = news;
    this.recorder = recorders.apply(camera);
  }

  Subject subject() {
    return subject;
  }

  void start() {
    recorder.onState(this::take);
    recorder.start();
    recorder.onSession(this::look);
  }

  private void take(RecorderState now) {
    state = now.recording();
    if (state instanceof RecordState.Ended || state instanceof RecordState.Failed) {
      isDone();
    }
  }

  private void isDone() {
    if (!over.getAndSet(true)) {
      news.run();
    }
  }

  /**
   * A camera that never gave a picture is told at once; one that did is waited for, unless only a
   * person can help.
   */
  private void look(SessionState session) {
    boolean begun = state instanceof RecordState.Running;
    switch (session) {
      case SessionState.Waiting waiting when !begun -> giveUp(waiting.reason());
      case SessionState.Refused refusal
          when refusal.reason().problem() == Problem.PASSWORD_MISSING ->
          waitForAnswer(refusal.reason());
      case SessionState.Refused refusal -> giveUp(refusal.reason());
      default -> {}
    }
  }

  private void waitForAnswer(OrielException reason) {
    asks = reason;
    news.run();
  }

  /**
   * Where the camera asks who signs in, lets a person answer and begins again. Blocks meanwhile;
   * where nobody answers it is over.
   *
   * @return whether it asked
   */
  boolean answer(SignInQuestion question) {
    OrielException open = asks;
    asks = null;
    if (open == null || isOver()) {
      return false;
    }
    try {
      Camera signedIn = question.ask(camera, open);
      recorder.close();
      recorder = recorders.apply(signedIn);
      start();
    } catch (OrielException e) {
      giveUp(e);
    }
    return true;
  }

  private void giveUp(OrielException reason) {
    refused = reason;
    isDone();
  }

  boolean isOver() {
    return over.get();
  }

  /** How far it is, null before the first picture is written. */
  @Nullable Progress progress() {
    return switch (state) {
      case RecordState.Running running -> running.progress();
      case RecordState.Ended ended -> ended.progress();
      case RecordState.Failed failed -> failed.progress();
      case RecordState.Off off -> null;
      case RecordState.Beginning beginning -> null;
    };
  }

  /** Why it failed, null where it did not. */
  @Nullable OrielException failure() {
    OrielException session = refused;
    return session != null
        ? session
        : state instanceof RecordState.Failed failed ? failed.reason() : null;
  }

  /** Ends the recording; its file may take a while. */
  void end() {
    recorder.end();
  }

  /** After {@link #end}: waits until its file is closed; whether it is. */
  boolean awaitFile(Duration patience) throws InterruptedException {
    return recorder.awaitFiles(patience);
  }

  /** Ends the recording and waits for its file, but not for ever. */
  @Override
  public void close() {
    recorder.close();
  }
}
