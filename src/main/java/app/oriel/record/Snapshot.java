package app.oriel.record;

import app.oriel.camera.OrielException;
import app.oriel.codec.PictureKind;
import app.oriel.codec.PictureWriter;
import app.oriel.codec.Pixels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * One picture of a camera, upright and in its shape, with all its pixels.
 *
 * @param camera what people call it
 * @param taken when the camera's packet came
 * @param pixels nobody writes to them any more
 */
public record Snapshot(String camera, ZonedDateTime taken, Pixels pixels) {
  /** A snapshot in its file. */
  public record Saved(Path file, Snapshot picture) {}

  /**
   * Writes it to a file of its own, whole or not at all. Blocks.
   *
   * @throws OrielException what the disk did
   */
  Saved save(Destination destination, PictureKind kind) throws OrielException {
    try {
      byte[] content = PictureWriter.write(pixels, kind, camera, taken);
      Path file = destination.create(taken.toInstant(), kind.ending());
      Path part = file.resolveSibling(".snapshot-" + UUID.randomUUID());
      boolean whole = false;
      try {
        write(content, part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        whole = true;
      } finally {
        if (!whole) {
          Files.deleteIfExists(part);
          Files.deleteIfExists(file);
        }
      }
      return new Saved(file, this);
    } catch (IOException e) {
      throw DiskProblems.of(destination.place(), e);
    }
  }

  private static void write(byte[] content, Path part) throws IOException {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
