package app.oriel.measure;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcFootage;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcSetup;
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
  private final String url;
  private final AutoCloseable camera;

  // Guarded by this: filled by the camera's threads.
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final Map<Long, Sent> sent = new LinkedHashMap<>();

  /** A picture's number, and when its last byte was written to the socket. */
  record Sent(int number, long at) {}

  /** What the camera speaks. */
  enum Make {
    KASA,
    RTSP
  }

  /** Starts on a free port of 127.0.0.1. */
  NumberedCamera(
      Make make,
      String name,
      FootageClip clip,
      Credentials credentials,
      CameraCertificate certificate)
      throws IOException {
    ThreadFactory threads = Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    footage = new ClipFootage(clip, Ambience.HALL, this::leaving, threads);
    switch (make) {
      case KASA -> {
        KasaCamera kasa = kasa(name, credentials, certificate, threads);
        url = "kasa://127.0.0.1:" + kasa.streamPort() + "?discovery=" + kasa.discoveryPort();
        camera = kasa;
      }
      case RTSP -> {
        IpcCamera ipc = ipc(name, credentials, threads);
        url = ipc.url();
        camera = ipc;
      }
      default -> throw new IllegalArgumentException(make.name());
    }
  }

  private KasaCamera kasa(
      String name, Credentials credentials, CameraCertificate certificate, ThreadFactory threads)
      throws IOException {
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
    KasaCamera kasa = new KasaCamera(setup, footage, footage, this::partSent, threads);
    kasa.start();
    return kasa;
  }

  /** Both of its streams show the clip. */
  private IpcCamera ipc(String name, Credentials credentials, ThreadFactory threads)
      throws IOException {
    IpcModel model = IpcModel.TL_IPC48AW;
    IpcSetup setup =
        new IpcSetup(
            model, name, InetAddress.ofLiteral("127.0.0.1"), 0, credentials, model.quirks());
    IpcCamera ipc =
        new IpcCamera(setup, List.of(new IpcFootage(footage, footage)), this::partSent, threads);
    ipc.start();
    return ipc;
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
    return url;
  }

  @Override
  public void close() {
    try {
      camera.close();
    } catch (Exception e) {
      throw new IllegalStateException("cameras close without trouble", e);
    } finally {
      footage.close();
    }
  }
}
