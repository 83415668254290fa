package app.oriel.record;

import app.oriel.camera.OrielException;
import app.oriel.codec.Container;
import app.oriel.codec.Muxer;
import app.oriel.codec.PictureFormat;
import app.oriel.codec.SoundFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files of a recording, each with its head.
 *
 * @param failed is told by the disk's watch that writing must end
 */
record FileMaker(
    Destination destination, Container container, DiskWatch disk, Consumer<OrielException> failed) {
  private static final Logger log = LoggerFactory.getLogger(FileMaker.class);

  /**
   * Makes the next file. The head comes first, so that a crash hardly ever leaves one that cannot
   * be opened.
   *
   * @param sound null where there is none; closed where this fails
   * @param begun when its first picture was taken
   * @param micros that picture's time in the recording
   * @param reordered whether pictures are decoded in another order than they are shown in
   */
  GrowingFile make(
      PictureFormat format,
      @Nullable SoundLine sound,
      Instant begun,
      long micros,
      boolean reordered)
      throws IOException {
    Path path = null;
    Muxer muxer = null;
    Journal.Note note = null;
    try {
      path = destination.create(begun, container.ending(format.codec()));
      SoundFormat soundFormat = sound == null ? null : sound.format();
      muxer = new Muxer(path, container, format, soundFormat, begun, reordered);
      note = note(path);
      var parts = new GrowingFile.Parts(muxer, sound, disk.watch(path, failed), note);
      log.info("records {}", path);
      return new GrowingFile(path, format, parts, begun, micros);
    } catch (IOException | RuntimeException e) {
      try {
        discard(path, muxer, sound, note);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Nothing was recorded in it. */
  private static void discard(
      @Nullable Path path,
      @Nullable Muxer muxer,
      @Nullable SoundLine sound,
      Journal.@Nullable Note note)
      throws IOException {
    if (sound != null) {
      sound.close();
    }
    if (muxer != null) {
      muxer.close();
    }
    if (note != null) {
      note.done();
    }
    if (path != null) {
      Files.deleteIfExists(path);
    }
  }

  /** Raw files need no index, so nothing of them is ever unfinished. */
  private Journal.@Nullable Note note(Path path) throws IOException {
    Optional<Journal> journal = destination.journal();
    return journal.isEmpty() || container == Container.RAW
        ? null
        : journal.get().begin(path, disk::tell);
  }
}
