package app.oriel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import app.oriel.http.ScriptedServer.Scene;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(30)
class LineClientTest {
  private static final String CANARY = "Basic Y2FuYXJ5OnNlY3JldA==";
  private static final String HELLO = "HTTP/1.0 200 OK\r\n\r\nhello";

  private final CameraHttp http =
      new CameraHttp(InstantSource.system(), new HostNames(Thread.ofPlatform().daemon().factory()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "302 Found\r\nLocation: /elsewhere\r\nSet-Cookie: a=b",
        "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"",
        "401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\", qop=\"auth\"",
        "407 Proxy\r\nProxy-Authenticate: Basic realm=\"x\"",
        "429 Too Many Requests\r\nRetry-After: 0",
        "503 Service Unavailable\r\nRetry-After: 0",
      })
  void asksOnceWhateverIsAnswered(String answer) throws Exception {
    Scene refusal = Scene.saying("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
    try (var server = new ScriptedServer(TestTls.likeKasa(), refusal, refusal);
        HttpAnswer got = connect(server).get("/thing?a=b", headers())) {
      assertEquals(answer.substring(0, 3), String.valueOf(got.status()));
      assertEquals(0, got.body().readAllBytes().length);
      server.awaitEnd();
      server.asked();
      assertEquals(0, server.requests());
    }
  }

  @Test
  void asksOnceWhereTheCameraHangsUp() throws Exception {
    Scene nothing = Scene.saying("");
    try (var server = new ScriptedServer(TestTls.likeKasa(), nothing, nothing)) {
      assertThrows(ClosedUnansweredException.class, () -> connect(server).get("/thing", headers()));
      server.awaitEnd();
      server.asked();
      assertEquals(0, server.requests());
    }
  }

  @Test
  void addsNothingToARequestButThatTheLineStays() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(HELLO));
        HttpAnswer answer = connect(server).get("/thing?a=b&c=%2F", headers())) {
      assertEquals(200, answer.status());
      assertEquals(
          List.of(
              "GET /thing?a=b&c=%2F HTTP/1.1",
              "Host: 127.0.0.1:" + server.port(),
              "Authorization: " + CANARY,
              "Connection: keep-alive"),
          server.asked().lines().filter(line -> !line.isEmpty()).toList());
    }
  }

  @Test
  void refusesToEncryptTwice() throws Exception {
    String upgrade = "HTTP/1.1 101 Go\r\nUpgrade: TLS/1.2\r\nConnection: Upgrade\r\n\r\n" + HELLO;
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(upgrade))) {
      var failure = assertThrows(OrielException.class, () -> connect(server).get("/", headers()));
      assertEquals(Problem.NOT_A_STREAM, failure.problem());
    }
  }

  @Test
  void waitsPastAnInterimAnswer() throws Exception {
    String interim = "HTTP/1.1 100 Continue\r\n\r\n" + HELLO;
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(interim));
        HttpAnswer answer = connect(server).get("/", headers())) {
      assertEquals(200, answer.status());
      assertEquals("hello", new String(answer.body().readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void asksNoProxyOfTheSystem() throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(HELLO));
        HttpAnswer answer = connect(server).get("/thing", headers())) {
      assertEquals(200, answer.status());
      String head = server.asked();
      assertTrue(head.startsWith("GET /thing "), head);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void closingTheLineEndsAWaitingRequest() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.thenSilence(new byte[0]))) {
      CameraLine line = connect(server);
      var failure = new CompletableFuture<Exception>();
      Thread.startVirtualThread(
          () ->
              failure.complete(assertThrows(Exception.class, () -> line.get("/thing", headers()))));
      server.asked();
      line.close();
      var told = assertInstanceOf(OrielException.class, failure.get(5, TimeUnit.SECONDS));
      assertEquals(Problem.CONNECTION_LOST, told.problem());
      server.awaitEnd();
    }
  }

  @Test
  void linesDoNotWaitForEachOther() throws Exception {
    Scene silent = Scene.thenSilence("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    Scene[] scenes = new Scene[20];
    Arrays.fill(scenes, silent);
    List<HttpAnswer> open = new ArrayList<>();
    try (var server = new ScriptedServer(TestTls.likeKasa(), scenes)) {
      for (int i = 0; i < scenes.length; i++) {
        open.add(connect(server).get("/thing", headers()));
      }
      assertTrue(open.stream().allMatch(answer -> answer.status() == 200));
    } finally {
      open.forEach(HttpAnswer::close);
    }
  }

  @Test
  void logsNoCredentialsHoweverMuchIsLogged() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.TRACE);
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(HELLO));
        HttpAnswer answer = connect(server).get("/thing", headers())) {
      assertEquals(5, answer.body().readAllBytes().length);
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
    }
    List<ILoggingEvent> events = List.copyOf(log.list);
    assertTrue(
        events.stream()
            .anyMatch(event -> event.getLoggerName().startsWith("org.apache.hc.client5")),
        "the client's log was heard");
    for (ILoggingEvent event : events) {
      // Our own trace names the field without its value.
      assertFalse(event.getFormattedMessage().contains("Authorization:"), event.getLoggerName());
      assertFalse(event.getFormattedMessage().contains("Y2FuYXJ5"), event.getLoggerName());
    }
  }

  private CameraLine connect(ScriptedServer server) throws Exception {
    var url = new CameraUrl("kasa", "127.0.0.1", server.port(), "");
    var camera = new Camera("hall", url, null, CameraMemory.forgetful());
    return http.connect(camera, server.port(), Limits.usual(), SignInSteps.IGNORED);
  }

  private static Headers headers() {
    return new Headers(List.of(new Headers.Field("Authorization", CANARY)));
  }
}
