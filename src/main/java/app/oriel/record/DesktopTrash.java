package app.oriel.record;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.awt.Desktop;
import java.nio.file.Path;

/** The trash of Windows and macOS. */
final class DesktopTrash implements Trash {
  @Override
  public void check(Path file) throws CameraException {
    if (!isThere()) {
      throw refused(file);
    }
  }

  private static boolean isThere() {
    return Desktop.isDesktopSupported()
        && Desktop.getDesktop().isSupported(Desktop.Action.MOVE_TO_TRASH);
  }

  @Override
  public void take(Path file) throws CameraException {
    try {
      check(file);
      if (!Desktop.getDesktop().moveToTrash(file.toFile())) {
        throw refused(file);
      }
    } catch (IllegalArgumentException | UnsupportedOperationException | SecurityException e) {
      throw refused(file);
    }
  }

  private static CameraException refused(Path file) {
    return new CameraException(
        Problem.DISK, Detail.of("in-file", Detail.of("the-trash-does-not-take-it"), file));
  }
}
