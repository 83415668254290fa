package app.oriel.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraSocket;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SocketOpener.Patience;
import app.oriel.http.ScriptedServer.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cameras that take all they can get leave to the others. */
@Timeout(60)
class FloodTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ROUNDS = 30;

  private final Sockets sockets =
      new Sockets(InstantSource.system(), new HostNames(Thread.ofPlatform().daemon().factory()));
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  /** A reader for each processor that has never to wait, and one more that has. */
  @Test
  void aFloodForEachProcessorStopsNoOtherReader() throws Exception {
    int floods = Runtime.getRuntime().availableProcessors();
    CountDownLatch flooded = new CountDownLatch(floods);
    try (ServerSocket flood = serve(FloodTest::flood);
        ServerSocket echo = serve(FloodTest::echo)) {
      AtomicInteger rounds = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(1);
      CameraSocket good = connect(echo);
      Thread.ofVirtual().start(() -> talk(good, flooded, rounds, done));
      for (int i = 0; i < floods; i++) {
        CameraSocket each = connect(flood);
        Thread.ofVirtual().start(() -> drink(each, flooded));
      }
      assertTrue(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), rounds + " rounds");
      assertEquals(ROUNDS, rounds.get());
    }
  }

  /** Only a lower bound: the machine may be slow. */
  @Test
  void isTakenAtAPaceThatNoCameraNeeds() throws Exception {
    try (ServerSocket flood = serve(FloodTest::flood)) {
      InputStream in = connect(flood).in();
      byte[] buffer = new byte[64 << 10];
      long begin = System.nanoTime();
      for (long got = 0; got < 16 << 20; ) {
        got += in.read(buffer);
      }
      assertTrue(System.nanoTime() - begin > Duration.ofMillis(400).toNanos());
    }
  }

  @Test
  void whoComputesHoldsAPermitAndGivesItBackWhileItWaits() throws Exception {
    Semaphore permits = new Semaphore(1, true);
    CountDownLatch computes = new CountDownLatch(1);
    CountDownLatch reads = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, HERE);
        TimedSocket socket = new TimedSocket()) {
      socket.allow(PATIENCE);
      socket.connect(new InetSocketAddress(HERE, server.getLocalPort()));
      Socket camera = server.accept();
      open.add(camera);
      Thread hands =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      int got =
                          socket.inTurn(
                              permits,
                              () -> {
                                computes.countDown();
                                awaitQuietly(reads);
                                return socket.getInputStream().read();
                              });
                      assertEquals(7, got);
                    } catch (IOException | InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      computes.await();
      assertFalse(permits.tryAcquire());
      reads.countDown();
      permits.acquire();
      camera.getOutputStream().write(7);
      permits.release();
      hands.join();
      assertEquals(1, permits.availablePermits());
    }
  }

  @Test
  void silentCamerasKeepNobodyFromShakingHands() throws Exception {
    int silent = Runtime.getRuntime().availableProcessors() + 2;
    try (ServerSocket mute = serve(FloodTest::listen);
        ScriptedServer good = new ScriptedServer(TestTls.likeKasa(), Scene.saying(""))) {
      CountDownLatch reached = new CountDownLatch(silent);
      List<Thread> waiting = new ArrayList<>();
      for (int i = 0; i < silent; i++) {
        waiting.add(Thread.ofVirtual().start(() -> shakeHands(mute.getLocalPort(), reached)));
      }
      reached.await();
      try (CameraSocket hands = secure(good.port(), SignInSteps.IGNORED)) {
        assertEquals(HERE, hands.peer());
      }
      assertTrue(waiting.stream().allMatch(Thread::isAlive));
      waiting.forEach(Thread::interrupt);
    }
  }

  private void shakeHands(int port, CountDownLatch reached) {
    try {
      secure(port, new CountedSteps(reached)).close();
    } catch (Exception e) {
      // the test is over
    }
  }

  /** Counts who has a connection. */
  private record CountedSteps(CountDownLatch reached) implements SignInSteps {
    @Override
    public void reached(long millis) {
      reached.countDown();
    }

    @Override
    public void secured(Secured line) {}

    @Override
    public void signedIn(String method, @Nullable String passwordForm) {}
  }

  private CameraSocket secure(int port, SignInSteps steps) throws Exception {
    Camera camera =
        new Camera("hall", CameraUrl.parse("kasa://127.0.0.1"), null, CameraMemory.forgetful());
    return sockets.secure(camera, "127.0.0.1", port, new Patience(PATIENCE, PATIENCE), steps);
  }

  private CameraSocket connect(ServerSocket server) throws Exception {
    CameraSocket socket = sockets.plain("127.0.0.1", server.getLocalPort(), PATIENCE);
    socket.allowEachRead(PATIENCE);
    open.add(socket);
    return socket;
  }

  /** What a camera does with a connection, on a thread that the readers cannot keep waiting. */
  private interface Act {
    void play(Socket socket) throws IOException;
  }

  private ServerSocket serve(Act act) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, HERE);
    Thread.ofPlatform().daemon().start(() -> accept(server, act));
    return server;
  }

  private static void accept(ServerSocket server, Act act) {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> play(act, socket));
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private static void play(Act act, Socket socket) {
    try (socket) {
      act.play(socket);
    } catch (IOException e) {
      // the client went away
    }
  }

  private static void flood(Socket socket) throws IOException {
    byte[] noise = new byte[256 << 10];
    new Random(1).nextBytes(noise);
    while (true) {
      socket.getOutputStream().write(noise);
    }
  }

  private static void listen(Socket socket) throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private static void echo(Socket socket) throws IOException {
    for (int got = socket.getInputStream().read(); got >= 0; got = socket.getInputStream().read()) {
      socket.getOutputStream().write(got);
    }
  }

  /** Works so long on what it reads that more is there each time. */
  private static void drink(CameraSocket socket, CountDownLatch flooded) {
    CRC32 sum = new CRC32();
    byte[] buffer = new byte[64 << 10];
    try {
      InputStream in = socket.in();
      for (int got = 0; got >= 0; got = in.read(buffer)) {
        for (int i = 0; i < 50; i++) {
          sum.update(buffer);
        }
        flooded.countDown();
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private static void talk(
      CameraSocket socket, CountDownLatch flooded, AtomicInteger rounds, CountDownLatch done) {
    awaitQuietly(flooded);
    try {
      while (rounds.get() < ROUNDS) {
        socket.out().write(1);
        socket.out().flush();
        if (socket.in().read() == 1) {
          rounds.incrementAndGet();
        }
      }
      done.countDown();
    } catch (IOException e) {
      // the test is over
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
