import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves a mark where the JDK that the build found is new enough, for the enforcer to look for. */
class CheckJdk {
  public static void main(String[] args) throws IOException {
    Path mark = Path.of(args[1]);
    if (Runtime.version().feature() >= Integer.parseInt(args[0])) {
      Files.createDirectories(mark.getParent());
      Files.writeString(mark, System.getProperty("java.home"));
    } else {
      Files.deleteIfExists(mark);
    }
  }
}
