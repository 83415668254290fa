package app.oriel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher brings UTF-8 where the locale has none, for Java takes file names to be in it. */
class LauncherTest {
  private static final String SAYS_LOCALE =
      """
      #!/bin/sh
      locale charmap 2>&1
      echo "$LC_ALL,$LC_CTYPE,$LANG"
      for a; do :; done
      echo $a
      """;

  @TempDir private Path home;

  @BeforeEach
  void install() throws Exception {
    assumeTrue(charmap("LC_ALL=C.UTF-8").equals("UTF-8"), "this system has no locale C.UTF-8");
    script("bin/oriel", Files.readString(Path.of("src/launcher/oriel")));
    script("java/bin/java", SAYS_LOCALE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LC_ALL=",
        "LC_ALL=C",
        "LC_ALL=POSIX",
        "LANG=C",
        "LC_CTYPE=POSIX LANG=C.UTF-8",
        "LANG=xx_XX.UTF-8",
        "LC_ALL=xx_XX.UTF-8",
        "LC_ALL=C LC_CTYPE=C.UTF-8",
        "LC_MESSAGES=xx_XX.UTF-8",
        "LANG=xx_XX.UTF-8 LC_CTYPE=C.UTF-8"
      })
  void bringsUtf8WhereTheLocaleHasNone(String locale) throws Exception {
    List<String> said = launched(locale, "ORIEL_JAVA_HOME=" + home.resolve("java"));
    assertEquals("UTF-8", said.getFirst());
    assertEquals("前门 📹.mp4", said.getLast());
  }

  @Test
  void leavesAloneWhatTheUserChose() throws Exception {
    String java = "ORIEL_JAVA_HOME=" + home.resolve("java");
    assertEquals(",,C.UTF-8", launched("LANG=C.UTF-8", java).get(1));
    assertEquals("C.UTF-8,,", launched("LC_ALL=C.UTF-8", java).get(1));
    assertEquals(",C.UTF-8,C", launched("LANG=C", java).get(1));
  }

  /** An app image has a launcher of its own with the Java in it. */
  @Test
  void doesSoForTheAppImage() throws Exception {
    script("bin/oriel-jvm", SAYS_LOCALE);
    assertEquals("UTF-8", launched("LC_ALL=C", "").getFirst());
  }

  private List<String> launched(String locale, String java) throws Exception {
    return run(locale + " " + java, home.resolve("bin/oriel").toString(), "test", "前门 📹.mp4");
  }

  private String charmap(String locale) throws Exception {
    return run(locale, "locale", "charmap").getFirst();
  }

  private static List<String> run(String environment, String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of("env", "-i", "PATH=" + System.getenv("PATH")));
    for (String each : environment.split(" ", -1)) {
      if (!each.isEmpty()) {
        all.add(each);
      }
    }
    all.addAll(List.of(command));
    // The names go through a file: how this JVM passes arguments depends on its own locale.
    Path script = Files.createTempFile("run", ".sh");
    try {
      Files.writeString(script, "exec '" + String.join("' '", all) + "'\n");
      ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
      Process process = builder.redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      return List.of("no sh: " + e.getMessage());
    } finally {
      Files.delete(script);
    }
  }

  private void script(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
