import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Looks at the pictures of a wall, one a second: {@code FOLDER LEAST}. Fails where there are fewer
 * than that, where one is blank, or where two that follow each other are alike.
 */
class CheckPictures {
  private static final int STEP = 4;
  private static final double LEAST_CONTRAST = 20;
  private static final double LEAST_CHANGE = 0.0005;

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
    if (contrast(picture) < LEAST_CONTRAST) {
      fail(file + " is blank");
    }
    if (before != null && change(picture, before) < LEAST_CHANGE) {
      fail(file + " shows nothing new");
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("[^0-9]", ""));
  }

  /** The standard deviation of brightness, where pictures are: away from bar and list. */
  private static double contrast(BufferedImage picture) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = picture.getHeight() / 8; y < picture.getHeight(); y += STEP) {
      for (int x = picture.getWidth() / 4; x < picture.getWidth(); x += STEP) {
        double light = picture.getRGB(x, y) >> 8 & 0xff;
        sum += light;
        squares += light * light;
        count++;
      }
    }
    double mean = sum / count;
    return Math.sqrt(squares / count - mean * mean);
  }

  /** The share of points, away from bar and list, that differ clearly. */
  private static double change(BufferedImage picture, BufferedImage before) {
    int changed = 0;
    int count = 0;
    for (int y = picture.getHeight() / 8; y < picture.getHeight(); y += STEP) {
      for (int x = picture.getWidth() / 4; x < picture.getWidth(); x += STEP) {
        int now = picture.getRGB(x, y) >> 8 & 0xff;
        int then = before.getRGB(x, y) >> 8 & 0xff;
        changed += Math.abs(now - then) > 24 ? 1 : 0;
        count++;
      }
    }
    return (double) changed / count;
  }

  private static void fail(String why) {
    System.err.println("CheckPictures: " + why);
    System.exit(1);
  }
}
