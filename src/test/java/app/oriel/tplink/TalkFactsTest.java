package app.oriel.tplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.live.Threads;
import app.oriel.tplink.web.WebFacts;
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
  private final Camera camera =
      new Camera(
          "Hall",
          CameraUrl.parse("ipc://127.0.0.1"),
          new Credentials("admin", "secret"),
          CameraMemory.forgetful());

  @Test
  void whatComesTooLateIsForTheNextTime() throws Exception {
    var answers = new CountDownLatch(1);
    var questions = new AtomicInteger();
    var facts =
        new TalkFacts(
            (asked, port) -> {
              questions.incrementAndGet();
              answers.await();
              return new WebFacts("TL-IPC48AW", Set.of("G711alaw"), Set.of("8"));
            },
            false,
            new Threads().virtual("web"));
    List<String> transcript = new ArrayList<>();
    assertEquals("", facts.of(camera, transcript::add).model());
    assertTrue(transcript.contains("web: no answer yet"), transcript.toString());
    answers.countDown();
    assertEquals("TL-IPC48AW", facts.of(camera, transcript::add).model());
    assertEquals(1, questions.get());
  }
}
