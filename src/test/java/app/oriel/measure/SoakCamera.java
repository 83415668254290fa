package app.oriel.measure;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.faults.FaultyLine;
import app.oriel.faults.FlippedFootage;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Limits;
import app.oriel.kasa.KasaFamily;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.Clip;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaQuirk;
import app.oriel.simulator.kasa.KasaSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** A software camera behind a bad line, to which faults can be done. For one thread. */
final class SoakCamera implements AutoCloseable {
  private static final KasaModel MODEL = KasaModel.EC60;
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  /** A fifth of what the smallest clip needs. */
  private static final int COLLAPSED_BYTES_PER_SECOND = 8_000;

  private static final int MOST_TRIES = 10;

  private final ThreadFactory threads;
  private final Credentials credentials;
  private final CameraCertificate certificate;
  private final List<Clip> clips;
  private final String name;
  private final long seed;
  private final FaultyLine line;
  private KasaPorts ports = KasaPorts.FREE;
  private KasaCamera camera;
  private FlippedFootage footage;
  private int restarts;
  private @Nullable PacketSource rival;

  /**
   * Starts on free ports.
   *
   * @param clips of different sizes, which take turns with every restart
   */
  SoakCamera(
      String name,
      List<Clip> clips,
      Credentials credentials,
      CameraCertificate certificate,
      long seed)
      throws IOException {
    this.name = name;
    this.clips = clips;
    this.credentials = credentials;
    this.certificate = certificate;
    this.seed = seed;
    threads = Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    line = new FaultyLine(seed);
    footage = film();
    camera = run();
    ports = new KasaPorts(camera.streamPort(), camera.discoveryPort());
    line.leadTo(ports.stream());
  }

  String url() {
    return url(line.port());
  }

  private String url(int port) {
    return "kasa://127.0.0.1:" + port + "?discovery=" + ports.discovery();
  }

  /** Begins a fault; what is over in a moment is over now. */
  void suffer(SoakFault fault) throws IOException, InterruptedException {
    switch (fault) {
      case DROP -> line.cut(false);
      case RESET -> line.cut(true);
      case STALL -> line.hold(true);
      case GONE -> line.shut();
      case BUSY -> occupy();
      case OFF -> camera.setPower(false);
      case RESIZE -> restart();
      case JITTER -> line.jitter(true);
      case COLLAPSE -> line.limit(COLLAPSED_BYTES_PER_SECOND);
      case BIT_FLIPS -> footage.damage(true);
    }
  }

  /** Ends a fault. */
  void recover(SoakFault fault) throws IOException {
    switch (fault) {
      case STALL -> line.hold(false);
      case GONE -> line.open();
      case BUSY -> {
        leave();
        line.open();
      }
      case OFF -> camera.setPower(true);
      case JITTER -> line.jitter(false);
      case COLLAPSE -> line.limit(0);
      case BIT_FLIPS -> footage.damage(false);
      case DROP, RESET, RESIZE -> {}
    }
  }

  private FlippedFootage film() {
    Clip clip = clips.get(restarts % clips.size());
    return new FlippedFootage(
        new ClipFootage(clip, Ambience.HALL, (number, at) -> {}, threads), seed);
  }

  /** One stream is all that it gives, so that another viewer can make it busy. */
  private KasaCamera run() throws IOException {
    Quirks quirks = MODEL.quirks().with(KasaQuirk.MAX_STREAMS, 1);
    KasaSetup setup = new KasaSetup(MODEL, name, HERE, ports, credentials, quirks, certificate);
    KasaCamera started = new KasaCamera(setup, footage, threads);
    started.start();
    return started;
  }

  private void restart() throws IOException {
    camera.close();
    footage.close();
    restarts++;
    footage = film();
    camera = run();
  }

  /** Another viewer comes while ours is away. */
  private void occupy() throws IOException, InterruptedException {
    line.shut();
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (camera.counters().streamsOpen() > 0 && System.nanoTime() - deadline < 0) {
      Thread.sleep(5);
    }
    HostNames names = new HostNames(threads);
    KasaFamily family =
        new KasaFamily(
            new CameraHttp(InstantSource.system(), names),
            names,
            Limits.usual(),
            new CredentialGate(Duration.ofSeconds(30), System::nanoTime));
    Camera known =
        new Camera(
            name, CameraUrl.parse(url(ports.stream())), credentials, CameraMemory.forgetful());
    PacketSource source = openSoon(family, known);
    rival = source;
    threads.newThread(() -> look(source)).start();
    line.open();
  }

  /** The camera may serve for a moment whoever was asking when the line was shut. */
  private static PacketSource openSoon(KasaFamily family, Camera known)
      throws CameraException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return family.open(known, Quality.MAIN, SignInSteps.IGNORED);
      } catch (CameraException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
      Thread.sleep(300);
    }
  }

  private static void look(PacketSource source) {
    try (source) {
      while (!Thread.interrupted()) {
        source.next();
      }
    } catch (CameraException e) {
      // it has left
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave() {
    if (rival != null) {
      rival.close();
      rival = null;
    }
  }

  @Override
  public void close() {
    leave();
    line.close();
    camera.close();
    footage.close();
  }
}
