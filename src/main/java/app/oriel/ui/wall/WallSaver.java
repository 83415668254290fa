package app.oriel.ui.wall;

import app.oriel.camera.CameraException;
import app.oriel.live.Threads;
import app.oriel.record.KeepSettings;
import app.oriel.ui.tile.MicrophoneChoice;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what the user arranged: aside, one write at a time, only the newest. For any thread. */
final class WallSaver {
  private static final Logger log = LoggerFactory.getLogger(WallSaver.class);

  /** As long as the profile waits for another program that writes it. */
  private static final Duration FAREWELL = Duration.ofSeconds(11);

  private final WallSource source;
  private final Threads threads;
  private final Runnable kept;
  private final Consumer<CameraException> failed;

  /** A write that may fail. */
  private interface Keeping {
    void run() throws CameraException;
  }

  // Guarded by this.
  private @Nullable List<String> order;
  private @Nullable Layout layout;
  private @Nullable Integer volume;
  private @Nullable KeepSettings settings;
  private @Nullable MicrophoneChoice microphone;
  private @Nullable Thread writer;

  /**
   * @param kept is told of each success, on the writing thread
   * @param failed is told what could not be kept, on the writing thread
   */
  WallSaver(WallSource source, Threads threads, Runnable kept, Consumer<CameraException> failed) {
    this.source = source;
    this.threads = threads;
    this.kept = kept;
    this.failed = failed;
  }

  synchronized void keepOrder(List<String> ids) {
    if (!ids.isEmpty()) {
      order = ids;
      write();
    }
  }

  synchronized void keepLayout(Layout newest) {
    layout = newest;
    write();
  }

  synchronized void keepVolume(int newest) {
    volume = newest;
    write();
  }

  synchronized void keepSettings(KeepSettings newest) {
    settings = newest;
    write();
  }

  synchronized void keepMicrophone(MicrophoneChoice newest) {
    microphone = newest;
    write();
  }

  private void write() {
    if (writer == null) {
      writer = threads.startVirtual("wall saver", this::writeAll);
    }
  }

  private void writeAll() {
    while (true) {
      List<String> ids;
      Layout word;
      Integer loud;
      KeepSettings chosen;
      MicrophoneChoice heard;
      synchronized (this) {
        ids = order;
        word = layout;
        loud = volume;
        chosen = settings;
        heard = microphone;
        order = null;
        layout = null;
        volume = null;
        settings = null;
        microphone = null;
        boolean looks = ids == null && word == null && loud == null;
        if (looks && chosen == null && heard == null) {
          writer = null;
          return;
        }
      }
      write(ids, word, loud);
      if (chosen != null) {
        keep(() -> source.keepSettings(chosen));
      }
      if (heard != null) {
        keep(() -> source.keepMicrophone(heard));
      }
    }
  }

  /** Where one cannot be kept, the others may. */
  private void write(@Nullable List<String> ids, @Nullable Layout word, @Nullable Integer loud) {
    if (ids != null) {
      keep(() -> source.keepOrder(ids));
    }
    if (word != null) {
      keep(() -> source.keepLayout(word));
    }
    if (loud != null) {
      keep(() -> source.keepVolume(loud));
    }
  }

  private void keep(Keeping keeping) {
    try {
      keeping.run();
      kept.run();
    } catch (CameraException e) {
      log.warn("the arrangement of the wall is not kept: {}", e.getMessage());
      failed.accept(e);
    } catch (RuntimeException | Error e) {
      log.error("a mistake in Oriel", e);
    }
  }

  /** Waits until all is written; blocks a moment. */
  void finish() throws InterruptedException {
    Thread last;
    synchronized (this) {
      last = writer;
    }
    if (last != null && !last.join(FAREWELL)) {
      log.warn("the arrangement of the wall is not kept: the profile is in use");
    }
  }
}
