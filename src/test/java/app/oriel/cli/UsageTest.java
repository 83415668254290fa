package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.cli.CliRig.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Help, and calls that cannot be understood. */
class UsageTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "kasa://canary:canary@host",
        "--nonsense",
        "test",
        "test kasa://canary:canary@host kasa://canary:canary@other",
        "test kasa://canary:canary@host --nonsense",
        "test kasa://canary:canary@",
        "test kasa://canary:canary@:7",
        "test kasa://canary:can%ary@host",
        "test kasa://canary:%zzcanary@host",
        "test kasa://canary:canary@host:99999",
        "test nobody",
        "test kasa://host --user canary --password-env ORIEL_IS_NOT_SET",
        "test kasa://host --user canary --password-file /nowhere/at/all",
        "test kasa://host --password-file",
        "test kasa://canary:canary@host --accept-certificate sha256:12",
        "test kasa://canary:canary@host --accept-certificate",
        "view",
        "view nobody",
        "demo --cameras 0",
        "demo --cameras 65",
        "demo --cameras -1",
        "demo --cameras many",
        "demo 4",
        "--size 0x0",
        "--size 12800x720",
        "--size big",
        "--layout 5",
        "--for 10",
        "--for -1s",
        "--for 99999999999s",
        "--for 5h",
        "profile",
        "profile nonsense",
        "profile add",
        "profile add name",
        "profile add name nourl",
        "profile add name canary:canary@host",
        "profile add kasa://x kasa://canary:canary@host",
        "profile export",
        "profile export file",
        "profile export file --passphrase-env ORIEL_IS_NOT_SET",
        "profile import",
        "profile import file",
        "profile import file --passphrase-file /nowhere/at/all",
        "profile key nowhere",
        "profile remove",
        "profile remove nobody",
        "profile remove kasa://canary:canary@host",
        "profile add kasa://canary:canary@host kasa://host",
        "test canary:canary@host",
        "simulate",
        "simulate KC999",
        "simulate EC60 --set nonsense=1",
        "simulate EC60 --set fps=many",
        "simulate EC60 --set streamPw=canary",
        "simulate kasa://canary:canary@host",
        "simulate EC60 --port many",
        "simulate EC60 --password-env ORIEL_IS_NOT_SET",
      })
  void isExitTwoAndNothingElse(String call) {
    List<String> arguments = new ArrayList<>(List.of(call.split(" ", -1)));
    Ended words = rig.run(arguments.toArray(String[]::new));
    assertEquals(2, words.code(), words::toString);
    assertEquals("", words.out());
    assertFalse(words.err().isBlank());

    arguments.add("--json");
    Ended json = rig.run(arguments.toArray(String[]::new));
    assertEquals(2, json.code(), json::toString);
    JsonNode document = JsonMapper.shared().readTree(json.document());
    assertEquals(List.of("camera", "ok", "error"), List.copyOf(document.propertyNames()));
    assertFalse(document.get("ok").asBoolean());
    assertEquals("usage", document.get("error").get("kind").asString());
    assertFalse(document.get("error").get("advice").asString().isBlank());
    assertTrue(rig.windows.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "demo",
    "view",
    "test",
    "simulate",
    "profile",
    "profile add",
    "profile export",
    "profile import",
    "profile key",
    "profile list",
    "profile remove",
  })
  void helpIsThereInBothLanguages(String command) {
    Ended english = help(command, "en");
    assertTrue(english.out().startsWith("Usage: oriel"), english.out());
    assertTrue(english.out().contains("Show this help."), english.out());
    Ended chinese = help(command, "zh-CN");
    assertTrue(chinese.out().startsWith("用法： oriel"), chinese.out());
    assertTrue(chinese.out().contains("显示此帮助。"), chinese.out());
    assertFalse(chinese.out().matches("(?s).*\\b(Show|The|Options|Usage)\\b.*"), chinese.out());
  }

  private Ended help(String command, String language) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    arguments.remove("");
    arguments.addAll(List.of("--help", "--lang", language));
    Ended ended = rig.runAsGiven(arguments.toArray(String[]::new));
    assertEquals(0, ended.code(), ended::toString);
    assertEquals("", ended.err());
    return ended;
  }

  @Test
  void theRootsHelpNamesAllCommands() {
    String help = help("", "en").out();
    for (String command : List.of("demo", "view", "test", "simulate", "profile")) {
      assertTrue(help.contains("\n  " + command + " "), help);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "--for 10 => '10' is not allowed for --for; it is written --for 10s",
        "--layout 5 => '5' is not allowed for --layout; it is written --layout auto|1|4|9|16",
        "--size 0x0 => '0x0' is not allowed for --size; it is written --size 1280x720",
        "demo --cameras many => 'many' is not allowed for --cameras; it is written --cameras N",
        "demo --cameras 65 => --cameras takes a number from 1 to 64, not 65",
        "--for 1s --for 2s => given twice: --for 10s",
        "simulate KC999 => there is no model 'KC999', only KC100, KC105",
        "simulate EC60 --set fps=many => the quirk fps cannot be 'many'; allowed: 1 … 60",
        "simulate EC60 --set nope=1 => there is no quirk 'nope'; oriel simulate --list names them",
        "simulate EC60 --port 65536 => --port takes a number from 0 to 65535, not 65536",
        "profile add name nourl => such as kasa://host, not by 'nourl'",
      })
  void namesWhatWasTypedAndWhatIsRight(String call, String words) {
    Ended ended = rig.run(call.split(" ", -1));
    assertTrue(ended.err().contains(words), ended.err());
  }

  @Test
  void mistakesAreInTheLanguageAskedFor() {
    Ended chinese = rig.runAsGiven("nonsense", "--lang=zh-CN");
    assertEquals(2, chinese.code());
    assertTrue(chinese.err().contains("（未知：nonsense）"), chinese.err());
    Ended json = rig.runAsGiven("nonsense", "--lang=zh-CN", "--json");
    assertTrue(json.document().contains("（未知：nonsense）"), json.out());
    Ended english = rig.runAsGiven("--lang", "en", "nonsense");
    assertTrue(english.err().contains("unknown: nonsense"), english.err());
  }

  @Test
  void aLanguageThatIsNotThereIsAMistake() {
    for (String language : List.of("de", "fr", "", "!!")) {
      for (String call :
          List.of("--lang=" + language + " demo", "demo --help --lang " + language)) {
        Ended ended = rig.runAsGiven(call.split(" ", -1));
        assertEquals(2, ended.code(), call);
        assertTrue(ended.err().contains(language), ended.err());
        assertTrue(ended.err().contains("--lang en|zh-CN"), ended.err());
      }
    }
  }

  /** Some makes want it in the path; whoever looks at the screen need not read it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "record nope://host/user=me_password=canary_channel=1 -o x.mp4",
        "snapshot nope://host/user=me_password=canary_channel=1 -o x.png",
        "talk nope://host/user=me_password=canary_channel=1 --tone 440",
      })
  void aPasswordInThePathIsNotRepeated(String call) {
    Ended ended = rig.run(call.split(" ", -1));
    assertTrue(ended.err().contains("nope://host/user=me_password=…_channel=1"), ended::err);
    assertFalse(ended.err().contains("canary"), ended::err);
  }

  @Test
  void tellsItsVersion() {
    Ended ended = rig.runAsGiven("--version");
    assertEquals(0, ended.code());
    assertTrue(ended.out().strip().matches("oriel [0-9][0-9A-Za-z.-]*"), ended.out());
  }

  @Test
  void listsModelsAndQuirks() {
    Ended ended = rig.run("simulate", "--list");
    assertEquals(0, ended.code());
    assertTrue(ended.out().contains("  KC410S"), ended.out());
    assertTrue(ended.out().contains("chunked10+minus1"), ended.out());
    assertTrue(ended.out().contains(" pictures per second"), ended.out());
    String chinese = rig.runAsGiven("simulate", "--list", "--lang", "zh-CN").out();
    assertTrue(chinese.contains(" 每秒帧数"), chinese);
    assertFalse(chinese.matches("(?s).* (the|to|what|which|how|by) .*"), chinese);
    String json = rig.runAsGiven("simulate", "--list", "--lang=zh-CN", "--json").document();
    assertTrue(json.contains("\"每秒帧数\""), json);
  }
}
