package app.oriel.library;

import app.oriel.process.Threads;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest recordings and snapshots of a folder. Looks only while somebody follows it, and then
 * when the system says that something has changed.
 */
public final class ClipLibrary {
  private static final Logger log = LoggerFactory.getLogger(ClipLibrary.class);

  /** The newest clips of one look. */
  private static final int MOST = 200;

  /** Folders that are watched; what is older changes no more. */
  private static final int MOST_WATCHED = 200;

  private static final long SETTLE_MILLIS = 250;

  /** While something grows, and where the system tells no changes. */
  private static final long AGAIN_MILLIS = 2000;

  private static final long UNWATCHED_MILLIS = 10_000;

  private final Supplier<Path> root;
  private final Supplier<Set<Path>> written;
  private final InstantSource clock;
  private final Threads threads;

  /**
   * @param root the folder of all recordings, asked for at each look
   * @param written which files this program is writing now; asked on the library's thread
   */
  public ClipLibrary(
      Supplier<Path> root, Supplier<Set<Path>> written, InstantSource clock, Threads threads) {
    this.root = root;
    this.written = written;
    this.clock = clock;
    this.threads = threads;
  }

  /** The folder of all recordings. */
  public Path root() {
    return root.get().toAbsolutePath();
  }

  /**
   * Tells the newest clips, newest first: soon, and whenever they are others.
   *
   * @param listener called on a thread of the library's, one call at a time
   * @return ends the telling; harmless twice
   */
  public Runnable follow(Consumer<List<Clip>> listener) {
    Follower follower = new Follower(listener);
    Thread thread = threads.startVirtual("recordings", follower);
    return () -> follower.end(thread);
  }

  /** Looks for one who follows. */
  private final class Follower implements Runnable {
    private final Consumer<List<Clip>> listener;
    private final Map<Path, WatchKey> watched = new HashMap<>();
    private @Nullable List<Clip> told;
    private boolean blind;
    private volatile boolean over;

    Follower(Consumer<List<Clip>> listener) {
      this.listener = listener;
    }

    void end(Thread thread) {
      over = true;
      thread.interrupt();
    }

    @Override
    public void run() {
      try (WatchService changes = FileSystems.getDefault().newWatchService()) {
        while (!over) {
          look(changes);
          await(changes);
        }
      } catch (InterruptedException | ClosedWatchServiceException e) {
        log.debug("nobody follows the recordings any more");
      } catch (IOException e) {
        log.warn("recordings cannot be followed: {}", e.toString());
      }
    }

    private void look(WatchService changes) {
      ClipScan scan = new ClipScan(root(), MOST, written.get(), clock);
      // Watched first: what comes while it is looked at shows with the next look.
      watch(changes, root());
      List<Clip> clips = scan.newest();
      watchAll(changes, scan.folders());
      if (!clips.equals(told)) {
        told = clips;
        listener.accept(clips);
      }
    }

    private void watchAll(WatchService changes, List<Path> folders) {
      Set<Path> wanted = new HashSet<>(folders.subList(0, Math.min(MOST_WATCHED, folders.size())));
      wanted.add(root());
      watched.entrySet().removeIf(each -> gone(wanted, each));
      wanted.forEach(folder -> watch(changes, folder));
    }

    private static boolean gone(Set<Path> wanted, Map.Entry<Path, WatchKey> each) {
      boolean gone = !wanted.contains(each.getKey()) || !each.getValue().isValid();
      if (gone) {
        each.getValue().cancel();
      }
      return gone;
    }

    private void watch(WatchService changes, Path folder) {
      if (watched.containsKey(folder)) {
        return;
      }
      try {
        Path place = existing(folder);
        WatchKey key =
            place.register(
                changes,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE);
        if (place.equals(folder)) {
          watched.put(folder, key);
        }
      } catch (IOException | UnsupportedOperationException e) {
        log.debug("{} cannot be watched", folder, e);
        blind = true;
      }
    }

    /** Before the first recording there is no folder yet. */
    private static Path existing(Path folder) {
      Path place = folder;
      while (!Files.isDirectory(place) && place.getParent() != null) {
        place = place.getParent();
      }
      return place;
    }

    private void await(WatchService changes) throws InterruptedException {
      List<Clip> now = told;
      boolean growing = now != null && now.stream().anyMatch(Clip::growing);
      WatchKey key;
      if (growing || blind) {
        key = changes.poll(growing ? AGAIN_MILLIS : UNWATCHED_MILLIS, TimeUnit.MILLISECONDS);
      } else {
        key = changes.take();
      }
      if (key != null) {
        TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
      }
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = changes.poll();
      }
    }
  }
}
