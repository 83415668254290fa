package app.oriel.library;

import app.oriel.camera.OrielException;
import app.oriel.codec.ClipReader;
import app.oriel.codec.Demuxer;
import app.oriel.codec.Picture;
import app.oriel.codec.PictureReader;
import app.oriel.codec.PictureScaler;
import app.oriel.codec.Pixels;
import app.oriel.codec.VideoDecoder;
import app.oriel.live.FrameSize;
import app.oriel.process.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes small pictures of clips, one after the other on one thread that gives way to all others,
 * and remembers some. The one asked for last comes first. For any thread.
 */
public final class Thumbnails implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Thumbnails.class);
  private static final FrameSize BOX = new FrameSize(256, 144);
  private static final int MOST_KEPT = 200;
  private static final int MOST_WAITING = 200;

  /** A thread that has nothing to do for so long is given back. */
  private static final long IDLE = Duration.ofSeconds(5).toMillis();

  /** A file that is damaged at its beginning is not looked through. */
  private static final int MOST_UNITS = 300;

  private static final long LONGEST = Duration.ofSeconds(8).toNanos();

  private final Threads threads;

  // Guarded by this.
  private final SequencedMap<Key, Consumer<Thumbnail>> waiting = new LinkedHashMap<>();
  private final Map<Key, Thumbnail> kept = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable Thread worker;
  private @Nullable ClipReader reading;
  private boolean closed;

  /** A clip that grows is looked at once, and once more when it is whole. */
  private record Key(Path file, boolean growing, long bytes) {
    static Key of(Clip clip) {
      return new Key(clip.file(), clip.growing(), clip.growing() ? 0 : clip.bytes());
    }
  }

  /** Makes nothing yet. */
  public Thumbnails(Threads threads) {
    this.threads = threads;
  }

  /**
   * Asks for the thumbnail of a clip.
   *
   * @param listener is told once: at once where it is remembered, else on the thumbnails' thread,
   *     and never where many others are wanted more
   */
  public void ask(Clip clip, Consumer<Thumbnail> listener) {
    Thumbnail known;
    Key key = Key.of(clip);
    synchronized (this) {
      known = kept.get(key);
      if (known == null && !closed) {
        waiting.putLast(key, listener);
        if (waiting.size() > MOST_WAITING) {
          waiting.pollFirstEntry();
        }
        if (worker == null) {
          worker = threads.startPlatform("thumbnails", this::run);
        }
        notifyAll();
      }
    }
    if (known != null) {
      listener.accept(known);
    }
  }

  // A hint to the system, on which nothing depends.
  @SuppressWarnings("ThreadPriorityCheck")
  private void run() {
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    try (PictureScaler scaler = new PictureScaler()) {
      Map.Entry<Key, Consumer<Thumbnail>> next = next();
      while (next != null) {
        Thumbnail made = make(next.getKey().file(), scaler);
        keep(next.getKey(), made);
        next.getValue().accept(made);
        next = next();
      }
    } catch (InterruptedException e) {
      log.debug("thumbnails are not wanted any more");
    } finally {
      left();
    }
  }

  private synchronized Map.@Nullable Entry<Key, Consumer<Thumbnail>> next()
      throws InterruptedException {
    long until = System.currentTimeMillis() + IDLE;
    long left = IDLE;
    while (waiting.isEmpty() && !closed && left > 0) {
      wait(left);
      left = until - System.currentTimeMillis();
    }
    Map.Entry<Key, Consumer<Thumbnail>> next = closed ? null : waiting.pollLastEntry();
    if (next == null) {
      worker = null;
    }
    return next;
  }

  private synchronized void left() {
    if (Thread.currentThread().equals(worker)) {
      worker = null;
    }
  }

  private synchronized void keep(Key key, Thumbnail made) {
    kept.put(key, made);
    if (kept.size() > MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  /** Whatever is in a file, it costs only its own thumbnail. */
  private Thumbnail make(Path file, PictureScaler scaler) throws InterruptedException {
    try {
      String name = String.valueOf(file.getFileName());
      return ClipScan.kind(name).filter(Clip.Kind.SNAPSHOT::equals).isPresent()
          ? ofSnapshot(file, scaler)
          : ofRecording(file, scaler);
    } catch (OrielException e) {
      log.debug("{}: no thumbnail: {}", file, e.getMessage());
    } catch (RuntimeException | Error e) {
      // Even when memory ran out: the next clip may be smaller.
      log.warn("{}: no thumbnail", file, e);
    }
    return Thumbnail.NONE;
  }

  private static Thumbnail ofSnapshot(Path file, PictureScaler scaler) throws OrielException {
    try (PictureReader reader = new PictureReader(file)) {
      return new Thumbnail(small(reader.picture(), scaler), 0);
    }
  }

  private Thumbnail ofRecording(Path file, PictureScaler scaler)
      throws OrielException, InterruptedException {
    try (ClipReader reader = new ClipReader(file)) {
      reading(reader);
      reader.open();
      try (VideoDecoder decoder = new VideoDecoder(reader.pictures())) {
        Pixels pixels = first(reader, decoder, scaler);
        return new Thumbnail(pixels, pixels == null ? 0 : reader.length());
      }
    } finally {
      reading(null);
    }
  }

  private synchronized void reading(@Nullable ClipReader reader) {
    reading = reader;
    if (closed && reader != null) {
      reader.close();
    }
  }

  private static @Nullable Pixels first(
      ClipReader reader, VideoDecoder decoder, PictureScaler scaler)
      throws OrielException, InterruptedException {
    long until = System.nanoTime() + LONGEST;
    boolean needsKeyframe = true;
    for (int i = 0; i < MOST_UNITS && System.nanoTime() - until < 0; i++) {
      Demuxer.Found found = reader.next();
      if (found == Demuxer.Found.END) {
        return null;
      }
      if (found != Demuxer.Found.PICTURE) {
        continue;
      }
      needsKeyframe &= !reader.keyframe();
      if (!needsKeyframe) {
        switch (decoder.decode(reader.bytes(), reader.time())) {
          case PICTURE -> {
            return small(decoder.picture(), scaler);
          }
          case DAMAGED -> {
            decoder.flush();
            needsKeyframe = true;
          }
          case NOTHING -> {}
        }
      }
    }
    return null;
  }

  private static Pixels small(Picture picture, PictureScaler scaler) {
    FrameSize size = FrameSize.shown(picture).fitInto(BOX);
    Pixels pixels = new Pixels(size.width(), size.height());
    scaler.scale(picture, pixels);
    return pixels;
  }

  /** Ends what runs; nobody is told anything more. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    kept.clear();
    if (reading != null) {
      reading.close();
    }
    notifyAll();
  }
}
