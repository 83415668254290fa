package app.oriel.measure;

import app.oriel.camera.CameraFamily;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Quality;
import app.oriel.faults.FlippedFootage;
import app.oriel.http.HostNames;
import app.oriel.http.Sockets;
import app.oriel.rtsp.RtspClient;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcFootage;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcQuirk;
import app.oriel.simulator.ipc.IpcSetup;
import app.oriel.simulator.ipc.IpcTraits.Sequence;
import app.oriel.simulator.ipc.IpcTraits.TimestampJump;
import app.oriel.tplink.TapoFamily;
import app.oriel.tplink.TplinkIpcFamily;
import app.oriel.tplink.VigiFamily;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A TL-IPC, VIGI or Tapo camera that gives two streams, main and sub, of the same film. */
final class SoakRtsp extends SoakCamera {
  private final IpcModel model;
  private final Quirks usual;
  private @Nullable IpcCamera camera;

  /**
   * @param quirks how it is while it has no fault
   */
  SoakRtsp(Given given, IpcModel model, Quirks quirks) throws IOException {
    super(given);
    this.model = model;
    usual = quirks.with(IpcQuirk.MAX_STREAMS, 2);
  }

  @Override
  int start(FlippedFootage film, @Nullable SoakFault nature) throws IOException {
    Quirks quirks = quirks(nature);
    IpcSetup setup = new IpcSetup(model, given().name(), HERE, 0, given().credentials(), quirks);
    IpcCamera started = new IpcCamera(setup, new IpcFootage(film, film), threads());
    started.start();
    camera = started;
    return started.port();
  }

  private Quirks quirks(@Nullable SoakFault nature) {
    return switch (nature) {
      case LOSS -> usual.with(IpcQuirk.LOSS, 30).with(IpcQuirk.REORDER, 30);
      case GARBAGE -> usual.with(IpcQuirk.GARBAGE, 300);
      case WRONG_CSEQ -> usual.with(IpcQuirk.CSEQ, Sequence.PREVIOUS).with(IpcQuirk.REPLY_BYTES, 1);
      case STALE_NONCE -> usual.with(IpcQuirk.NONCE_SECONDS, 1).with(IpcQuirk.TIMEOUT, 4);
      case CLOCK_JUMP -> usual.with(IpcQuirk.TIMESTAMP_JUMP, TimestampJump.BACK);
      case null, default -> usual;
    };
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
    return SoakFault.Reach.RTSP;
  }

  @Override
  int streamsOpen() {
    return camera == null ? 0 : camera.counters().mainOpen() + camera.counters().subOpen();
  }

  /** It has no switch. */
  @Override
  void power(boolean on) {}

  @Override
  CameraFamily family() {
    CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
    RtspClient client =
        new RtspClient(
            new Sockets(InstantSource.system(), new HostNames(threads())),
            gate,
            Thread.ofVirtual().factory());
    return switch (model.make()) {
      case IPC -> new TplinkIpcFamily(client);
      case VIGI -> new VigiFamily(client);
      case TAPO -> new TapoFamily(client);
    };
  }

  @Override
  List<Quality> all() {
    return List.of(Quality.SUB, Quality.MAIN);
  }

  @Override
  String url(int port) {
    return model.make().scheme() + "://127.0.0.1:" + port;
  }
}
