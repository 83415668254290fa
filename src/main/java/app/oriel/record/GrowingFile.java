package app.oriel.record;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.codec.Muxer;
import app.oriel.codec.PictureFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file of a recording while it is written. Confined to the thread that makes it. */
final class GrowingFile implements AutoCloseable {
  /** So that a crash takes less than half a second, and one picture. */
  private static final long FRAGMENT = 400_000;

  /** More than what cameras send between two keyframes; what is more is not written again. */
  private static final long MOST_AGAIN = 8L << 20;

  /** What the index takes for each picture and sound, at most. */
  private static final long INDEX = 32;

  private static final long HEADS = 8L << 10;

  private final Path path;
  private final PictureFormat format;
  private final Muxer muxer;
  private final @Nullable SoundLine sound;
  private final DiskWatch.Watched watched;
  private final Journal.@Nullable Note note;
  private final Instant begun;
  private final long start;
  private long lastFlush;
  private long frames;
  private long units;
  private long goodBytes;
  private long goodFrames;
  private boolean begins = true;

  // Since the last keyframe before which all was flushed.
  private final List<Again> group = new ArrayList<>();
  private long groupBytes;
  private long bytesBefore;
  private long framesBefore;
  private long largestGroup;

  /** Ways into a file that were opened for it, all to be closed with it. */
  record Parts(
      Muxer muxer,
      @Nullable SoundLine sound,
      DiskWatch.Watched watched,
      Journal.@Nullable Note note) {}

  /**
   * What may have to be written again, into another file.
   *
   * @param shown its time in the recording; of sound, when it is heard
   * @param decoded the same of its decoding
   */
  record Again(Packet packet, long shown, long decoded) {}

  /**
   * @param begun when its first picture was taken
   * @param start that picture's time in the recording
   */
  GrowingFile(Path path, PictureFormat format, Parts parts, Instant begun, long start) {
    this.path = path;
    this.format = format;
    this.muxer = parts.muxer;
    this.sound = parts.sound;
    this.watched = parts.watched;
    this.note = parts.note;
    this.begun = begun;
    this.start = start;
    this.lastFlush = start;
  }

  Path path() {
    return path;
  }

  PictureFormat format() {
    return format;
  }

  Instant begun() {
    return begun;
  }

  long frames() {
    return frames;
  }

  /** Bytes that are in the file, those that wait left out. */
  long bytes() {
    return goodBytes;
  }

  /** Its first picture's time in the recording, in microseconds. */
  long start() {
    return start;
  }

  /**
   * Whether it should end before another keyframe.
   *
   * @param mostBytes that a file may have on its disk, with its index
   */
  boolean isFull(long mostBytes) {
    long more = Math.max(largestGroup, groupBytes) * 2 + (units + group.size()) * INDEX + HEADS;
    return muxer.isFull() || goodBytes > mostBytes - more;
  }

  /**
   * Writes a picture.
   *
   * @param shown its time in the recording
   * @param decoded when it is decoded, in the recording
   * @return whether what came before it can be played from the file now
   */
  boolean picture(Packet.Video packet, long shown, long decoded) throws IOException {
    boolean another = packet.keyframe() && frames > 0 && decoded - lastFlush >= FRAGMENT / 4;
    Again newest = new Again(packet, shown, decoded);
    keep(newest);
    frames++;
    muxer.picture(packet.bytes(), shown - start, decoded - start, packet.keyframe());
    boolean second = begins && frames == 2;
    if (!another && decoded - lastFlush < FRAGMENT && !second) {
      return false;
    }
    begins = false;
    flush(decoded);
    if (another) {
      beginGroup(newest);
    }
    return true;
  }

  /** All before this keyframe, which waits, is in the file. */
  private void beginGroup(Again keyframe) {
    long bytes = keyframe.packet().bytes().length;
    largestGroup = Math.max(largestGroup, groupBytes - bytes);
    framesBefore = frames - 1;
    bytesBefore = goodBytes;
    group.clear();
    group.add(keyframe);
    groupBytes = bytes;
  }

  private void keep(Again packet) {
    units++;
    groupBytes += packet.packet().bytes().length;
    if (groupBytes <= MOST_AGAIN) {
      group.add(packet);
    } else {
      group.clear();
    }
  }

  private void flush(long time) throws IOException {
    lastFlush = time;
    muxer.flush();
    goodBytes = muxer.bytes();
    goodFrames = frames - 1; // the newest waits
  }

  /** Writes sound; what was heard before the first picture is left out. */
  void sound(Packet.Audio packet, long micros) throws IOException {
    if (sound != null && micros >= start) {
      keep(new Again(packet, micros, micros));
      sound.take(packet, micros - start, muxer::sound);
      if (micros - lastFlush >= 2 * FRAGMENT) {
        // No picture comes.
        flush(micros);
      }
    }
  }

  /** Makes it a whole file and brings it to the disk. */
  void finish() throws IOException {
    if (sound != null) {
      sound.finish(muxer::sound);
    }
    muxer.drain();
    goodBytes = muxer.bytes();
    goodFrames = frames;
    group.clear();
    muxer.finish(watched::force);
    goodBytes = muxer.bytes();
    watched.force();
    check();
    if (note != null) {
      note.done();
    }
  }

  /** A disk that says that all is well, and keeps less, keeps nothing that anybody may trust. */
  private void check() throws IOException {
    long kept = watched.size();
    if (kept != goodBytes) {
      throw new OrielException(
          Problem.DISK, Detail.of("the-disk-kept-less", path, kept, goodBytes));
    }
  }

  /**
   * Ends it where its file system lets it become no larger, without an index; it can be played.
   *
   * @return what must be written into another file, from a keyframe on; empty where all is in this
   *     one, or what is missing cannot be played from elsewhere
   */
  List<Again> endHere() throws IOException {
    List<Again> again = framesBefore > 0 ? List.copyOf(group) : List.of();
    if (!again.isEmpty()) {
      goodBytes = bytesBefore;
      goodFrames = framesBefore;
    }
    abandon();
    return again;
  }

  /** After an error: what can be played stays, the broken rest is cut off. */
  void abandon() throws IOException {
    muxer.close();
    watched.cut(goodBytes);
    frames = goodFrames;
  }

  @Override
  public void close() throws IOException {
    if (sound != null) {
      sound.close();
    }
    muxer.close();
    if (note != null) {
      note.close();
    }
    watched.close();
  }
}
