import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Looks at the pictures of a wall, one a second: {@code FOLDER LEAST}. Fails where there are fewer
 * than that, where one is blank in one of its quarters, or where two that follow each other are
 * alike in one: the wall shows four cameras.
 */
class CheckPictures {
  private static final double LEAST_CONTRAST = 8;

  /** The running clock of each camera changes more than this every second. */
  private static final int LEAST_CHANGED_POINTS = 20;

  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (var all = Files.list(Path.of(args[0]))) {
      files =
          all.filter(f -> f.toString().endsWith(".png"))
              .sorted((a, b) -> Integer.compare(number(a), number(b)))
              .toList();
    }
    if (files.size() < Integer.parseInt(args[1])) {
      fail("only " + files.size() + " pictures in " + args[0]);
    }
    BufferedImage before = null;
    for (Path file : files) {
      BufferedImage picture = ImageIO.read(file.toFile());
      // The first second belongs to cameras that are still connecting.
      if (number(file) > 2) {
        check(file, picture, before);
      }
      before = picture;
    }
    System.out.println(files.size() + " pictures of a living wall in " + args[0]);
  }

  private static void check(Path file, BufferedImage picture, BufferedImage before) {
    // Away from bar and list.
    int left = picture.getWidth() / 5;
    int top = picture.getHeight() / 12;
    int width = (picture.getWidth() - left) / 2;
    int height = (picture.getHeight() - top) / 2;
    for (int quarter = 0; quarter < 4; quarter++) {
      int x = left + quarter % 2 * width;
      int y = top + quarter / 2 * height;
      int[] now = greens(picture, x, y, width, height);
      if (contrast(now) < LEAST_CONTRAST) {
        fail(file + " is blank in quarter " + quarter);
      }
      if (before != null
          && changed(now, greens(before, x, y, width, height)) < LEAST_CHANGED_POINTS) {
        fail(file + " shows nothing new in quarter " + quarter);
      }
    }
  }

  private static int[] greens(BufferedImage picture, int x, int y, int width, int height) {
    int[] points = picture.getRGB(x, y, width, height, null, 0, width);
    for (int i = 0; i < points.length; i++) {
      points[i] = points[i] >> 8 & 0xff;
    }
    return points;
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("[^0-9]", ""));
  }

  /** The standard deviation of brightness. */
  private static double contrast(int[] points) {
    double sum = 0;
    double squares = 0;
    for (int light : points) {
      sum += light;
      squares += (double) light * light;
    }
    double mean = sum / points.length;
    return Math.sqrt(squares / points.length - mean * mean);
  }

  /** How many points differ clearly. */
  private static int changed(int[] now, int[] then) {
    int count = 0;
    for (int i = 0; i < now.length; i++) {
      count += Math.abs(now[i] - then[i]) > 24 ? 1 : 0;
    }
    return count;
  }

  private static void fail(String why) {
    System.err.println("CheckPictures: " + why);
    System.exit(1);
  }
}
