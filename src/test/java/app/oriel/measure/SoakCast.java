package app.oriel.measure;

import app.oriel.camera.Credentials;
import app.oriel.measure.SoakCamera.Given;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.CameraCertificates;
import java.io.IOException;
import java.util.List;

/**
 * Which cameras are soaked. Nine are three Kasa, two TL-IPC, two VIGI and two Tapo, each with other
 * habits: one says 453 when it is busy, one 401, and one wants its password on a fresh socket.
 */
final class SoakCast {
  private final List<FootageClip> clips;
  private final Credentials credentials;
  private final long seed;
  private final CameraCertificate certificate;

  SoakCast(List<FootageClip> clips, Credentials credentials, long seed) throws IOException {
    this.clips = List.copyOf(clips);
    this.credentials = credentials;
    this.seed = seed;
    certificate = CameraCertificates.inMemory();
  }

  /** The camera of this place, from 0 on, which does not run yet. The caller closes it. */
  SoakCamera camera(int index) throws IOException {
    Given given = new Given("camera " + (index + 1), clips, credentials, seed * 100 + index);
    return switch (index % 9) {
      case 0, 4, 8 -> new SoakKasa(given, certificate);
      case 1 -> rtsp(given, IpcModel.TL_IPC48AW_PLUS, "busyAnswer=429");
      case 2 -> rtsp(given, IpcModel.VIGI_C540V, "busyAnswer=429");
      case 3 -> rtsp(given, IpcModel.TAPO_C220, "busyAnswer=429");
      case 5 -> rtsp(given, IpcModel.TL_IPC44AW_COLOR, "busyAnswer=401");
      case 6 -> rtsp(given, IpcModel.VIGI_S445, "busyAnswer=453");
      default -> rtsp(given, IpcModel.TAPO_C220, "freshSocket=true");
    };
  }

  private static SoakCamera rtsp(Given given, IpcModel model, String quirk) throws IOException {
    return new SoakRtsp(given, model, model.quirks().with(quirk));
  }
}
