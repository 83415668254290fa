package app.oriel.simulator.ipc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Quirks;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A camera with hand-made footage on a free port. */
final class IpcRig implements AutoCloseable {
  static final String USER = "admin";
  static final String PASSWORD = "pässword: with @";

  final StillFootage main;
  final StillFootage sub;
  final List<Thread> threads = new ArrayList<>();
  final IpcCamera camera;

  IpcRig(String... quirks) throws IOException {
    this(IpcModel.TL_IPC48AW, new StillFootage(), quirks);
  }

  IpcRig(IpcModel model, StillFootage main, String... quirks) throws IOException {
    this(model, main, new Credentials(USER, PASSWORD), quirks);
  }

  IpcRig(IpcModel model, StillFootage main, Credentials owner, String... quirks)
      throws IOException {
    this.main = main;
    this.sub = new StillFootage();
    Quirks all = model.quirks();
    for (String each : quirks) {
      all = all.with(each);
    }
    IpcSetup setup = new IpcSetup(model, "Hall", InetAddress.getLoopbackAddress(), 0, owner, all);
    camera = new IpcCamera(setup, new IpcFootage(main, sub), this::thread);
    camera.start();
  }

  RtspPeer peer() throws IOException {
    return new RtspPeer(camera.port(), USER, PASSWORD);
  }

  static void await(BooleanSupplier state) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "the camera did not come so far");
      Thread.sleep(5);
    }
  }

  @Override
  public void close() {
    camera.close();
  }

  private synchronized Thread thread(Runnable task) {
    Thread thread = Thread.ofVirtual().unstarted(task);
    threads.add(thread);
    return thread;
  }

  synchronized List<Thread> running() {
    return threads.stream().filter(Thread::isAlive).toList();
  }
}
