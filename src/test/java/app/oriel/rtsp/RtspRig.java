package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.camera.HostLookup;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.http.Sockets;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/** The client with limits for tests, and what it did. */
final class RtspRig {
  static final HostLookup NAMES =
      (host, limit) ->
          List.of(InetAddress.ofLiteral(host.equals("localhost") ? "127.0.0.1" : host));

  final List<String> steps = new ArrayList<>();
  final CredentialGate gate = new CredentialGate(Duration.ofHours(1), System::nanoTime);
  final CameraMemory memory = CameraMemory.forgetful();
  private final Families families;
  private final TimeLimits limits;

  RtspRig() {
    this(limits(Duration.ofSeconds(10)));
  }

  RtspRig(TimeLimits limits) {
    this.limits = limits;
    var sockets = new Sockets(InstantSource.system(), NAMES);
    var client = new RtspClient(sockets, gate, Thread.ofVirtual().factory());
    families = new Families(List.of(RtspFamily.plain(client), RtspFamily.secure(client)));
  }

  /** One patience for everything. */
  static TimeLimits limits(Duration patience) {
    return new TimeLimits(patience, patience, patience, patience);
  }

  static RtspRig impatient() {
    return new RtspRig(limits(Duration.ofMillis(300)));
  }

  PacketSource open(ScriptedCamera camera) throws OrielException, InterruptedException {
    return open(camera, Model.PASSWORD);
  }

  PacketSource open(ScriptedCamera camera, @Nullable String password)
      throws OrielException, InterruptedException {
    return open(camera.port(), password, "/stream1");
  }

  PacketSource open(int port, @Nullable String password, String path)
      throws OrielException, InterruptedException {
    return open("rtsp://127.0.0.1:" + port + path, password);
  }

  PacketSource open(String url, @Nullable String password)
      throws OrielException, InterruptedException {
    Camera camera = camera(url, password);
    return families.of(camera.url()).open(camera, Quality.MAIN, limits, new Told());
  }

  private Camera camera(String typed, @Nullable String password) {
    CameraUrl url = CameraUrl.parse(typed);
    var credentials = password == null ? null : new Credentials(Model.USER, password);
    return new Camera("hall", url, credentials, memory);
  }

  /** The user asks for it. */
  void tryAgain(ScriptedCamera camera, String password) {
    gate.tryAgain(camera("rtsp://127.0.0.1:" + camera.port() + "/stream1", password));
  }

  Problem refusal(ScriptedCamera camera) {
    return failure(camera, Model.PASSWORD).problem();
  }

  OrielException failure(ScriptedCamera camera, @Nullable String password) {
    OrielException e =
        Assertions.assertThrows(OrielException.class, () -> open(camera, password).close());
    Assertions.assertFalse(String.valueOf(e).contains(Model.PASSWORD));
    return e;
  }

  /** The next picture. */
  static Packet.Video picture(PacketSource source) throws OrielException, InterruptedException {
    while (true) {
      if (source.next() instanceof Packet.Video video) {
        return video;
      }
    }
  }

  /** What ends the stream, whatever comes before it. */
  static OrielException end(PacketSource source) {
    return Assertions.assertThrows(
        OrielException.class,
        () -> {
          while (true) {
            source.next();
          }
        });
  }

  private final class Told implements SignInSteps {
    @Override
    public void reached(long millis) {
      steps.add("reached");
    }

    @Override
    public void secured(Secured secured) {
      steps.add(secured.known() ? "known" : "new");
    }

    @Override
    public void signedIn(String method, @Nullable String passwordForm) {
      steps.add(method);
    }
  }
}
