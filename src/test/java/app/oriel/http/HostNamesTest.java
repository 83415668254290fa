package app.oriel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostNamesTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(15);

  private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
  private final ThreadFactory threads =
      work -> {
        Thread thread = Thread.ofPlatform().daemon().unstarted(work);
        made.add(thread);
        return thread;
      };
  private final CompletableFuture<InetAddress[]> hung = new CompletableFuture<>();

  /** As getaddrinfo does, a join hears no interrupt. */
  private final HostNames dead = new HostNames(threads, host -> hung.join());

  @AfterEach
  void letGo() {
    hung.complete(new InetAddress[] {InetAddress.getLoopbackAddress()});
  }

  @Test
  void givesUpOnALookUpThatHangs() {
    var failure = assertThrows(OrielException.class, () -> dead.addresses("hall.lan", SHORT));
    assertEquals(Problem.UNKNOWN_HOST, failure.problem());
    assertEquals("the name was not found in time", failure.getMessage());
  }

  @Test
  void aHungLookUpCostsOneThreadForEachNameAndIsJoinedLater() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThrows(OrielException.class, () -> dead.addresses("hall.lan", SHORT));
      assertThrows(OrielException.class, () -> dead.addresses("yard.lan", SHORT));
    }
    assertEquals(2, made.size());
    letGo();
    assertEquals(List.of(InetAddress.getLoopbackAddress()), dead.addresses("hall.lan", LONG));
    for (Thread thread : made) {
      thread.join();
    }
    dead.addresses("hall.lan", LONG);
    assertTrue(made.size() > 2, "what was found is asked for again the next time");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptEndsTheWait(boolean virtual) throws Exception {
    var ended = new CompletableFuture<Exception>();
    Runnable asking =
        () -> ended.complete(assertThrows(Exception.class, () -> dead.addresses("hall.lan", LONG)));
    Thread asker =
        virtual
            ? Thread.ofVirtual().unstarted(asking)
            : Thread.ofPlatform().daemon().unstarted(asking);
    asker.start();
    asker.interrupt();
    assertInstanceOf(InterruptedException.class, ended.get(10, TimeUnit.SECONDS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "192.0.2.7", "::1", "2001:db8::7", "fe80::1"})
  void numbersNeedNoLookUp(String host) throws Exception {
    List<InetAddress> found = dead.addresses(host, Duration.ZERO);
    assertEquals(List.of(InetAddress.ofLiteral(host)), found);
    assertEquals(0, made.size());
  }

  @Test
  void tellsANameThatIsUnknown() {
    var names =
        new HostNames(
            threads,
            host -> {
              throw new UnknownHostException(host);
            });
    var failure = assertThrows(OrielException.class, () -> names.addresses("hall.lan", LONG));
    assertEquals(Problem.UNKNOWN_HOST, failure.problem());
    assertEquals("the name was not found", failure.getMessage());
  }

  @Test
  void aThreadThatCannotBeMadeIsTriedAgain() throws Exception {
    var names =
        new HostNames(
            work -> {
              if (made.isEmpty()) {
                made.add(Thread.currentThread());
                throw new IllegalStateException("no more threads");
              }
              return threads.newThread(work);
            },
            host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    assertThrows(IllegalStateException.class, () -> names.addresses("hall.lan", LONG));
    assertEquals(1, names.addresses("hall.lan", LONG).size());
  }

  @Test
  void connectingEndsWithinItsLimitWhereTheNameHangs() {
    Limits usual = Limits.usual();
    var limits =
        new Limits(
            SHORT,
            usual.handshake(),
            usual.answer(),
            usual.silence(),
            usual.headLines(),
            usual.lineBytes(),
            usual.partBytes(),
            usual.garbageBytes());
    var http = new CameraHttp(InstantSource.system(), dead);
    var url = CameraUrl.parse("kasa://hall.lan");
    var camera = new Camera("hall", url, null, CameraMemory.forgetful());
    var failure =
        assertThrows(
            OrielException.class, () -> http.connect(camera, 1, limits, SignInSteps.IGNORED));
    assertEquals(Problem.UNKNOWN_HOST, failure.problem());
  }
}
