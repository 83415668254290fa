package app.oriel.tplink;

import app.oriel.camera.Account;
import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.multitrans.TalkHints;
import app.oriel.rtsp.RtspTarget;
import app.oriel.tplink.web.LockedDoor;
import app.oriel.tplink.web.WebFacts;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

  private final @Nullable Pages pages;
  private final boolean vigi;
  private final Duration patience;
  private final ThreadFactory threads;

  /** Who was asked with which password, or is being asked; in this run not again. */
  private final Map<Account, CompletableFuture<WebFacts>> asked = new ConcurrentHashMap<>();

  /** Where cameras tell of themselves. */
  @FunctionalInterface
  interface Pages {
    /**
     * Signs in and asks. Blocks.
     *
     * @param gatePort names the camera at the gate
     */
    WebFacts ask(Camera camera, int gatePort) throws OrielException, InterruptedException;
  }

  /**
   * @param pages where they are asked
   * @param patience of somebody who holds the button; what comes later is for the next time
   * @param threads makes virtual threads, one for each camera that is asked
   */
  TalkFacts(@Nullable Pages pages, boolean vigi, Duration patience, ThreadFactory threads) {
    this.pages = pages;
    this.vigi = vigi;
    this.patience = patience;
    this.threads = threads;
  }

  /** Only what is remembered: nobody is asked. */
  static TalkFacts remembered(boolean vigi) {
    return new TalkFacts(
        null,
        vigi,
        Duration.ZERO,
        work -> {
          throw new IllegalStateException("nobody is asked");
        });
  }

  /**
   * What is known. Blocks for a moment where the camera has to be asked.
   *
   * @param transcript is told what came of it
   * @throws OrielException only where the camera says that it has no loudspeaker
   */
  TalkHints of(Camera camera, Consumer<String> transcript)
      throws OrielException, InterruptedException {
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
    transcript.accept("camera: " + hints.inWords());
    return hints;
  }

  /** For how long still the camera lets nobody ask; null where it does. */
  private @Nullable Duration ask(Camera camera, Consumer<String> transcript)
      throws OrielException, InterruptedException {
    Pages open = pages;
    Credentials by = camera.credentials();
    if (open == null || by == null) {
      return null;
    }
    Account account = Account.of(camera, camera.url().portOr(RtspTarget.USUAL_PORT), by);
    CompletableFuture<WebFacts> asking =
        asked.computeIfAbsent(account, it -> begin(open, camera, it));
    try {
      // Each entry of a camera has a memory of its own.
      remember(camera, asking.get(patience.toMillis(), TimeUnit.MILLISECONDS));
      return null;
    } catch (TimeoutException e) {
      transcript.accept("web: no answer yet");
      return null;
    } catch (ExecutionException e) {
      return failed(e.getCause(), transcript);
    }
  }

  private static @Nullable Duration failed(@Nullable Throwable cause, Consumer<String> transcript)
      throws OrielException {
    if (!(cause instanceof OrielException failure)) {
      transcript.accept("web: a mistake in Oriel");
      return null;
    }
    transcript.accept("web: " + failure.problem() + ", " + failure.detail());
    if (failure.problem() == Problem.TALK_UNSUPPORTED) {
      throw failure;
    }
    return failure instanceof LockedDoor door ? door.left() : null;
  }

  private CompletableFuture<WebFacts> begin(Pages open, Camera camera, Account account) {
    var answer = new CompletableFuture<WebFacts>();
    threads.newThread(() -> ask(open, camera, account, answer)).start();
    return answer;
  }

  private void ask(Pages open, Camera camera, Account account, CompletableFuture<WebFacts> answer) {
    try {
      WebFacts facts = open.ask(camera, account.port());
      // Also where nobody waits for it any more.
      remember(camera, facts);
      answer.complete(facts);
    } catch (LockedDoor e) {
      // No vain question: whether it is still locked is known without asking.
      asked.remove(account);
      fail(camera, answer, e);
    } catch (OrielException e) {
      fail(camera, answer, e);
    } catch (InterruptedException | RuntimeException | Error e) {
      log.error("{}: a mistake in Oriel", camera.name(), e);
      answer.completeExceptionally(e);
    }
  }

  private static void fail(Camera camera, CompletableFuture<?> answer, OrielException e) {
    log.info("{}: its web pages tell nothing: {}", camera.name(), e.detail());
    answer.completeExceptionally(e);
  }

  private static void remember(Camera camera, WebFacts facts) {
    var speaker = new TalkHints.Speaker(facts.codecs(), facts.kilohertz());
    camera.memory().learn(SPEAKER, speaker.text());
    camera.memory().learn(MODEL, facts.model());
  }
}
