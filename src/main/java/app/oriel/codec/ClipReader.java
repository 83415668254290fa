package app.oriel.codec;

import app.oriel.camera.OrielException;
import app.oriel.camera.TrackInfo;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A clip to be played from anywhere: its compressed pictures and sounds with times that begin at 0.
 * One thread opens, seeks and reads; any thread may close.
 */
public final class ClipReader implements AutoCloseable {
  /** For who asks how long a clip is that does not say so. */
  private static final long MEASURING = Duration.ofSeconds(5).toNanos();

  /** Beyond the end of every clip, and far from what overflows. */
  private static final long FAR = Duration.ofDays(3650).toNanos() / 1000;

  /** The usual distance of pictures without times. */
  private static final long STEP = 40_000;

  private final Demuxer demuxer;
  private long start;
  private long length;
  private long time;
  private long decoded;

  /** Opens nothing yet. */
  public ClipReader(Path file) {
    demuxer = new Demuxer(file);
  }

  /**
   * Opens the clip, or begins anew at its start. Blocks, for some seconds where the clip does not
   * say how long it is, because then it is read to its end.
   *
   * @throws OrielException if it cannot be opened or played, and after {@link #close}
   */
  public void open() throws OrielException, InterruptedException {
    begin();
    length = demuxer.length();
    if (length == Demuxer.NO_TIME) {
      length = measured();
      begin();
    }
  }

  private void begin() throws OrielException, InterruptedException {
    demuxer.open();
    start = demuxer.start() == Demuxer.NO_TIME ? 0 : demuxer.start();
    time = -STEP;
    decoded = time;
  }

  /** Some kinds can be sought to their end; all others are read. */
  private long measured() throws OrielException, InterruptedException {
    if (!demuxer.seek(start + FAR)) {
      begin();
    }
    long until = System.nanoTime() + MEASURING;
    long end = 0;
    Demuxer.Found found = next();
    while (found != Demuxer.Found.END && System.nanoTime() - until < 0) {
      end = Math.max(end, time + demuxer.duration());
      found = next();
    }
    return end;
  }

  /** How long it is in microseconds; 0 where nobody knows. */
  public long length() {
    return length;
  }

  /** What it says of its pictures. */
  public TrackInfo.Video pictures() {
    return demuxer.pictures();
  }

  /** Its sound, or null where it has none that can be played. */
  public TrackInfo.@Nullable Audio sound() {
    return demuxer.sound();
  }

  /**
   * Goes to the keyframe at a time or before it; where the clip cannot do that, to its beginning.
   */
  public void seek(long micros) throws OrielException, InterruptedException {
    if (demuxer.seek(start + micros)) {
      time = micros;
      decoded = micros;
    } else {
      begin();
    }
  }

  /**
   * Finds the picture that is shown at a time: the last that is not later. Leaves the place
   * unknown.
   *
   * @return its time, or {@link Demuxer#NO_TIME} where all are later
   */
  public long pictureAt(long micros) throws OrielException, InterruptedException {
    seek(micros);
    long best = Demuxer.NO_TIME;
    while (true) {
      Demuxer.Found found = next();
      // A picture is never shown before it is decoded.
      if (found == Demuxer.Found.END || (found == Demuxer.Found.PICTURE && decoded > micros)) {
        return best;
      }
      if (found == Demuxer.Found.PICTURE && time <= micros) {
        best = Math.max(best, time);
      }
    }
  }

  /** Reads on. Blocks while it reads the file. */
  public Demuxer.Found next() throws OrielException, InterruptedException {
    Demuxer.Found found = demuxer.read();
    if (found == Demuxer.Found.PICTURE || found == Demuxer.Found.SOUND) {
      long shown = demuxer.presented();
      long from = demuxer.decoded();
      if (shown == Demuxer.NO_TIME && from == Demuxer.NO_TIME) {
        time += STEP;
        decoded = time;
      } else {
        time = (shown == Demuxer.NO_TIME ? from : shown) - start;
        decoded = (from == Demuxer.NO_TIME ? shown : from) - start;
      }
    }
    return found;
  }

  /** What was read last: a new array, which is the caller's. */
  public byte[] bytes() {
    return demuxer.bytes();
  }

  /** When it is to be shown or heard, in microseconds from the beginning. */
  public long time() {
    return time;
  }

  /** Whether a decoder can start with this picture. */
  public boolean keyframe() {
    return demuxer.keyframe();
  }

  @Override
  public void close() {
    demuxer.close();
  }
}
