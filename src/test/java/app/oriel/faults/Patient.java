package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.Await;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionState.Waiting;
import app.oriel.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tile whose camera is not well, and what its session told. */
final class Patient {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

  final PictureFeed feed;
  private final List<SessionState> told = new CopyOnWriteArrayList<>();

  /** Opens it. */
  Patient(House house, Camera camera) {
    feed = house.watch(camera);
    feed.onState(told::add);
  }

  /** The reasons of all failures so far. */
  List<OrielException> failures() {
    return told.stream()
        .filter(state -> state instanceof Waiting || state instanceof Refused)
        .map(state -> state instanceof Waiting waiting ? waiting.reason() : reason(state))
        .toList();
  }

  private static OrielException reason(SessionState state) {
    return ((Refused) state).reason();
  }

  /**
   * Waits for the first failure, which must be this one, in words that name the camera.
   *
   * @param detail the key of what exactly was met with
   */
  OrielException failsWith(Problem problem, String detail) throws Exception {
    await("it fails", () -> !failures().isEmpty());
    OrielException first = failures().getFirst();
    assertEquals(
        problem + " " + detail, first.problem() + " " + first.detail().key(), first::toString);
    assertSpeaksPlainly(first);
    return first;
  }

  /** Waits for a failure of this kind, whatever came before. */
  OrielException fallsTo(Problem problem) throws Exception {
    await("it has " + problem, () -> failures().stream().anyMatch(it -> it.problem() == problem));
    OrielException found =
        failures().stream().filter(it -> it.problem() == problem).findFirst().orElseThrow();
    assertSpeaksPlainly(found);
    return found;
  }

  private void await(String what, Callable<Boolean> isSo) throws Exception {
    try {
      Await.until(what, isSo);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; it told " + names(), e);
    }
  }

  private List<String> names() {
    return told.stream().map(state -> state.getClass().getSimpleName()).distinct().toList();
  }

  /** The sentence names the camera, what was met with has words, and no secret shows. */
  private void assertSpeaksPlainly(OrielException failure) {
    String name = feed.camera().name();
    for (Locale language : LANGUAGES) {
      Texts texts = Texts.window(language);
      String all =
          texts.problem(failure, name) + texts.detail(failure) + texts.advice(failure.problem());
      assertTrue(texts.problem(failure, name).contains(name), all);
      assertFalse(texts.detail(failure).isBlank(), all);
      assertTrue(all.chars().noneMatch(Character::isISOControl), all);
      assertFalse(all.contains(House.OWNER.password()) || all.contains(House.OWNER.user()), all);
      assertFalse(all.contains("Exception"), all);
    }
  }

  /** Whether it ever showed that nothing comes any more. */
  boolean stalled() {
    return told.stream().anyMatch(SessionState.Stalled.class::isInstance);
  }

  /** How many connections were begun. */
  long attempts() {
    return told.stream().filter(SessionState.Connecting.class::isInstance).count();
  }

  /** Waits until pictures come. */
  void shows() throws Exception {
    House.awaitPicture(feed);
  }

  /** Waits for a picture, also one that came before this call. */
  void showsAnything() throws Exception {
    await("it shows a picture", () -> feed.frames().take() != null);
  }

  void close() {
    feed.close();
  }
}
