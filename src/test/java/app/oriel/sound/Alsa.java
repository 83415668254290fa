package app.oriel.sound;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sound system of Linux, whose devices can be files. */
public final class Alsa {
  private Alsa() {}

  /** Skips a test where the library is not installed. */
  public static void assumeThere() throws IOException {
    boolean found = false;
    for (String lib : List.of("/usr/lib", "/lib", "/usr/lib64")) {
      found |= isIn(Path.of(lib));
    }
    assumeTrue(found, "libasound.so.2 is not installed");
  }

  private static boolean isIn(Path lib) throws IOException {
    if (!Files.isDirectory(lib)) {
      return false;
    }
    try (Stream<Path> files = Files.find(lib, 2, (file, is) -> file.endsWith("libasound.so.2"))) {
      return files.findAny().isPresent();
    }
  }
}
