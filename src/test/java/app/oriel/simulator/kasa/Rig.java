package app.oriel.simulator.kasa;

import app.oriel.camera.Credentials;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A camera with hand-made footage on free ports, and the threads that it made. */
final class Rig implements AutoCloseable {
  static final String USER = "someone+test@example.org";
  static final String PASSWORD = "pässword: with @";

  final FakeFootage footage = new FakeFootage();
  final FakeFootage reduced = new FakeFootage();
  final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  final KasaCamera camera;

  Rig(String... quirks) throws IOException {
    this(KasaModel.EC60, quirks);
  }

  Rig(KasaModel model, String... quirks) throws IOException {
    Quirks all = model.quirks();
    for (String each : quirks) {
      all = all.with(each);
    }
    KasaSetup setup =
        new KasaSetup(
            model,
            "Hall",
            InetAddress.getLoopbackAddress(),
            KasaPorts.FREE,
            new Credentials(USER, PASSWORD),
            all,
            CameraCertificates.inMemory());
    camera = new KasaCamera(setup, footage, reduced, this::thread);
    camera.start();
  }

  WireClient ask() throws Exception {
    return ask(Forms.base64(PASSWORD));
  }

  WireClient ask(String passwordForm) throws Exception {
    return WireClient.ask(camera.streamPort(), USER, passwordForm);
  }

  List<Thread> running() {
    return threads.stream().filter(Thread::isAlive).toList();
  }

  @Override
  public void close() {
    camera.close();
  }

  private Thread thread(Runnable task) {
    Thread thread = Thread.ofVirtual().unstarted(task);
    threads.add(thread);
    return thread;
  }
}
