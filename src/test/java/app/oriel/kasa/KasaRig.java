package app.oriel.kasa;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.TimeLimits;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.ScriptedServer;
import app.oriel.http.ScriptedServer.Scene;
import app.oriel.http.Wire;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;

/** A family and one camera's memory, for a test. */
final class KasaRig {
  static final String USER = "canary-user@example.org";
  static final String PASSWORD = "canary:p\u00e4ss word";

  /** Parameter sets and an IDR slice. */
  static final byte[] KEY =
      HexFormat.of().parseHex("000000016742c01e0000000168ce3c800000000165888400");

  final CameraMemory memory = CameraMemory.forgetful();
  final CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
  final KasaFamily family = family(names(), gate);

  static KasaFamily family() {
    return family(names());
  }

  private static HostNames names() {
    return new HostNames(Thread.ofPlatform().daemon().factory());
  }

  static KasaFamily family(HostNames names) {
    return family(names, new CredentialGate(Duration.ofSeconds(30), System::nanoTime));
  }

  private static KasaFamily family(HostNames names, CredentialGate gate) {
    return new KasaFamily(
        new CameraHttp(InstantSource.system(), names), names, gate, Thread.ofVirtual().factory());
  }

  /** Gives up on silence in a stream after a second. */
  static TimeLimits impatient() {
    TimeLimits usual = TimeLimits.usual();
    return new TimeLimits(
        usual.connect(), usual.handshake(), usual.answer(), Duration.ofSeconds(1));
  }

  Camera camera(ScriptedServer server) {
    return camera(server, 1);
  }

  Camera camera(ScriptedServer server, int discovery) {
    return new Camera("hall", url(server, discovery), new Credentials(USER, PASSWORD), memory);
  }

  static CameraUrl url(ScriptedServer server, int discovery) {
    return CameraUrl.parse("kasa://127.0.0.1:" + server.port() + "?discovery=" + discovery);
  }

  /** A stream that stops after its first picture. */
  static Scene stream() {
    return Scene.thenSilence(Wire.stream().part("video/x-h264", KEY).bytes());
  }
}
