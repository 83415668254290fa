package app.oriel.measure;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.Clip;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** A software camera that shows a numbered clip and notes when it has sent each picture. */
final class NumberedCamera implements AutoCloseable {
  private final ClipFootage footage;
  private final KasaCamera camera;

  // Guarded by this: filled by the camera's threads.
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Long, Sent> sent = new LinkedHashMap<>();

  /** A picture's number, and when its last byte was written to the socket. */
  record Sent(int number, long at) {}

  /** Starts on a free port of 127.0.0.1. */
  NumberedCamera(String name, Clip clip, Credentials credentials, CameraCertificate certificate)
      throws IOException {
    ThreadFactory threads = Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    KasaModel model = KasaModel.EC60;
    KasaSetup setup =
        new KasaSetup(
            model,
            name,
            InetAddress.ofLiteral("127.0.0.1"),
            KasaPorts.FREE,
            credentials,
            model.quirks(),
            certificate);
    footage = new ClipFootage(clip, Ambience.HALL, this::leaving, threads);
    camera = new KasaCamera(setup, footage, footage, this::partSent, threads);
    camera.start();
  }

  private synchronized void leaving(int number, long capturedAt) {
    numbers.put(capturedAt, number);
  }

  /** A picture may leave in several parts: the last one counts. */
  private synchronized void partSent(long capturedAt, long now) {
    @Nullable Integer number = numbers.get(capturedAt);
    if (number != null) {
      sent.put(capturedAt, new Sent(number, now));
    }
  }

  /** What was sent so far, in order. */
  synchronized List<Sent> sent() {
    return new ArrayList<>(sent.values());
  }

  String url() {
    return "kasa://127.0.0.1:" + camera.streamPort() + "?discovery=" + camera.discoveryPort();
  }

  @Override
  public void close() {
    camera.close();
    footage.close();
  }
}
