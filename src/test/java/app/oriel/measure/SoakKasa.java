package app.oriel.measure;

import app.oriel.camera.CameraFamily;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Quality;
import app.oriel.faults.FlippedFootage;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.kasa.KasaFamily;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaQuirk;
import app.oriel.simulator.kasa.KasaSetup;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Kasa camera that gives one stream. */
final class SoakKasa extends SoakCamera {
  private static final KasaModel MODEL = KasaModel.EC60;

  private final CameraCertificate certificate;
  private KasaPorts ports = KasaPorts.FREE;
  private @Nullable KasaCamera camera;

  SoakKasa(Given given, CameraCertificate certificate) throws IOException {
    super(given);
    this.certificate = certificate;
  }

  @Override
  int start(FlippedFootage film, @Nullable SoakFault nature) throws IOException {
    Quirks quirks = MODEL.quirks().with(KasaQuirk.MAX_STREAMS, 1);
    KasaSetup setup =
        new KasaSetup(
            MODEL, given().name(), HERE, ports, given().credentials(), quirks, certificate);
    KasaCamera started = new KasaCamera(setup, film, threads());
    started.start();
    camera = started;
    ports = new KasaPorts(started.streamPort(), started.discoveryPort());
    return ports.stream();
  }

  @Override
  void stop() {
    if (camera != null) {
      camera.close();
      camera = null;
    }
  }

  @Override
  SoakFault.Reach reach() {
    return SoakFault.Reach.KASA;
  }

  @Override
  int streamsOpen() {
    return camera == null ? 0 : camera.counters().streamsOpen();
  }

  @Override
  void power(boolean on) {
    if (camera != null) {
      camera.setPower(on);
    }
  }

  @Override
  CameraFamily family() {
    HostNames names = new HostNames(threads());
    return new KasaFamily(
        new CameraHttp(InstantSource.system(), names),
        names,
        new CredentialGate(Duration.ofSeconds(30), System::nanoTime),
        Thread.ofVirtual().factory());
  }

  @Override
  List<Quality> all() {
    return List.of(Quality.MAIN);
  }

  @Override
  String url(int port) {
    return "kasa://127.0.0.1:" + port + "?discovery=" + ports.discovery();
  }
}
