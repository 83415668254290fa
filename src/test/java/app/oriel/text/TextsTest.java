package app.oriel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraException;
import app.oriel.camera.Problem;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Words of one language, with what goes into them. */
class TextsTest {
  private final Texts english = Texts.commands(Locale.ENGLISH);
  private final Texts chinese = Texts.commands(Locale.SIMPLIFIED_CHINESE);

  @ParameterizedTest
  @CsvSource({"en, Usage:", "en-GB, Usage:", "de, Usage:", "zh-CN, 用法："})
  void speaksTheLanguageOrEnglish(String tag, String usage) {
    Texts texts = Texts.commands(Texts.locale(Optional.of(tag)));
    assertEquals(usage, texts.get("heading.usage"));
  }

  @Test
  void withoutAWishItIsTheSystemsLanguage() {
    assertEquals(Locale.getDefault(), Texts.locale(Optional.empty()));
  }

  @Test
  void valuesAreTakenAsTheyAre() {
    assertEquals("it's {0} 'quoted' was added.", english.get("profile.added", "it's {0} 'quoted'"));
    assertEquals("unknown: {1} % \\ é", english.get("mistake.unknown", "{1} % \\ é"));
  }

  @ParameterizedTest
  @EnumSource(Problem.class)
  void everyProblemHasWordsWithTheCameraInThem(Problem problem) {
    CameraException failure = new CameraException(problem, "as told");
    for (Texts texts : new Texts[] {english, chinese}) {
      String message = texts.problem(failure, "Hall's {0}");
      assertFalse(message.isBlank());
      assertFalse(message.contains("''"), message);
      assertFalse(texts.advice(problem).isBlank());
      assertFalse(texts.label(problem).isBlank());
    }
    assertTrue(chinese.advice(problem).codePoints().anyMatch(Character::isIdeographic));
  }

  @Test
  void aMissingKeyIsAMistake() {
    assertThrows(MissingResourceException.class, () -> english.get("no.such.key"));
  }
}
