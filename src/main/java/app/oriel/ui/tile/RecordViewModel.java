package app.oriel.ui.tile;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.PictureFeed;
import app.oriel.record.Destination;
import app.oriel.record.RecordState;
import app.oriel.record.Recorder;
import app.oriel.record.RecorderState;
import app.oriel.record.Recordings;
import app.oriel.record.Snapshot.Saved;
import app.oriel.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recording one camera, saving its last seconds, taking its picture. It lives as long as the tile,
 * in sight or not. Everything but {@link #close} belongs to the toolkit's thread.
 */
public final class RecordViewModel implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecordViewModel.class);
  private static final long NOTICED = TimeUnit.SECONDS.toNanos(5);

  /** Whether the camera is recorded. */
  public enum Recording {
    OFF,
    /** It is wanted, and waits for the camera. */
    BEGINNING,
    RUNNING
  }

  private final Recordings recordings;
  private final Recorder recorder;
  private final Executor fx;
  private final LongSupplier nanoTime;
  private final Texts texts;
  private final Consumer<RecordViewModel> closed;
  private final Runnable unsubscribe;

  private final ReadOnlyObjectWrapper<Recording> recording =
      new ReadOnlyObjectWrapper<>(Recording.OFF);
  private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper shooting = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper shots = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper remembered = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable KeepNotice> notice = new ReadOnlyObjectWrapper<>();

  private Camera camera;
  private KeepChoice settings;
  private boolean wanted;
  private long lost;
  private long told;
  private RecordState lastRecording = new RecordState.Off();
  private RecordState lastClip = new RecordState.Off();

  /**
   * Remembers the camera from now on.
   *
   * @param closed is told when it ends
   */
  RecordViewModel(
      Camera camera,
      PictureFeed feed,
      Recordings recordings,
      KeepChoice settings,
      Executor fx,
      LongSupplier nanoTime,
      Texts texts,
      Consumer<RecordViewModel> closed) {
    this.camera = camera;
    this.recordings = recordings;
    this.settings = settings;
    this.fx = fx;
    this.nanoTime = nanoTime;
    this.texts = texts;
    this.closed = closed;
    remembered.set(seconds(settings));
    recorder = recordings.rider(feed.hub(), place(), settings.options(), settings.preRoll());
    unsubscribe = recorder.onState(now -> fx.execute(() -> become(now)));
  }

  private static int seconds(KeepChoice settings) {
    return Math.toIntExact(settings.recordings().remembered().toSeconds());
  }

  private Destination place() {
    return recordings.folder(camera, settings.folder());
  }

  /** Whether it is recorded. */
  public ReadOnlyObjectProperty<Recording> recording() {
    return recording.getReadOnlyProperty();
  }

  /** How much is recorded, {@code 0:42}; empty while nothing is. */
  public ReadOnlyStringProperty elapsed() {
    return elapsed.getReadOnlyProperty();
  }

  /** Whether the last seconds are being saved, which goes on for some more. */
  public ReadOnlyBooleanProperty saving() {
    return saving.getReadOnlyProperty();
  }

  /** How many seconds are remembered, 0 for none. */
  public ReadOnlyIntegerProperty remembered() {
    return remembered.getReadOnlyProperty();
  }

  /** Whether a picture is being taken. */
  public ReadOnlyBooleanProperty shooting() {
    return shooting.getReadOnlyProperty();
  }

  /** Counts the pictures that were asked for, so that each can be seen. */
  public ReadOnlyIntegerProperty shots() {
    return shots.getReadOnlyProperty();
  }

  /** What there is to tell; null for nothing. */
  public ReadOnlyObjectProperty<@Nullable KeepNotice> notice() {
    return notice.getReadOnlyProperty();
  }

  /** Records from now on, or no more. */
  public void toggle() {
    wanted = !wanted;
    if (wanted) {
      lost = 0;
      dismiss();
      recorder.start();
    } else {
      recorder.stop();
    }
    show();
  }

  /** Saves the last seconds, and some more. */
  public void saveLast() {
    if (remembered.get() > 0) {
      recorder.saveLast();
    }
  }

  /** Takes a picture with all of the camera's pixels. */
  public void shoot() {
    if (shooting.get()) {
      return;
    }
    shooting.set(true);
    shots.set(shots.get() + 1);
    var _ =
        recordings
            .snapshots()
            .take(camera, recorder, place(), settings.pictures())
            .whenComplete((saved, failure) -> fx.execute(() -> shot(saved, failure)));
  }

  private void shot(@Nullable Saved saved, @Nullable Throwable failure) {
    shooting.set(false);
    if (saved != null) {
      var pixels = saved.picture().pixels();
      String size = pixels.width() + "×" + pixels.height();
      tell(KeepNotice.done(texts.get("keep.shot"), size + " · " + name(saved.file()), pixels));
    } else if (failure instanceof OrielException reason) {
      tellFailure(reason);
    } else {
      log.error("{}: a mistake in Oriel", camera.name(), failure);
      tellFailure(OrielException.mistake(Objects.requireNonNull(failure)));
    }
  }

  /** The user has read it. */
  public void dismiss() {
    notice.set(null);
  }

  /** What was done need not be read; what failed stays until somebody has read it. */
  void refresh() {
    KeepNotice now = notice.get();
    boolean done = now != null && now.kind() == KeepNotice.Kind.DONE;
    if (done && nanoTime.getAsLong() - told > NOTICED) {
      dismiss();
    }
  }

  /** The camera has another name or shape from now on. */
  void become(Camera changed) {
    camera = changed;
    recorder.showIn(changed.aspect());
    recorder.keepIn(place());
  }

  /** The user decided otherwise; nothing is asked of the recorder that it does already. */
  void become(KeepChoice newer) {
    KeepChoice before = settings;
    settings = newer;
    remembered.set(seconds(newer));
    if (newer.folder().equals(before.folder()) && newer.recordings().equals(before.recordings())) {
      return;
    }
    recorder.keepIn(place());
    recorder.recordAs(newer.options());
    recorder.remember(newer.preRoll());
  }

  private void become(RecorderState now) {
    RecordState before = lastRecording;
    lastRecording = now.recording();
    if (!lastRecording.equals(before)) {
      wanted &= !(lastRecording instanceof RecordState.Failed);
      over(before, lastRecording, "keep.recorded");
    }
    RecordState clipBefore = lastClip;
    lastClip = now.clip();
    if (!lastClip.equals(clipBefore)) {
      over(clipBefore, lastClip, "keep.saved");
    }
    show();
  }

  private void over(RecordState before, RecordState now, String done) {
    switch (now) {
      case RecordState.Ended ended ->
          tell(
              KeepNotice.done(
                  texts.get(done, clock(ended.progress().length())),
                  name(ended.progress().file()),
                  null));
      case RecordState.Failed failed -> tellFailure(failed.reason());
      case RecordState.Off off when before.isOn() ->
          tell(KeepNotice.failed(texts.get("keep.nothing"), "", false));
      case RecordState.Running running when running.progress().lost() > lost -> {
        lost = running.progress().lost();
        tell(KeepNotice.failed(texts.get("keep.slow", lost), texts.get("keep.slowCure"), true));
      }
      default -> {}
    }
  }

  private void show() {
    boolean runs = lastRecording instanceof RecordState.Running;
    elapsed.set(
        wanted && lastRecording instanceof RecordState.Running running
            ? clock(running.progress().length())
            : "");
    recording.set(!wanted ? Recording.OFF : runs ? Recording.RUNNING : Recording.BEGINNING);
    saving.set(lastClip.isOn());
  }

  private void tellFailure(OrielException reason) {
    boolean disk = reason.problem().kind() == Problem.Kind.DISK;
    tell(
        KeepNotice.failed(
            texts.problem(reason, camera.name()),
            disk ? texts.detail(reason) : texts.advice(reason.problem(), camera.url().scheme()),
            disk));
  }

  private void tell(KeepNotice news) {
    told = nanoTime.getAsLong();
    notice.set(news);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String clock(Duration length) {
    String seconds = (length.toSecondsPart() < 10 ? "0" : "") + length.toSecondsPart();
    return length.toHours() == 0
        ? length.toMinutes() + ":" + seconds
        : length.toHours()
            + ":"
            + (length.toMinutesPart() < 10 ? "0" : "")
            + length.toMinutesPart()
            + ":"
            + seconds;
  }

  /** Ends what is recorded and waits until its files are whole. Not on the toolkit's thread. */
  @Override
  public void close() {
    closed.accept(this);
    unsubscribe.run();
    recorder.close();
  }
}
