package app.oriel.ui.tile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import app.oriel.live.SessionState;
import app.oriel.live.SessionState.Closed;
import app.oriel.live.SessionState.Connecting;
import app.oriel.live.SessionState.Idle;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionState.Stalled;
import app.oriel.live.SessionState.Waiting;
import app.oriel.live.StreamStats;
import app.oriel.text.Texts;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StateWordsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 1000 * SECOND;
  private static final Texts ENGLISH = Texts.window(Locale.ENGLISH);
  private static final Texts CHINESE = Texts.window(Locale.forLanguageTag("zh-CN"));
  private static final Live LIVE = new Live(new StreamStats(null, null, null, 15, 1_000_000, null));

  private static final Camera HALL = camera("Hall", "rtsp://hall/live");

  private static final Seen NOTHING = new Seen(0, false, 0, false, 0, NOW, NOW, null, false);
  private static final Seen FRESH =
      new Seen(24_400_000, true, NOW - SECOND / 15, false, 0, NOW, NOW, null, false);
  private static final Seen OLD =
      new Seen(24_400_000, true, NOW - 6 * SECOND, false, 0, NOW, NOW, null, false);

  private static Camera camera(String name, String url) {
    return new Camera(name, CameraUrl.parse(url), null, CameraMemory.forgetful());
  }

  private static OrielException failure(Problem problem) {
    return new OrielException(problem, Detail.of("said", "what it did"));
  }

  private static Waiting waiting(Problem problem, double seconds) {
    return new Waiting(failure(problem), NOW + (long) (seconds * SECOND));
  }

  private static Seen failed(Seen seen) {
    return new Seen(
        seen.delay(),
        seen.anyPicture(),
        seen.lastPicture(),
        false,
        0,
        seen.connectedSince(),
        seen.stateSince(),
        failure(Problem.NO_ANSWER),
        false);
  }

  private static Seen liveFor(int seconds) {
    long since = NOW - seconds * SECOND;
    return new Seen(0, false, 0, false, 0, since, since, null, false);
  }

  private static Seen delayed(long delay) {
    return new Seen(delay, true, NOW, false, 0, NOW, NOW, null, false);
  }

  /** The last picture, the last damage and the connection are so many seconds old. */
  private static Seen damaged(int picture, int damage, int connection) {
    return new Seen(
        24_400_000,
        true,
        NOW - picture * SECOND,
        true,
        NOW - damage * SECOND,
        NOW - connection * SECOND,
        NOW - connection * SECOND,
        null,
        false);
  }

  static Stream<Arguments> pills() {
    return Stream.of(
        Arguments.of(new Idle(), NOTHING, Tone.QUIET, "connecting", "connecting", false),
        Arguments.of(new Connecting(1), NOTHING, Tone.QUIET, "connecting", "connecting", false),
        Arguments.of(new Connecting(1), OLD, Tone.WAITING, "frozen 6 s", "connecting", true),
        Arguments.of(
            new Connecting(2), failed(NOTHING), Tone.WAITING, "connecting", "connecting", false),
        Arguments.of(LIVE, liveFor(5), Tone.QUIET, "connecting", "connecting", false),
        Arguments.of(LIVE, liveFor(7), Tone.WAITING, "no picture", "no picture", false),
        Arguments.of(LIVE, FRESH, Tone.LIVE, "24 ms", "24 ms", false),
        Arguments.of(LIVE, delayed(0), Tone.LIVE, "live", "live", false),
        Arguments.of(LIVE, delayed(200_000), Tone.LIVE, "1 ms", "1 ms", false),
        Arguments.of(
            LIVE, delayed(1240 * 1_000_000L), Tone.WAITING, "1.2 s late", "1.2 s late", false),
        Arguments.of(LIVE, OLD, Tone.WAITING, "frozen 6 s", "connecting", true),
        Arguments.of(
            LIVE, damaged(0, 1, 60), Tone.WAITING, "damaged picture", "damaged picture", false),
        Arguments.of(LIVE, damaged(0, 4, 60), Tone.LIVE, "24 ms", "24 ms", false),
        Arguments.of(LIVE, damaged(6, 1, 60), Tone.WAITING, "frozen 6 s", "frozen 6 s", true),
        Arguments.of(
            new Stalled(NOW - 4 * SECOND), OLD, Tone.WAITING, "frozen 6 s", "frozen 6 s", true),
        Arguments.of(
            new Stalled(NOW - 200 * SECOND),
            damaged(200, 400, 200),
            Tone.WAITING,
            "frozen 3 min",
            "frozen 3 min",
            true),
        Arguments.of(
            new Stalled(NOW - 4 * SECOND),
            NOTHING,
            Tone.WAITING,
            "no pictures",
            "no pictures",
            false),
        Arguments.of(
            waiting(Problem.BUSY, 3.2), NOTHING, Tone.WAITING, "back in 4 s", "back in 4 s", false),
        Arguments.of(
            waiting(Problem.BUSY, -0.1),
            NOTHING,
            Tone.WAITING,
            "back in 1 s",
            "back in 1 s",
            false),
        Arguments.of(
            waiting(Problem.NO_ANSWER, 2), OLD, Tone.WAITING, "frozen 6 s", "back in 2 s", true),
        Arguments.of(waiting(Problem.SWITCHED_OFF, 60), NOTHING, Tone.QUIET, "off", "off", false),
        Arguments.of(
            new Refused(failure(Problem.PASSWORD_REFUSED)),
            NOTHING,
            Tone.ALERT,
            "sign in",
            "sign in",
            false),
        Arguments.of(
            new Refused(failure(Problem.CERTIFICATE_CHANGED)),
            OLD,
            Tone.ALERT,
            "changed",
            "changed",
            true),
        Arguments.of(new Closed(), OLD, Tone.QUIET, "closed", "closed", true));
  }

  @ParameterizedTest
  @MethodSource("pills")
  void saysHowItIs(
      SessionState state, Seen seen, Tone tone, String pill, String line, boolean stale) {
    TileState words = new StateWords(HALL, ENGLISH).of(state, seen, NOW);
    assertAll(
        () -> assertEquals(tone, words.tone()),
        () -> assertEquals(pill, words.pill()),
        () -> assertEquals(line, words.line()),
        () -> assertEquals(stale, words.stale()));
  }

  @Test
  void saysWhatFailedAndWhatToDo() {
    TileState words =
        new StateWords(HALL, ENGLISH)
            .of(new Refused(failure(Problem.PASSWORD_REFUSED)), NOTHING, NOW);
    assertEquals("Hall refused this user name and password.", words.headline());
    assertEquals(
        ENGLISH.advice(Problem.PASSWORD_REFUSED) + " Oriel will not try again by itself.",
        words.advice());
    assertEquals("what it did", words.detail());
    assertEquals(WayOut.SIGN_IN, words.way());
    assertTrue(words.retry());
  }

  @Test
  void whoHasNoPasswordIsAskedForOneAndNotToTryWithoutIt() {
    TileState words =
        new StateWords(HALL, ENGLISH)
            .of(new Refused(failure(Problem.PASSWORD_MISSING)), NOTHING, NOW);
    assertEquals(WayOut.SIGN_IN, words.way());
    assertFalse(words.retry());
  }

  @Test
  void aChangedCertificateIsComparedInTheWindow() {
    PinnedCertificate known = new PinnedCertificate("sha256:" + "ab".repeat(32), Instant.EPOCH);
    PinnedCertificate now = new PinnedCertificate("sha256:" + "cd".repeat(32), Instant.EPOCH);
    TileState words =
        new StateWords(HALL, ENGLISH)
            .of(new Refused(new CertificateChangedException(443, known, now)), NOTHING, NOW);
    assertEquals(WayOut.CERTIFICATE, words.way());
    assertFalse(words.advice().contains("--accept-certificate"), words.advice());
  }

  @Test
  void saysItselfWhetherItTriesAgain() {
    StateWords words = new StateWords(HALL, ENGLISH);
    assertEquals(
        "Close the camera in the phone app or in other viewers. Oriel will try again"
            + " automatically.",
        words.of(waiting(Problem.BUSY, 3), NOTHING, NOW).advice());
    assertEquals(
        "Switch the camera on in the phone app. Oriel will notice automatically.",
        words.of(waiting(Problem.SWITCHED_OFF, 60), NOTHING, NOW).advice());
    assertEquals(
        "Usually weak Wi-Fi. Oriel will try again automatically.",
        words.of(new Stalled(NOW - 4 * SECOND), OLD, NOW).advice());
    assertEquals(
        ENGLISH.advice(Problem.UNSUPPORTED),
        words.of(new Refused(failure(Problem.UNSUPPORTED)), NOTHING, NOW).advice());
  }

  @Test
  void anOldPictureTellsWhenTheNextTryIs() {
    TileState words = new StateWords(HALL, ENGLISH).of(waiting(Problem.NO_ANSWER, 3.5), OLD, NOW);
    assertEquals("Reconnecting in 4 s", words.headline());
    assertEquals("Hall does not answer.", words.advice());
  }

  @Test
  void aStreamThatCannotBeShownIsNotSaidToHaveStopped() {
    TileState words = new StateWords(HALL, ENGLISH).of(LIVE, damaged(6, 1, 60), NOW);
    assertEquals(ENGLISH.problem(Problem.NO_PICTURE, "Hall"), words.headline());
  }

  @Test
  void aPictureThatComesBackAfterAPauseIsWaitedForAMoment() {
    Seen old = damaged(8, 400, 60);
    long back = NOW - SECOND / 10;
    Seen seen =
        new Seen(
            old.delay(),
            true,
            old.lastPicture(),
            true,
            old.lastDamage(),
            old.connectedSince(),
            back,
            null,
            false);
    assertEquals("", new StateWords(HALL, ENGLISH).of(LIVE, seen, NOW).headline());
    assertEquals(
        ENGLISH.problem(Problem.NO_PICTURE, "Hall"),
        new StateWords(HALL, ENGLISH).of(LIVE, seen, NOW + 2 * SECOND).headline());
  }

  @Test
  void theFirstConnectionExplainsNothing() {
    TileState words = new StateWords(HALL, ENGLISH).of(new Connecting(1), NOTHING, NOW);
    assertEquals("", words.headline());
    assertFalse(words.retry());
  }

  /** A reader of the screen would say each new figure. */
  @Test
  void whatIsSpokenHoldsNoFigures() {
    StateWords words = new StateWords(HALL, ENGLISH);
    assertEquals("live", words.of(LIVE, FRESH, NOW).spoken());
    assertEquals("late", words.of(LIVE, delayed(2 * SECOND), NOW).spoken());
    assertEquals("connecting", words.of(new Connecting(1), OLD, NOW).spoken());
    assertEquals(
        "Hall does not answer.", words.of(waiting(Problem.NO_ANSWER, 3), OLD, NOW).spoken());
  }

  @Test
  void speaksChinese() {
    StateWords words = new StateWords(camera("大厅", "rtsp://hall/live"), CHINESE);
    OrielException reason = new OrielException(Problem.NOT_A_STREAM, Detail.of("answered", 1404));
    assertEquals("回答了 1404", words.of(new Refused(reason), NOTHING, NOW).detail());
    assertEquals("24 毫秒", words.of(LIVE, FRESH, NOW).pill());
    assertEquals("4 秒后重试", words.of(waiting(Problem.BUSY, 3.2), NOTHING, NOW).pill());
    assertEquals("画面停滞 6 秒", words.of(waiting(Problem.BUSY, 3.2), OLD, NOW).pill());
  }

  @Test
  void aTileThatNobodySeesIsLiveWithoutAPicture() {
    Seen old = liveFor(60);
    Seen seen = new Seen(0, false, 0, false, 0, old.connectedSince(), old.stateSince(), null, true);
    TileState state = new StateWords(HALL, ENGLISH).of(LIVE, seen, NOW);
    assertEquals(Tone.LIVE, state.tone());
    assertEquals("", state.headline());
  }
}
