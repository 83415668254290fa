package app.oriel.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A small disk in memory, on Linux for root; elsewhere its test is skipped. */
final class TightDisk implements AutoCloseable {
  private final Path path;

  private TightDisk(Path path) {
    this.path = path;
  }

  static TightDisk mount(Path path, int kilobytes) throws IOException, InterruptedException {
    Files.createDirectories(path);
    String size = "size=" + kilobytes + "k";
    Assumptions.assumeTrue(
        ran("mount", "-t", "tmpfs", "-o", size, "tmpfs", path.toString()),
        "a small disk can be mounted only on Linux and by root");
    return new TightDisk(path);
  }

  Path path() {
    return path;
  }

  /** Leaves so many bytes. */
  void fill(long left) throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(path.resolve("filler"))) {
      while (Files.getFileStore(path).getUsableSpace() >= left + page.length) {
        out.write(page);
      }
    }
  }

  void readOnly() throws InterruptedException {
    Assumptions.assumeTrue(
        ran("mount", "-o", "remount,ro", path.toString()), "the disk cannot be made read-only");
  }

  @Override
  public void close() throws IOException {
    try {
      ran("umount", "-l", path.toString());
    } catch (InterruptedException e) {
      throw new IOException("interrupted while a disk was unmounted", e);
    }
  }

  private static boolean ran(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
