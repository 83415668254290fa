package app.oriel.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many doors ask, a wrong password is sent once. */
@Timeout(60)
class CredentialGateTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), now::get);
  private final AtomicInteger attempts = new AtomicInteger();
  private final Camera hall = camera("hall", "wrong");

  @Test
  void aRefusedPasswordIsSentOnceHoweverManyDoorsAsk() throws Exception {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CredentialGate.SignIn<String> slow =
        () -> {
          attempts.incrementAndGet();
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          Thread.sleep(50);
          atOnce.decrementAndGet();
          throw new OrielException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
        };
    List<Future<OrielException>> doors = new ArrayList<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        doors.add(
            all.submit(() -> assertThrows(OrielException.class, () -> gate.pass(hall, 1, slow))));
      }
    }
    assertEquals(1, attempts.get());
    assertEquals(1, most.get());
    int told = 0;
    for (Future<OrielException> door : doors) {
      OrielException refusal = door.get();
      assertEquals(Problem.PASSWORD_REFUSED, refusal.problem());
      told += refusal.detail().key().equals("when-it-was-asked-before") ? 1 : 0;
    }
    assertEquals(15, told, "all others hear what the first was told");
  }

  @Test
  void whatWorkedIsKnownUntilItIsRefused() throws Exception {
    Camera right = camera("hall", "right");
    assertFalse(gate.hasWorked(right, 1));
    letIn(right);
    assertTrue(gate.hasWorked(right, 1));
    assertFalse(gate.hasWorked(hall, 1));
    assertFalse(gate.hasWorked(right, 2));
    refuse(right);
    assertFalse(gate.hasWorked(right, 1));
  }

  @Test
  void otherCredentialsCamerasAndPortsAreOtherMatters() throws Exception {
    refuse(hall);
    assertEquals("in", letIn(camera("hall", "right")));
    assertEquals("in", letIn(camera("door", "wrong")));
    assertEquals("in", gate.pass(hall, 2, this::in));
    refuse(camera("HALL", "wrong"));
    assertEquals(4, attempts.get());
  }

  @Test
  void theUserMayAskForAnotherTry() throws Exception {
    refuse(hall);
    gate.tryAgain(hall);
    refuse(hall);
    refuse(hall);
    assertEquals(2, attempts.get());
    gate.tryAgain(camera("Hall", "wrong"));
    assertEquals("in", letIn(hall));
  }

  @Test
  void aWishFromBeforeTheRefusalIsSpent() throws Exception {
    assertThrows(
        OrielException.class,
        () ->
            gate.pass(
                hall,
                1,
                () -> {
                  gate.tryAgain(hall);
                  return no();
                }));
    refuse(hall);
    assertEquals(1, attempts.get());
  }

  @Test
  void whatWorkedAndIsRefusedGetsOneMoreTryAfterAWhile() throws Exception {
    letIn(hall);
    refuse(hall);
    now.addAndGet(Duration.ofSeconds(29).toNanos());
    refuse(hall);
    assertEquals(2, attempts.get());
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    refuse(hall);
    assertEquals(3, attempts.get());
    now.addAndGet(Duration.ofDays(1).toNanos());
    refuse(hall);
    assertEquals(3, attempts.get());
  }

  @Test
  void theOneMoreTryMaySucceed() throws Exception {
    letIn(hall);
    refuse(hall);
    now.addAndGet(Duration.ofSeconds(31).toNanos());
    assertEquals("in", letIn(hall));
    assertEquals("in", letIn(hall));
  }

  @Test
  void refusedWhileItIsInUseMeansBusyAndIsTriedMoreAndMoreSeldom() throws Exception {
    assertEquals("in", letIn(hall));
    Runnable ended = gate.streaming(hall, 1);
    assertEquals(Problem.BUSY, refusal(hall));
    assertEquals(2, attempts.get());
    int wait = 30;
    for (int tries = 3; tries < 9; tries++) {
      now.addAndGet(Duration.ofSeconds(wait - 1).toNanos());
      assertEquals(Problem.BUSY, refusal(hall));
      assertEquals(tries - 1, attempts.get(), "known for " + wait + " s");
      now.addAndGet(Duration.ofSeconds(1).toNanos());
      assertEquals(Problem.BUSY, refusal(hall));
      assertEquals(tries, attempts.get(), "after " + wait + " s");
      wait = Math.min(3600, 4 * wait);
    }
    assertEquals(0, gate.refusals(hall, 1));
    ended.run();
    assertEquals("in", letIn(hall), "the streams ended");
    assertEquals(9, attempts.get());
  }

  @Test
  void aPasswordThatWasChangedUnderAStreamIsRefusedOnceTheStreamEnded() throws Exception {
    assertEquals("in", letIn(hall));
    Runnable ended = gate.streaming(hall, 1);
    assertEquals(Problem.BUSY, refusal(hall));
    ended.run();
    assertEquals(Problem.PASSWORD_REFUSED, refusal(hall));
    assertEquals(Problem.PASSWORD_REFUSED, refusal(hall));
    assertEquals(3, attempts.get());
    now.addAndGet(Duration.ofSeconds(31).toNanos());
    assertEquals(Problem.PASSWORD_REFUSED, refusal(hall));
    now.addAndGet(Duration.ofHours(1).toNanos());
    assertEquals(Problem.PASSWORD_REFUSED, refusal(hall));
    assertEquals(4, attempts.get(), "the one more try of what had worked");
  }

  @Test
  void otherFailuresSayNothingOfThePassword() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThrows(
          OrielException.class,
          () ->
              gate.pass(
                  hall,
                  1,
                  () -> {
                    attempts.incrementAndGet();
                    throw new OrielException(Problem.BUSY, Detail.of("answered", 503));
                  }));
    }
    assertEquals(3, attempts.get());
  }

  private Problem refusal(Camera camera) {
    return assertThrows(OrielException.class, () -> gate.pass(camera, 1, this::no)).problem();
  }

  private void refuse(Camera camera) {
    OrielException refusal =
        assertThrows(OrielException.class, () -> gate.pass(camera, 1, this::no));
    assertEquals(Problem.PASSWORD_REFUSED, refusal.problem());
  }

  private String letIn(Camera camera) throws Exception {
    return gate.pass(camera, 1, this::in);
  }

  private String no() throws OrielException {
    attempts.incrementAndGet();
    throw new OrielException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
  }

  private String in() {
    attempts.incrementAndGet();
    return "in";
  }

  private static Camera camera(String host, String password) {
    return new Camera(
        host,
        CameraUrl.parse("kasa://" + host),
        new Credentials("user", password),
        CameraMemory.forgetful());
  }
}
