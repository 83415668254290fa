package app.oriel.videofile;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.FileUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens files as a session does. */
final class Player {
  private Player() {}

  static Camera camera(Path file) {
    return camera(FileUrl.of(file));
  }

  static Camera camera(CameraUrl url) {
    return new Camera(FileUrl.nameOf(url), url, null, CameraMemory.forgetful());
  }

  static PacketSource open(Path file) throws OrielException, InterruptedException {
    return new VideoFileFamily()
        .open(camera(file), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED);
  }

  /** The first pictures, in their own time. */
  static List<Packet.Video> pictures(PacketSource source, int count)
      throws OrielException, InterruptedException {
    List<Packet.Video> pictures = new ArrayList<>();
    while (pictures.size() < count) {
      if (source.next() instanceof Packet.Video picture) {
        pictures.add(picture);
      }
    }
    return pictures;
  }
}
