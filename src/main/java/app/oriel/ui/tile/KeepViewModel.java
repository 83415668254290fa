package app.oriel.ui.tile;

import app.oriel.camera.Camera;
import app.oriel.live.PictureFeed;
import app.oriel.process.Threads;
import app.oriel.profile.LiveProfile;
import app.oriel.profile.RecordingSettings;
import app.oriel.profile.Settings;
import app.oriel.profile.SnapshotSettings;
import app.oriel.record.Recordings;
import app.oriel.record.Repair;
import app.oriel.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What recordings and snapshots of all cameras have in common: where they go, how much is
 * remembered, and what a crash left behind. Everything but {@link #open} and {@link #folder}
 * belongs to the toolkit's thread.
 */
public final class KeepViewModel {
  private static final Logger log = LoggerFactory.getLogger(KeepViewModel.class);

  /** Nobody reads a bar that moves faster. */
  private static final long EVERY = 100_000_000L;

  private final Recordings recordings;
  private final Executor fx;
  private final Threads threads;
  private final LongSupplier nanoTime;
  private final Texts texts;
  private final Path usualFolder;
  private final LiveProfile profile;
  private final ReadOnlyObjectWrapper<Settings> settings;
  private final ReadOnlyObjectWrapper<Repair.@Nullable Progress> repairing =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Repair.@Nullable Result> repaired =
      new ReadOnlyObjectWrapper<>();
  private final List<RecordViewModel> open = new CopyOnWriteArrayList<>();
  private final AtomicBoolean wanted = new AtomicBoolean(true);

  /** One repair at a time; the next folder's waits for the last one's. */
  private final ReentrantLock repairs = new ReentrantLock();

  private Runnable folderChooser = () -> {};

  /**
   * @param profile holds the settings
   */
  public KeepViewModel(
      Keeping keeping,
      LiveProfile profile,
      Executor fx,
      Threads threads,
      LongSupplier nanoTime,
      Texts texts) {
    this.recordings = keeping.recordings();
    this.usualFolder = keeping.folder();
    this.profile = profile;
    this.settings = new ReadOnlyObjectWrapper<>(profile.settings());
    this.fx = fx;
    this.threads = threads;
    this.nanoTime = nanoTime;
    this.texts = texts;
    if (settings.get().recordings().free() != RecordingSettings.USUAL_FREE) {
      recordings.guardBy(choice().guard());
    }
    profile.tell(now -> fx.execute(this::follow));
  }

  /** Keeps one camera, beginning to remember it; for any thread. */
  public RecordViewModel open(Camera camera, PictureFeed feed) {
    RecordViewModel record =
        new RecordViewModel(camera, feed, recordings, choice(), fx, nanoTime, texts, open::remove);
    open.add(record);
    return record;
  }

  /** What the user decided. */
  public ReadOnlyObjectProperty<Settings> settings() {
    return settings.getReadOnlyProperty();
  }

  /** Where recordings and snapshots go. For any thread. */
  public Path folder() {
    return KeepChoice.of(profile.settings(), usualFolder).folder();
  }

  private KeepChoice choice() {
    return KeepChoice.of(settings.get(), usualFolder);
  }

  /** The user decides otherwise of recordings; what is being recorded stays where it is. */
  public void change(UnaryOperator<RecordingSettings> change) {
    profile.set(all -> all.with(change.apply(all.recordings())));
    follow();
  }

  /** The user wants snapshots of another kind. */
  public void take(SnapshotSettings.Format format) {
    profile.set(all -> all.with(new SnapshotSettings(format)));
    follow();
  }

  private void follow() {
    KeepChoice before = choice();
    settings.set(profile.settings());
    KeepChoice now = choice();
    if (now.equals(before)) {
      return;
    }
    if (now.recordings().free() != before.recordings().free()) {
      recordings.guardBy(now.guard());
    }
    open.forEach(each -> each.become(now));
    if (!now.folder().equals(before.folder())) {
      repair();
    }
  }

  /** Who asks the user for a folder. */
  public void chooseFolderBy(Runnable chooser) {
    folderChooser = chooser;
  }

  /** Lets the user choose another folder. */
  public void chooseFolder() {
    folderChooser.run();
  }

  /** How far the repair is of what a crash left; null while nothing is repaired. */
  public ReadOnlyObjectProperty<Repair.@Nullable Progress> repairing() {
    return repairing.getReadOnlyProperty();
  }

  /** What came of the last repair, until it is noticed; null where there was nothing. */
  public ReadOnlyObjectProperty<Repair.@Nullable Result> repaired() {
    return repaired.getReadOnlyProperty();
  }

  /** Repairs aside what an earlier crash left in the folder. */
  public void repair() {
    Repair repair = recordings.repair(folder());
    wanted.set(true);
    threads.startPlatform("repair", () -> repair(repair));
  }

  private void repair(Repair repair) {
    repairs.lock();
    try {
      Repair.Result result = repair.run(new Beat()::goesOn);
      fx.execute(() -> over(result));
    } catch (IOException | RuntimeException e) {
      log.warn("what an earlier crash left cannot be looked for: {}", e.toString());
      fx.execute(() -> repairing.set(null));
    } finally {
      repairs.unlock();
    }
  }

  private void over(Repair.Result result) {
    repairing.set(null);
    int files = result.repaired().size() + result.kept().size() + result.later().size();
    repaired.set(files == 0 ? null : result);
  }

  /** Leaves the rest for the next start. */
  public void stopRepair() {
    wanted.set(false);
  }

  /** The user has read what came of the repair. */
  public void noticed() {
    repaired.set(null);
  }

  /** Tells how far the repair is, not more often than anybody can read. */
  private final class Beat {
    private long told = System.nanoTime();

    boolean goesOn(Repair.Progress progress) {
      long now = System.nanoTime();
      if (now - told >= EVERY) {
        told = now;
        fx.execute(() -> repairing.set(progress));
      }
      return wanted.get();
    }
  }
}
