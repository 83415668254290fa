package app.oriel.tplink.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Limits;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The web door, over a camera of a few lines that notes every attempt to sign in. */
class WebDoorsTest {
  private static final String TOKEN = "a(b)c!d*e";
  private static final String CHALLENGE =
      "{\"error_code\":-40401,\"data\":{\"encrypt_type\":[\"1\",\"2\"],\"nonce\":\"N0nce123\","
          + "\"md5_encrypt_type\":1}}";

  private final CameraMemory memory = CameraMemory.forgetful();
  private final CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
  private final List<String> attempts = Collections.synchronizedList(new ArrayList<>());
  private final List<String> questions = Collections.synchronizedList(new ArrayList<>());
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final AtomicInteger expired = new AtomicInteger();
  private volatile String lock = "";
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile boolean drips;
  private HttpServer camera;

  @BeforeEach
  void begin() throws IOException {
    camera = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    camera.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          String path = exchange.getRequestURI().getRawPath();
          String answer = answer(path, new String(body, StandardCharsets.UTF_8));
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          asked.set(true);
          if (drips) {
            drip(exchange);
            return;
          }
          exchange.sendResponseHeaders(path.endsWith(".htm") ? 404 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    camera.start();
  }

  /** A byte now and then, for an hour or until nobody listens. */
  private static void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 36_000);
    try (exchange) {
      for (int i = 0; i < 36_000; i++) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  @AfterEach
  void end() {
    camera.stop(0);
  }

  private String answer(String path, String body) {
    if (!lock.isEmpty()) {
      return lock;
    }
    if (path.equals("/") && body.contains("password")) {
      attempts.add(body);
      boolean right = body.contains("81aca3c08bacb5d985aab1c62ce4593a");
      return right ? "{\"error_code\":0,\"stok\":\"" + TOKEN + "\"}" : CHALLENGE;
    }
    if (path.startsWith("/stok=")) {
      questions.add(path);
      if (expired.getAndDecrement() > 0) {
        return CHALLENGE;
      }
      return body.contains("device_info")
          ? "{\"error_code\":0,\"device_info\":{\"basic_info\":{\"device_model\":\"TL%2DIPC48AW\"}}}"
          : "{\"error_code\":0,\"audio_capability\":{\"device_speaker\":"
              + "{\"decode_type\":[\"G711alaw\"],\"sampling_rate\":[\"8\"]}}}";
    }
    return CHALLENGE;
  }

  private WebFacts ask(String password) throws OrielException, InterruptedException {
    return ask(password, Limits.usual());
  }

  private WebFacts ask(String password, Limits limits) throws OrielException, InterruptedException {
    HostNames names = new HostNames(Thread.ofPlatform().daemon().factory());
    InstantSource clock = () -> now;
    var doors = new WebDoors(new CameraHttp(clock, names), limits, gate, clock);
    var url = CameraUrl.parse("ipc://127.0.0.1?web=" + camera.getAddress().getPort());
    return doors.ask(new Camera("hall", url, new Credentials("admin", password), memory), 554);
  }

  @Test
  void modelAndLoudspeakerAreToldAndTheTokenIsWrittenWhole() throws Exception {
    WebFacts facts = ask("admin123");
    assertEquals("TL-IPC48AW", facts.model());
    assertEquals(Set.of("G711alaw"), facts.codecs());
    assertEquals(Set.of("8"), facts.kilohertz());
    assertEquals(1, attempts.size());
    assertTrue(questions.getFirst().matches("/stok=[A-Za-z0-9%._-]+/ds"), questions.getFirst());
  }

  @Test
  void anExpiredTokenIsRenewedOnce() throws Exception {
    expired.set(1);
    assertEquals("TL-IPC48AW", ask("admin123").model());
    assertEquals(2, attempts.size());
  }

  @Test
  void aTokenThatIsNeverTakenEnds() {
    expired.set(100);
    assertThrows(OrielException.class, () -> ask("admin123"));
    assertEquals(2, attempts.size());
  }

  @Test
  void aWrongPasswordIsSentOnceAlsoAfterARestart() throws Exception {
    for (int i = 0; i < 3; i++) {
      // Each with doors of its own, as after a restart; only the memory stays.
      OrielException e = assertThrows(OrielException.class, () -> ask("wrong"));
      assertFalse(String.valueOf(e).contains("wrong"));
      assertFalse(e.problem() == Problem.PASSWORD_REFUSED, "other doors may take it");
    }
    assertEquals(1, attempts.size());
    now = now.plus(Duration.ofHours(25));
    assertEquals("TL-IPC48AW", ask("admin123").model());
  }

  @Test
  void aLockedCameraIsLeftAloneUntilItsTimeIsOver() throws Exception {
    lock = "{\"error_code\":-40404,\"data\":{\"sec_left\":600}}";
    OrielException e = assertThrows(OrielException.class, () -> ask("admin123"));
    assertEquals(Problem.LOCKED_OUT, e.problem());
    assertTrue(e.detail().values().contains("600"), e.toString());
    lock = "";
    now = now.plusSeconds(100);
    OrielException still = assertThrows(OrielException.class, () -> ask("admin123"));
    assertTrue(still.detail().values().contains("500"), still.toString());
    assertEquals(0, attempts.size());
    now = now.plusSeconds(501);
    assertEquals("TL-IPC48AW", ask("admin123").model());
  }

  @Test
  @Timeout(30)
  void aCameraThatDripsItsAnswerHoldsNobodyUp() {
    drips = true;
    var second = Duration.ofSeconds(1);
    var limits = new Limits(second, second, second, second, 64, 4096, 64 << 10, 64 << 10);
    OrielException e = assertThrows(OrielException.class, () -> ask("admin123", limits));
    assertEquals(Problem.STALLED, e.problem());
    assertEquals(0, attempts.size());
  }

  @Test
  @Timeout(30)
  void theVideoSignsInWhileTheCameraIsSlowToSayHow() throws Exception {
    drips = true;
    var second = Duration.ofSeconds(1);
    var limits = new Limits(second, second, second, second, 64, 4096, 64 << 10, 64 << 10);
    var asking = new CompletableFuture<Void>();
    Thread.ofVirtual()
        .start(
            () -> {
              assertThrows(OrielException.class, () -> ask("admin123", limits));
              asking.complete(null);
            });
    while (!asked.get()) {
      Thread.sleep(5);
    }
    var known =
        new Camera(
            "hall",
            CameraUrl.parse("ipc://127.0.0.1"),
            new Credentials("admin", "admin123"),
            memory);
    assertEquals("in", gate.pass(known, 554, () -> "in"));
    assertFalse(asking.isDone());
    asking.get();
  }

  @Test
  void aClosedDoorIsSaid() {
    camera.stop(0);
    OrielException e = assertThrows(OrielException.class, () -> ask("admin123"));
    assertEquals(Problem.Kind.UNREACHABLE, e.problem().kind());
  }
}
