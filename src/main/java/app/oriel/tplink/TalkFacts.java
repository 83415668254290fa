package app.oriel.tplink;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.Credentials;
import app.oriel.camera.Problem;
import app.oriel.multitrans.TalkHints;
import app.oriel.rtsp.RtspTarget;
import app.oriel.tplink.web.LockedDoor;
import app.oriel.tplink.web.WebDoors;
import app.oriel.tplink.web.WebFacts;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cameras told of themselves, to know how to talk to them: remembered, else asked for once.
 * Where nothing can be learnt, talk goes on with what is known. For any thread.
 */
final class TalkFacts {
  private static final Logger log = LoggerFactory.getLogger(TalkFacts.class);
  private static final String MODEL = "talk.model";
  private static final String SPEAKER = "talk.speaker";

  private final @Nullable WebDoors doors;
  private final boolean vigi;

  /** Cameras that were asked in vain; not again in this run. */
  private final Set<Asked> vain = ConcurrentHashMap.newKeySet();

  /** Whom, and who asked: another password may do better. */
  private record Asked(String host, int port, Credentials by) {}

  /**
   * @param doors null where nobody is to be asked
   */
  TalkFacts(@Nullable WebDoors doors, boolean vigi) {
    this.doors = doors;
    this.vigi = vigi;
  }

  /**
   * What is known. Blocks for a moment where the camera has to be asked.
   *
   * @param transcript is told what came of it
   * @throws CameraException only where the camera says that it has no loudspeaker
   */
  TalkHints of(Camera camera, Consumer<String> transcript)
      throws CameraException, InterruptedException {
    CameraMemory memory = camera.memory();
    Duration locked = null;
    if (memory.learnt(MODEL).isEmpty() && memory.learnt(SPEAKER).isEmpty()) {
      locked = ask(camera, transcript);
    }
    TalkHints hints =
        new TalkHints(
            vigi,
            memory.learnt(MODEL).orElse(""),
            memory.learnt(SPEAKER).map(TalkHints.Speaker::parse).orElse(TalkHints.Speaker.UNKNOWN),
            locked);
    transcript.accept("camera: " + hints);
    return hints;
  }

  /** For how long still the camera lets nobody ask; null where it does. */
  private @Nullable Duration ask(Camera camera, Consumer<String> transcript)
      throws CameraException, InterruptedException {
    WebDoors open = doors;
    int port = camera.url().portOr(RtspTarget.USUAL_PORT);
    Credentials by = camera.credentials();
    if (open == null || by == null) {
      return null;
    }
    Asked asked = new Asked(camera.url().host(), port, by);
    if (vain.contains(asked)) {
      return null;
    }
    try {
      WebFacts facts = vigi ? open.askVigi(camera, port) : open.ask(camera, port);
      var speaker = new TalkHints.Speaker(facts.codecs(), facts.kilohertz());
      camera.memory().learn(MODEL, facts.model());
      camera.memory().learn(SPEAKER, speaker.text());
      return null;
    } catch (LockedDoor e) {
      // No vain question: whether it is still locked is known without asking.
      log.info("{}: its web pages are locked: {}", camera.name(), e.detail());
      transcript.accept("web: " + e.problem() + ", " + e.detail());
      return e.left();
    } catch (CameraException e) {
      vain.add(asked);
      log.info("{}: its web pages tell nothing: {}", camera.name(), e.detail());
      transcript.accept("web: " + e.problem() + ", " + e.detail());
      if (e.problem() == Problem.TALK_UNSUPPORTED) {
        throw e;
      }
      return null;
    }
  }
}
