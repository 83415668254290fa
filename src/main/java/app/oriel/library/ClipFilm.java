package app.oriel.library;

import app.oriel.camera.OrielException;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.ClipReader;
import app.oriel.codec.Demuxer;
import app.oriel.codec.Picture;
import app.oriel.codec.VideoDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The pictures and sounds of a clip, from any place on. Confined to its player's thread, but for
 * {@link #end}; closing it frees what is native.
 */
final class ClipFilm implements AutoCloseable {
  /** So much is read before it is due. */
  private static final long AHEAD = 300_000;

  /** Sound and pictures of one time lie so far apart in a file, and no further. */
  private static final long APART = 2_500_000;

  private static final int MOST_AHEAD = 512;
  private static final long MOST_BYTES_AHEAD = 32L << 20;

  /** A file that was written to just now may go on. */
  private static final long YOUNG = Duration.ofSeconds(3).toMillis();

  private final Path file;
  private final BooleanSupplier superseded;
  private final ClipReader reader;
  private final Deque<Unit> pictures = new ArrayDeque<>();
  private final Deque<Unit> sounds = new ArrayDeque<>();
  private @Nullable VideoDecoder decoder;
  private TrackInfo.@Nullable Video track;
  private boolean needsKeyframe = true;
  private boolean shown;
  private boolean over;
  private long size;
  private long bytesAhead;
  private long newestPicture;
  private long newestSound;
  private long furthest;

  /**
   * A compressed picture or sound.
   *
   * @param time in microseconds from the beginning
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody writes to it
  record Unit(boolean picture, byte[] bytes, long time, boolean keyframe) {}

  /**
   * Opens nothing yet.
   *
   * @param superseded tells, while a place is looked for, that it is not wanted any more
   */
  ClipFilm(Path file, BooleanSupplier superseded) {
    this.file = file;
    this.superseded = superseded;
    this.reader = new ClipReader(file);
  }

  /** Opens the clip, or opens it anew with what it has become. */
  void open() throws OrielException, InterruptedException {
    size = sizeNow();
    reader.open();
    if (decoder == null || !reader.pictures().equals(track)) {
      closeDecoder();
      decoder = new VideoDecoder(reader.pictures());
      track = reader.pictures();
    }
    forget();
  }

  private long sizeNow() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Whether it was written to a moment ago. */
  boolean isYoung() {
    try {
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
      return age >= 0 && age < YOUNG;
    } catch (IOException e) {
      return false;
    }
  }

  /** How long it is in microseconds, 0 where nobody knows. */
  long length() {
    return reader.length() == 0 ? 0 : Math.max(reader.length(), furthest);
  }

  /** What is heard, or null. */
  TrackInfo.@Nullable Audio sound() {
    return reader.sound();
  }

  /** The picture decoded last, where it may be shown. */
  @Nullable Picture shown() {
    VideoDecoder open = decoder;
    return shown && open != null ? open.picture() : null;
  }

  private void forget() {
    pictures.clear();
    sounds.clear();
    bytesAhead = 0;
    newestPicture = Long.MIN_VALUE;
    newestSound = Long.MIN_VALUE;
    over = false;
    needsKeyframe = true;
  }

  /**
   * Goes to a place.
   *
   * @param exact false for the keyframe before
   * @return its picture, or null where there is none, or another place is wanted
   */
  @Nullable Picture go(long micros, boolean exact) throws OrielException, InterruptedException {
    long target = exact ? reader.pictureAt(micros) : Demuxer.NO_TIME;
    if (superseded.getAsBoolean()) {
      return null;
    }
    reader.seek(exact && target != Demuxer.NO_TIME ? target : micros);
    forget();
    decoder().flush();
    Picture picture = next();
    while (picture != null && picture.time() < target) {
      if (superseded.getAsBoolean()) {
        return null;
      }
      picture = next();
    }
    sounds.removeIf(each -> each.time() < target);
    return picture;
  }

  /** Goes to the picture before the one at a time; null where there is none. */
  @Nullable Picture before(long micros) throws OrielException, InterruptedException {
    return micros <= 0 ? go(0, true) : go(micros - 1, true);
  }

  /** The next picture; null at the end. */
  @Nullable Picture next() throws OrielException, InterruptedException {
    while (true) {
      fill(0);
      Unit unit = pictures.poll();
      if (unit == null) {
        return heldBack();
      }
      bytesAhead -= unit.bytes().length;
      Picture picture = decode(unit);
      if (picture != null) {
        return picture;
      }
    }
  }

  /**
   * What is due next; null at the end.
   *
   * @param lead by how much sound is due earlier
   */
  @Nullable Unit upcoming(long lead) throws OrielException, InterruptedException {
    fill(AHEAD);
    Unit picture = pictures.peek();
    Unit sound = sounds.peek();
    if (picture == null || sound == null) {
      return picture == null ? sound : picture;
    }
    return sound.time() - lead <= picture.time() ? sound : picture;
  }

  /** Takes what was upcoming. */
  void take(Unit unit) {
    Unit taken = unit.picture() ? pictures.poll() : sounds.poll();
    if (taken != null) {
      bytesAhead -= taken.bytes().length;
    }
  }

  /** Reads until there is a picture, and what may belong to it. */
  private void fill(long ahead) throws OrielException, InterruptedException {
    while (!over
        && lacks(ahead)
        && pictures.size() + sounds.size() < MOST_AHEAD
        && bytesAhead < MOST_BYTES_AHEAD) {
      switch (reader.next()) {
        case PICTURE ->
            add(pictures, new Unit(true, reader.bytes(), reader.time(), reader.keyframe()));
        case SOUND -> add(sounds, new Unit(false, reader.bytes(), reader.time(), false));
        case DAMAGE -> needsKeyframe = true;
        case END -> over = true;
      }
    }
  }

  private boolean lacks(long ahead) {
    Unit next = pictures.peek();
    if (next == null || ahead == 0) {
      return next == null;
    }
    boolean waitsForSound =
        reader.sound() != null
            && newestSound < next.time() + ahead
            && newestPicture < next.time() + APART;
    return newestPicture < next.time() + ahead || waitsForSound;
  }

  private void add(Deque<Unit> to, Unit unit) {
    to.add(unit);
    bytesAhead += unit.bytes().length;
    if (unit.picture()) {
      newestPicture = Math.max(newestPicture, unit.time());
    } else {
      newestSound = Math.max(newestSound, unit.time());
    }
    furthest = Math.max(furthest, unit.time());
  }

  /** The picture that a unit makes; null where it makes none, or a damaged one. */
  @Nullable Picture decode(Unit unit) {
    needsKeyframe &= !unit.keyframe();
    if (needsKeyframe) {
      return null;
    }
    VideoDecoder open = decoder();
    switch (open.decode(unit.bytes(), unit.time())) {
      case PICTURE -> {
        shown = true;
        return open.picture();
      }
      case DAMAGED -> {
        needsKeyframe = true;
        open.flush();
      }
      case NOTHING -> {}
    }
    shown = false;
    return null;
  }

  /**
   * The next of those that the decoder held back to be reordered, once all units were taken; null
   * when there are no more.
   */
  @Nullable Picture heldBack() {
    VideoDecoder open = decoder();
    return !needsKeyframe && open.drain() == VideoDecoder.Outcome.PICTURE ? open.picture() : null;
  }

  private VideoDecoder decoder() {
    VideoDecoder open = decoder;
    if (open == null) {
      throw new IllegalStateException("not open");
    }
    return open;
  }

  /**
   * At the end: whether the file has grown since, and goes on after a time. It is opened anew then.
   */
  boolean goOn(long micros) throws OrielException, InterruptedException {
    if (sizeNow() <= size) {
      return false;
    }
    open();
    go(micros, true);
    return true;
  }

  /** Ends reading, from any thread, and for good. */
  void end() {
    reader.close();
  }

  private void closeDecoder() {
    if (decoder != null) {
      decoder.close();
      decoder = null;
      shown = false;
    }
  }

  @Override
  public void close() {
    reader.close();
    closeDecoder();
  }
}
