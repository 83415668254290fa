package app.oriel.tplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.process.Threads;
import app.oriel.tplink.web.WebFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who holds a button waits for a camera's web pages, but not for ever. */
@Timeout(30)
class TalkFactsTest {
  private static final WebFacts FACTS = new WebFacts("TL-IPC48AW", Set.of("G711alaw"), Set.of("8"));

  private final Camera camera = entry("Hall");
  private Duration patience = Duration.ofSeconds(20);
  private final AtomicInteger questions = new AtomicInteger();
  private final List<String> transcript = new ArrayList<>();

  /** One of several in a profile that are the same camera. */
  private static Camera entry(String name) {
    return new Camera(
        name,
        CameraUrl.parse("ipc://127.0.0.1"),
        new Credentials("admin", "secret"),
        CameraMemory.forgetful());
  }

  private TalkFacts facts(TalkFacts.Pages pages) {
    return new TalkFacts(
        (asked, port) -> {
          questions.incrementAndGet();
          return pages.ask(asked, port);
        },
        false,
        patience,
        new Threads().virtual("web"));
  }

  @Test
  void whatComesTooLateIsForTheNextTime() throws Exception {
    var answers = new CountDownLatch(1);
    patience = Duration.ofMillis(100);
    TalkFacts facts =
        facts(
            (asked, port) -> {
              answers.await();
              return FACTS;
            });
    assertEquals("", facts.of(camera, transcript::add).model());
    assertTrue(transcript.contains("web: no answer yet"), transcript.toString());
    answers.countDown();
    while (camera.memory().learnt("talk.model").isEmpty()) {
      Thread.sleep(5);
    }
    assertEquals("TL-IPC48AW", facts.of(camera, transcript::add).model());
    assertEquals(1, questions.get());
  }

  @Test
  void eachEntryOfACameraLearnsWhatItToldOnce() throws Exception {
    TalkFacts facts = facts((asked, port) -> FACTS);
    assertEquals("TL-IPC48AW", facts.of(camera, transcript::add).model());
    assertEquals("TL-IPC48AW", facts.of(entry("Hall too"), transcript::add).model());
    assertEquals(1, questions.get());
  }

  @Test
  void aCameraWithoutALoudspeakerSaysSoAtEachPressAndIsAskedOnce() {
    TalkFacts facts =
        facts(
            (asked, port) -> {
              throw new OrielException(
                  Problem.TALK_UNSUPPORTED, Detail.of("says-that-it-has-no-loudspeaker"));
            });
    for (int i = 0; i < 2; i++) {
      OrielException e =
          assertThrows(OrielException.class, () -> facts.of(camera, transcript::add));
      assertEquals(Problem.TALK_UNSUPPORTED, e.problem());
    }
    assertEquals(1, questions.get());
  }

  @Test
  void aMistakeOfOursIsNoReasonNotToTalk() throws Exception {
    TalkFacts facts =
        facts(
            (asked, port) -> {
              throw new IllegalStateException("a mistake");
            });
    assertEquals("", facts.of(camera, transcript::add).model());
    assertTrue(transcript.contains("web: a mistake in Oriel"), transcript.toString());
  }
}
