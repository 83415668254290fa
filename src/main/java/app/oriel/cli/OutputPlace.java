package app.oriel.cli;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Finds out whether {@code --output} means a file or a folder, and refuses what can be neither. */
final class OutputPlace {
  /** Nobody means a folder by these. */
  private static final Set<String> MEDIA =
      Set.of(
          "3gp", "avi", "bmp", "flv", "gif", "h264", "h265", "heic", "jpeg", "jpg", "m2ts", "m4v",
          "mkv", "mov", "mp4", "mpeg", "mpg", "mts", "ogv", "png", "svg", "tif", "tiff", "ts",
          "webm", "webp", "wmv");

  private OutputPlace() {}

  /**
   * Whether one file is meant: where its name ends as a file's does; a folder that is there is one.
   *
   * @param cameras how many write to it
   * @param known whether a name is of a kind of file that is written
   * @param endings of those, for people
   * @throws OrielException {@link Problem#USAGE} where nothing can be written so
   */
  static boolean isFile(Path output, int cameras, Predicate<String> known, String endings)
      throws OrielException {
    String name = String.valueOf(output.getFileName());
    boolean folder = Files.isDirectory(output);
    boolean file = known.test(name) && !folder;
    if (file && cameras > 1) {
      throw usage(Detail.of("several-cameras-are-recorded-into-a-folder", output));
    }
    if (file && Files.exists(output)) {
      throw usage(Detail.of("the-file-is-there-already", output));
    }
    if (!file && !folder && Files.exists(output)) {
      throw usage(Detail.of("is-no-folder", output));
    }
    if (!file && !folder && MEDIA.contains(ending(name))) {
      throw usage(Detail.of("no-such-kind-of-file-is-written", output, endings));
    }
    return file;
  }

  private static String ending(String name) {
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
  }

  private static OrielException usage(Detail detail) {
    return new OrielException(Problem.USAGE, detail);
  }
}
