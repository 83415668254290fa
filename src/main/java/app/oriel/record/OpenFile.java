package app.oriel.record;

import app.oriel.camera.Packet;
import app.oriel.codec.Muxer;
import app.oriel.codec.PictureFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One file of a recording while it is written. Confined to the thread that makes it. */
final class OpenFile implements AutoCloseable {
  /** So that a crash takes less than half a second, and one picture. */
  private static final long FRAGMENT = 400_000;

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
  private long goodBytes;
  private boolean begins = true;

  /** Ways into a file that were opened for it, all to be closed with it. */
  record Parts(
      Muxer muxer,
      @Nullable SoundLine sound,
      DiskWatch.Watched watched,
      Journal.@Nullable Note note) {}

  /**
   * @param begun when its first picture was taken
   * @param start that picture's time in the recording
   */
  OpenFile(Path path, PictureFormat format, Parts parts, Instant begun, long start) {
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

  /** The form of its sound, null where it has none. */
  @Nullable SoundLine sound() {
    return sound;
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
   * Writes a picture.
   *
   * @param micros its time in the recording
   * @return whether what came before it can be played from the file now
   */
  boolean picture(Packet.Video packet, long micros) throws IOException {
    muxer.picture(packet.bytes(), micros - start, packet.keyframe());
    frames++;
    boolean second = begins && frames == 2;
    if (micros - lastFlush < FRAGMENT && !second) {
      return false;
    }
    begins = false;
    lastFlush = micros;
    flush();
    return true;
  }

  private void flush() throws IOException {
    muxer.flush();
    goodBytes = muxer.bytes();
  }

  /** Writes sound; what was heard before the first picture is left out. */
  void sound(Packet.Audio packet, long micros) throws IOException {
    if (sound != null && micros >= start) {
      sound.take(packet, micros - start, muxer::sound);
    }
  }

  /** Makes it a whole file and brings it to the disk. */
  void finish() throws IOException {
    if (sound != null) {
      sound.finish(muxer::sound);
    }
    flush();
    muxer.finish();
    goodBytes = muxer.bytes();
    watched.force();
    if (note != null) {
      note.done();
    }
  }

  /** After an error: what can be played stays, the broken rest is cut off. */
  void abandon() throws IOException {
    muxer.close();
    watched.cut(goodBytes);
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
