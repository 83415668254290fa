package app.oriel.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of one language, with what goes into them. */
class TextsTest {
  private final Texts english = Texts.commands(Locale.ENGLISH);
  private final Texts chinese = Texts.commands(Locale.SIMPLIFIED_CHINESE);

  @ParameterizedTest
  @CsvSource({"en, Usage:", "en-GB, Usage:", "de, Usage:", "zh-CN, 用法："})
  void speaksTheLanguageOrEnglish(String tag, String usage) {
    Texts texts = Texts.commands(Locale.forLanguageTag(tag));
    assertEquals(usage, texts.get("heading.usage"));
  }

  @ParameterizedTest
  @CsvSource({"en, en", "EN, en", "zh-CN, zh-CN", "zh_CN, zh-CN", "zh, zh-CN", "ZH-cn, zh-CN"})
  void knowsItsLanguagesHoweverWritten(String tag, String language) {
    assertEquals(Optional.of(Locale.forLanguageTag(language)), Texts.language(tag));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "fr-CA", "zh-TW", "english", "!!"})
  void knowsNoOther(String tag) {
    assertEquals(Optional.empty(), Texts.language(tag));
  }

  @Test
  void valuesAreTakenAsTheyAre() {
    assertEquals("it's {0} 'quoted' was added.", english.get("profile.added", "it's {0} 'quoted'"));
    OrielException unknown = new OrielException(Problem.USAGE, Detail.of("unknown", "{1} % \\ é"));
    assertEquals("unknown: {1} % \\ é", english.detail(unknown));
  }

  @ParameterizedTest
  @EnumSource(Problem.class)
  void everyProblemHasWordsWithTheCameraInThem(Problem problem) {
    OrielException failure = new OrielException(problem, Detail.of("said", "as told"));
    for (Texts texts : new Texts[] {english, chinese}) {
      String message = texts.problem(failure, "Hall's {0}");
      assertFalse(message.isBlank());
      assertFalse(message.contains("''"), message);
      assertFalse(texts.advice(problem).isBlank());
      // Commands try once; only the window can promise more, and says so itself.
      assertFalse(texts.advice(problem).matches(".*(Oriel (keeps|tries|connects|notices)|自动).*"));
      assertFalse(texts.label(problem).isBlank());
    }
    assertTrue(chinese.advice(problem).codePoints().anyMatch(Character::isIdeographic));
  }

  /** Whoever has another make is not told of these. */
  @ParameterizedTest
  @EnumSource(
      value = Problem.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNKNOWN_MAKE", "TALK_UNSUPPORTED", "NO_SUCH_CAMERA"})
  void adviceIsOfTheMakeInQuestion(Problem problem) {
    for (Texts texts : new Texts[] {english, chinese}) {
      String any = texts.advice(problem, "rtsp");
      assertEquals(texts.advice(problem), any);
      assertFalse(any.matches("(?is).*(Kasa|Tapo|TL-IPC|VIGI|e-mail|邮箱).*"), any);
      for (String make : List.of("kasa", "ipc", "vigi", "tapo")) {
        String own = texts.advice(problem, make);
        assertFalse(own.isBlank());
        assertFalse(!make.equals("kasa") && own.matches("(?is).*(Kasa|e-mail|邮箱).*"), own);
      }
    }
  }

  @Test
  void aKasaCameraWantsAnEmailAndOthersAUser() {
    assertEquals("E-mail:", english.particular("ask.user", "kasa"));
    assertEquals("User name:", english.particular("ask.user", "rtsp"));
    assertEquals("邮箱：", chinese.particular("ask.user", "kasa"));
    assertTrue(english.advice(Problem.PASSWORD_REFUSED, "kasa").contains("e-mail"));
  }

  @Test
  void detailsAreInTheLanguage() {
    OrielException answered =
        new OrielException(Problem.NOT_A_STREAM, Detail.of("answered", 19443));
    assertEquals("answered 19443", english.detail(answered));
    assertEquals("回答了 19443", chinese.detail(answered));
    Detail inner = Detail.of("has-too-many-elements", "it's {0}", 1000);
    OrielException unreadable =
        new OrielException(Problem.PROFILE_UNREADABLE, Detail.of("in-file", inner, "/a/b"));
    assertEquals("it's {0} has more than 1000 elements: /a/b", english.detail(unreadable));
    assertEquals("it's {0} 的元素超过 1000 个：/a/b", chinese.detail(unreadable));
  }

  @Test
  void timesAreWrittenToTheMinute() {
    String known = "sha256:" + "0".repeat(64);
    String now = "sha256:" + "f".repeat(64);
    LocalDateTime seen = LocalDateTime.of(2026, 11, 20, 14, 3, 22, 123_456_789);
    Instant since = seen.atZone(ZoneId.systemDefault()).toInstant();
    var changed =
        new CertificateChangedException(
            1, new PinnedCertificate(known, since), new PinnedCertificate(now, Instant.MAX));
    assertEquals(
        "known since Nov 20, 2026, 2:03 PM: " + known + ", now " + now, english.detail(changed));
    assertEquals("2026年11月20日 14:03 起已知：" + known + "，现在 " + now, chinese.detail(changed));
  }

  @Test
  void whatACameraChoosesIsMadePrintableInEveryLanguage() {
    for (Texts texts : new Texts[] {english, chinese}) {
      Detail said = Detail.of("said", "a\u001b[2Jb\n\u202ec" + "x".repeat(1000));
      String shown =
          texts.detail(new OrielException(Problem.TLS_FAILED, Detail.of("at", said, said)));
      assertTrue(shown.startsWith("a?[2Jb??c"), shown);
      assertEquals(201, shown.length());
    }
  }

  @Test
  void aMissingKeyIsAMistake() {
    assertThrows(MissingResourceException.class, () -> english.get("no.such.key"));
  }
}
