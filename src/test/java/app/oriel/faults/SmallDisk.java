package app.oriel.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A small disk in memory, on Linux for root; elsewhere its test is skipped. */
public final class SmallDisk implements AutoCloseable {
  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  /** Mounts it on a folder, which is made where it is missing. */
  public static SmallDisk mount(Path path, int kilobytes) throws IOException, InterruptedException {
    Files.createDirectories(path);
    String size = "size=" + kilobytes + "k";
    Assumptions.assumeTrue(
        ran("mount", "-t", "tmpfs", "-o", size, "tmpfs", path.toString()),
        "a small disk can be mounted only on Linux and by root");
    return new SmallDisk(path);
  }

  public Path path() {
    return path;
  }

  /** Fills it by whole pages of 4 KiB until no further one would leave so many bytes. */
  public void fill(long left) throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(path.resolve("filler"))) {
      while (Files.getFileStore(path).getUsableSpace() >= left + page.length) {
        out.write(page);
      }
    }
  }

  public void empty() throws IOException {
    Files.delete(path.resolve("filler"));
  }

  public void readOnly() throws InterruptedException {
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
