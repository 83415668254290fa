import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs google-java-format over all Java files below a folder: {@code check FOLDER} fails where one
 * would change, {@code write FOLDER} changes them.
 */
class Format {
  public static void main(String[] args) throws IOException {
    List<String> call = new ArrayList<>();
    boolean check = args[0].equals("check");
    call.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    try (var files = Files.walk(Path.of(args[1]))) {
      files
          .filter(f -> f.toString().endsWith(".java"))
          .map(Path::toString)
          .sorted()
          .forEach(call::add);
    }
    if (check) {
      System.out.println(
          "Java format: files that differ are listed here; mend with: mvn -Pformat"
              + " process-sources");
    }
    com.google.googlejavaformat.java.Main.main(call.toArray(String[]::new));
  }
}
