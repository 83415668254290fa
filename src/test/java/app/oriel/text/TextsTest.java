package app.oriel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text exists in both languages, and every text is used. */
class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path BUNDLES = Path.of("src/main/resources/app/oriel/text");
  private static final Pattern CALL =
      Pattern.compile("(?:get|descriptionKey)\\s*(?:\\(|=)\\s*\"([a-z][A-Za-z0-9.]*[A-Za-z0-9])\"");
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  @ParameterizedTest
  @ValueSource(strings = {"window", "commands", "problems"})
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

  @ParameterizedTest
  @ValueSource(strings = {"window", "commands"})
  void everyTextIsUsed(String bundle) throws IOException {
    String sources = sources();
    Set<String> unused =
        keys(load(bundle + ".properties")).stream()
            .filter(key -> !sources.contains("\"" + key + "\""))
            // Commands look their own description up by their name.
            .filter(key -> !key.startsWith("command.oriel"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unused);
  }

  @Test
  void everyTextThatTheSourcesAskForExists() throws IOException {
    Set<String> known = new TreeSet<>(keys(load("window.properties")));
    known.addAll(keys(load("commands.properties")));
    Set<String> missing = new TreeSet<>();
    Matcher calls = CALL.matcher(sources());
    int found = 0;
    while (calls.find()) {
      found++;
      // A key has at least two parts; other things are got by one word.
      if (calls.group(1).contains(".") && !known.contains(calls.group(1))) {
        missing.add(calls.group(1));
      }
    }
    assertTrue(found > 50, "the search for keys finds too little: " + found);
    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void everyProblemHasWordsAndNothingElseDoes(String language) throws IOException {
    Texts texts = Texts.commands(Locale.forLanguageTag(language));
    for (Problem problem : Problem.values()) {
      assertFalse(texts.problem(problem, "Hall").isBlank());
      assertFalse(texts.problem(problem, "Hall").contains("{0}"), problem.name());
      assertFalse(texts.advice(problem).isBlank());
      assertFalse(texts.label(problem).isBlank());
    }
    Set<String> wanted =
        Stream.of(Problem.values())
            .flatMap(p -> Stream.of(".label", ".message", ".advice").map(end -> p.name() + end))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(wanted, keys(load("problems.properties")));
  }

  @Test
  void anApostropheIsOne() {
    Texts texts = Texts.commands(Locale.ENGLISH);
    assertEquals(
        "Hall answered, but not with a camera's stream.",
        texts.problem(Problem.NOT_A_STREAM, "Hall"));
  }

  @Test
  void everyOtherLanguageIsEnglish() {
    for (String language : List.of("de", "fr-CA", "xx")) {
      assertEquals(
          Texts.commands(Locale.ENGLISH).get("profile.added", "Hall"),
          Texts.commands(Locale.forLanguageTag(language)).get("profile.added", "Hall"));
    }
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

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }
}
