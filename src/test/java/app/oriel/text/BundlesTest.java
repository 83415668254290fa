package app.oriel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Problem;
import app.oriel.simulator.ipc.IpcQuirk;
import app.oriel.simulator.kasa.KasaQuirk;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text exists in both languages, every text is used, and every text asked for exists. */
class BundlesTest {
  private static final Path SOURCES = Path.of("src/main/java/app/oriel");
  private static final Path BUNDLES = Path.of("src/main/resources/app/oriel/text");
  private static final Pattern KEY = Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z]+)+)\"");

  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  /** A bundle and the folders, divided by blanks, that take their texts from it. */
  enum Bundle {
    WINDOW("window", "ui"),
    COMMANDS("commands", "cli window ");

    private final String file;
    private final String folders;

    Bundle(String file, String folders) {
      this.file = file;
      this.folders = folders;
    }

    /** Every literal in the sources that has the shape of a key. */
    Set<String> literals() throws IOException {
      Set<String> literals = new TreeSet<>();
      for (String folder : folders.split(" ", -1)) {
        int depth = folder.isEmpty() ? 1 : Integer.MAX_VALUE;
        try (Stream<Path> files = Files.walk(SOURCES.resolve(folder), depth)) {
          for (Path source : files.filter(f -> f.toString().endsWith(".java")).toList()) {
            KEY.matcher(Files.readString(source)).results().forEach(r -> literals.add(r.group(1)));
          }
        }
      }
      return literals;
    }
  }

  /** The bundles of makes, which may have words of their own in place of the usual ones. */
  static Stream<String> makes() throws IOException {
    try (Stream<Path> files = Files.list(BUNDLES.resolve("makes"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return names.stream()
          .filter(name -> !name.contains("_"))
          .map(name -> "makes/" + name.substring(0, name.indexOf('.')));
    }
  }

  static Stream<String> bundles() throws IOException {
    return Stream.concat(Stream.of("window", "commands", "problems"), makes());
  }

  @ParameterizedTest
  @MethodSource("makes")
  void aMakeHasWordsOfItsOwnOnlyWhereThereAreUsualOnes(String make) throws IOException {
    for (String file : List.of(make + ".properties", make + "_zh_CN.properties")) {
      Properties own = load(file);
      for (String key : keys(own)) {
        String usual = usual(key);
        assertNotNull(usual, key);
        assertTrue(places(usual).containsAll(places(own.getProperty(key))), file + ": " + key);
      }
    }
  }

  private static @Nullable String usual(String key) throws IOException {
    for (String each : List.of("window", "commands", "problems")) {
      String usual = load(each + ".properties").getProperty(key);
      if (usual != null) {
        return usual;
      }
    }
    return null;
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameKeysAndPlaces(String bundle) throws IOException {
    Properties english = load(bundle + ".properties");
    Properties chinese = load(bundle + "_zh_CN.properties");
    assertFalse(english.isEmpty());
    assertEquals(keys(english), keys(chinese));
    for (String key : keys(english)) {
      assertEquals(
          places(english.getProperty(key)), places(chinese.getProperty(key)), bundle + ": " + key);
      assertFalse(english.getProperty(key).isBlank(), key);
      assertFalse(chinese.getProperty(key).isBlank(), key);
    }
  }

  /** As the window, the makers' own apps and the manuals call it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "window",
        "commands",
        "problems",
        "makes/kasa",
        "makes/tapo",
        "makes/vigi",
        "makes/ipc"
      })
  void aCameraHasOneChineseName(String bundle) throws IOException {
    Properties chinese = load(bundle + "_zh_CN.properties");
    assertTrue(chinese.values().stream().anyMatch(text -> text.toString().contains("摄像机")));
    for (String key : keys(chinese)) {
      String text = chinese.getProperty(key);
      assertFalse(text.matches(".*(摄像头|相机).*"), key + ": " + text);
      assertFalse(text.contains("个摄像机"), key + ": cameras are counted with 台");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTextIsUsed(Bundle bundle) throws IOException {
    Set<String> unused = keys(load(bundle.file + ".properties"));
    unused.removeAll(bundle.literals());
    // Commands and quirks are looked up by their name.
    unused.removeIf(key -> key.startsWith("command.oriel") || key.startsWith("quirk."));
    assertEquals(Set.of(), unused);
  }

  @ParameterizedTest
  @EnumSource
  void everyTextThatIsAskedForExists(Bundle bundle) throws IOException {
    Set<String> known = keys(load(bundle.file + ".properties"));
    Set<String> families =
        known.stream().map(BundlesTest::family).collect(Collectors.toCollection(TreeSet::new));
    Set<String> asked = new TreeSet<>(bundle.literals());
    asked.removeIf(literal -> !families.contains(family(literal)));
    assertTrue(asked.size() > 40, "the search for keys finds too few: " + asked);
    asked.removeAll(known);
    // Commands are named by their chain, and a system property is no text.
    asked.removeIf(literal -> literal.startsWith("command."));
    assertEquals(Set.of(), asked);
  }

  @Test
  void everyProblemHasWordsAndNothingElseDoes() throws IOException {
    Set<String> wanted =
        Stream.of(Problem.values())
            .flatMap(p -> Stream.of(".label", ".message", ".advice").map(end -> p.name() + end))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found = keys(load("problems.properties"));
    found.removeIf(key -> key.startsWith("detail."));
    assertEquals(wanted, found);
  }

  @Test
  void everyDetailHasWordsWithAPlaceForEachValueAndNoWordsAreUnused() throws IOException {
    Properties problems = load("problems.properties");
    Set<String> unused = keys(problems);
    unused.removeIf(key -> !key.startsWith("detail."));
    assertTrue(unused.size() > 80, "too few: " + unused);
    for (DetailCall call : DetailCall.all(SOURCES)) {
      assertTrue(call.key().isPresent(), () -> "the key is no literal: " + call);
      String key = "detail." + call.key().get();
      String words = problems.getProperty(key);
      assertNotNull(words, key);
      assertEquals(call.values(), places(words).size(), key);
      unused.remove(key);
    }
    assertEquals(Set.of(), unused);
  }

  @Test
  void everyQuirkHasWordsAndNothingElseDoes() throws IOException {
    Set<String> found = keys(load("commands.properties"));
    found.removeIf(key -> !key.startsWith("quirk."));
    assertEquals(
        Stream.concat(KasaQuirk.all().stream(), IpcQuirk.all().stream())
            .map(quirk -> "quirk." + quirk.name())
            .collect(Collectors.toCollection(TreeSet::new)),
        found);
  }

  private static String family(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  private static Properties load(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(BUNDLES.resolve(file))) {
      properties.load(in);
    }
    return properties;
  }

  private static Set<String> keys(Properties properties) {
    return new TreeSet<>(properties.stringPropertyNames());
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
  }
}
