package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Quirks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A camera with hand-made footage on free ports, and the threads that it made. */
final class Rig implements AutoCloseable {
  static final String USER = "someone+test@example.org";
  static final String PASSWORD = "pässword: with @";

  /** One for all tests: making one takes longer than most of them. */
  private static final CameraCertificate CERTIFICATE = certificate();

  final FakeFootage footage = new FakeFootage();
  final FakeFootage reduced = new FakeFootage();
  final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  final KasaCamera camera;

  Rig(String... quirks) throws IOException {
    this(KasaModel.EC60, quirks);
  }

  Rig(KasaModel model, String... quirks) throws IOException {
    this(InetAddress.getLoopbackAddress(), KasaPorts.FREE, model, quirks);
  }

  Rig(InetAddress address, KasaPorts ports, KasaModel model, String... quirks) throws IOException {
    Quirks all = model.quirks();
    for (String each : quirks) {
      all = all.with(each);
    }
    KasaSetup setup =
        new KasaSetup(
            model, "Hall", address, ports, new Credentials(USER, PASSWORD), all, CERTIFICATE);
    camera = new KasaCamera(setup, footage, reduced, this::thread);
    camera.start();
  }

  WireClient ask() throws Exception {
    return ask(Forms.base64(PASSWORD));
  }

  WireClient ask(String passwordForm) throws Exception {
    return WireClient.ask(camera.streamPort(), USER, passwordForm);
  }

  void awaitStreams(int count) throws InterruptedException {
    await(() -> camera.counters().streamsOpen() == count);
  }

  void awaitConnections(int count) throws InterruptedException {
    await(() -> camera.counters().connections() == count);
  }

  List<Thread> running() {
    return threads.stream().filter(Thread::isAlive).toList();
  }

  /** Ends the camera before its time. */
  void end() {
    camera.close();
  }

  @Override
  public void close() {
    end();
  }

  private static CameraCertificate certificate() {
    try {
      return CameraCertificates.inMemory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void await(BooleanSupplier state) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "the camera did not come so far");
      Thread.sleep(5);
    }
  }

  private Thread thread(Runnable task) {
    Thread thread = Thread.ofVirtual().unstarted(task);
    threads.add(thread);
    return thread;
  }
}
