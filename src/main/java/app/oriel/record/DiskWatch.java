package app.oriel.record;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.WaitingBytes;
import app.oriel.process.Threads;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was written to the disk twice a second, on a thread of its own, and sees whether the
 * files are still there and the disk has room.
 */
final class DiskWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);
  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);

  /** Of a heap of 1 GB, with room for all else. */
  private static final long MOST_WAITING = 320L << 20;

  private volatile DiskGuard guard;
  private final Set<Detail> told = ConcurrentHashMap.newKeySet();
  private final Queue<Detail> news = new ConcurrentLinkedQueue<>();
  private final WaitingBytes waiting = new WaitingBytes(MOST_WAITING);
  private final List<Watched> files = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;

  DiskWatch(DiskGuard guard, Threads threads) {
    this.guard = guard;
    threads.startPlatform("recordings to disk", this::run);
  }

  /** So much stays free from now on, also of the disks of what is being written. */
  void guardBy(DiskGuard next) {
    guard = next;
  }

  /** Tells the user something of a disk, once. */
  void tell(Detail what) {
    if (told.add(what)) {
      log.info("{}", what);
      news.add(what);
    }
  }

  /** The next of what the user should know of a disk, in the order in which it was met with. */
  Optional<Detail> news() {
    return Optional.ofNullable(news.poll());
  }

  /** What waits to be written to any disk. */
  WaitingBytes waiting() {
    return waiting;
  }

  /** One file that is being written. */
  final class Watched implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final DiskRoom disk;
    private final Consumer<OrielException> failed;
    private boolean over;

    private Watched(Path path, Consumer<OrielException> failed) throws IOException {
      this.path = path;
      this.failed = failed;
      this.disk = DiskRoom.of(path);
      this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
    }

    private synchronized void look() {
      if (over) {
        return;
      }
      try {
        channel.force(false);
        if (Files.notExists(path)) {
          throw new OrielException(
              Problem.DISK, Detail.of("the-file-was-deleted-while-it-was-recorded", path));
        }
        guard.check(disk);
      } catch (IOException e) {
        over = true;
        failed.accept(DiskProblems.of(path, e));
      }
    }

    /** Cuts off what an error left half-written, and brings all to the disk. */
    synchronized void cut(long size) throws IOException {
      if (channel.size() > size) {
        channel.truncate(size);
      }
      channel.force(true);
    }

    /** How many bytes the file has. */
    synchronized long size() throws IOException {
      return channel.size();
    }

    /** Brings all to the disk. */
    synchronized void force() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      files.remove(this);
      synchronized (this) {
        over = true;
        channel.close();
      }
    }
  }

  /**
   * Watches a file until that is closed.
   *
   * @param failed is told, on the watch's thread, at most once
   * @throws IOException where it cannot be written, or there is too little room to begin
   */
  Watched watch(Path path, Consumer<OrielException> failed) throws IOException {
    Watched watched = new Watched(path, failed);
    if (watched.disk.total() <= 0) {
      tell(Detail.of("the-disk-says-no-size", watched.disk.folder()));
    }
    try {
      guard.check(watched.disk);
    } catch (IOException e) {
      watched.close();
      throw e;
    }
    files.add(watched);
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return watched;
  }

  private void run() {
    try {
      while (waited()) {
        files.forEach(Watched::look);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean waited() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (files.isEmpty() && !closed) {
        changed.await();
      }
      long left = EVERY;
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
