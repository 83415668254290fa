package app.oriel.profile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A disk of 128 KiB in memory, on Linux for root; elsewhere its test is skipped. */
final class SmallDisk implements AutoCloseable {
  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  static SmallDisk mount(Path path) throws IOException, InterruptedException {
    Files.createDirectories(path);
    Assumptions.assumeTrue(
        ran("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", path.toString()),
        "a small disk can be mounted only on Linux and by root");
    return new SmallDisk(path);
  }

  Path path() {
    return path;
  }

  /** Leaves room for one page, so that a small file still fits and a large one does not. */
  void fill() throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(path.resolve("filler"))) {
      while (Files.getFileStore(path).getUsableSpace() > page.length) {
        out.write(page);
      }
    }
  }

  void empty() throws IOException {
    Files.delete(path.resolve("filler"));
  }

  void readOnly() throws InterruptedException {
    Assumptions.assumeTrue(
        ran("mount", "-o", "remount,ro", path.toString()), "the disk cannot be made read-only");
  }

  @Override
  public void close() throws IOException {
    try {
      // Lazy: a store keeps its lock file open.
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
