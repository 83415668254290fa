package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Alone;
import app.oriel.cli.CliRig.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --help} of everything there is. */
class HelpTest {
  private static final Pattern COMMAND = Pattern.compile("\\n  ([a-z]+)\\b");

  @TempDir private Path folder;
  private CliRig rig;

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, CliRig.SHORT);
  }

  @AfterEach
  void end() throws IOException {
    rig.close();
  }

  /** This command and all below it, as its help lists them. */
  private List<String> commands(String command) {
    List<String> all = new ArrayList<>(List.of(command));
    String help = help("en", command).out();
    int list = help.indexOf("\nCommands:");
    if (list >= 0) {
      Matcher below = COMMAND.matcher(help.substring(list));
      while (below.find()) {
        all.addAll(commands((command + " " + below.group(1)).strip()));
      }
    }
    return all;
  }

  private Ended help(String language, String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.remove("");
    arguments.addAll(List.of("--help", "--lang", language));
    return rig.runAsGiven(arguments.toArray(String[]::new));
  }

  /** What the library has against a text it says on the system's own stderr, past the program's. */
  @Alone
  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void isPrintedWithoutAWordOnStderr(String language) {
    PrintStream before = System.err;
    ByteArrayOutputStream system = new ByteArrayOutputStream();
    System.setErr(new PrintStream(system, true, StandardCharsets.UTF_8));
    try {
      List<String> all = commands("");
      assertTrue(all.containsAll(List.of("", "record", "talk", "profile key")), all::toString);
      for (String command : all) {
        Ended ended = help(language, command);
        assertEquals(0, ended.code(), command);
        assertEquals("", ended.err(), command);
        assertTrue(ended.out().contains("oriel " + command), ended.out());
        assertFalse(ended.out().contains("%n") || ended.out().contains("%%"), ended.out());
      }
    } finally {
      System.setErr(before);
    }
    String said = system.toString(StandardCharsets.UTF_8);
    assertFalse(said.contains("picocli"), said);
  }

  @Test
  void aPercentSignIsOne() {
    assertTrue(
        help("en", "record").out().replaceAll("\\s+", " ").contains("5 % of a smaller disk"));
    assertTrue(help("zh-CN", "record").out().contains("5 %"));
    assertTrue(help("en", "view").out().replaceAll("\\s+", " ").contains("with %d in the name"));
  }
}
