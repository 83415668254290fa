package app.oriel.window;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.profile.CameraEntry;
import app.oriel.profile.CredentialChange;
import app.oriel.profile.SavedCameras;
import app.oriel.ui.editor.CameraBook;
import app.oriel.ui.wall.WallCamera;
import java.util.Objects;
import java.util.Optional;

/** Keeps the wall's cameras in the profile where the wall shows one, and nowhere else. */
public final class WallBook implements CameraBook {
  private final WallCameras cameras;
  private final Families families;

  /**
   * @param families the makes that can be added
   */
  public WallBook(WallCameras cameras, Families families) {
    this.cameras = cameras;
    this.families = families;
  }

  @Override
  public boolean lasting() {
    return cameras.opened() != null;
  }

  @Override
  public CameraUrl canonical(CameraUrl url) throws OrielException {
    return families.of(url).canonical(url);
  }

  @Override
  public WallCamera add(Camera camera) throws OrielException {
    SavedCameras saved = cameras.opened();
    return saved == null
        ? passing(camera)
        : cameras.shown(
            saved, saved.add(camera.name(), camera.url(), camera.credentials(), camera.aspect()));
  }

  @Override
  public WallCamera edit(String id, Camera before, Camera after) throws OrielException {
    SavedCameras saved = cameras.opened();
    if (saved == null || id.isEmpty()) {
      return passing(after);
    }
    CameraEntry known = known(saved, id);
    CameraEntry edited =
        saved.edit(
            known,
            after.name().equals(before.name()) ? known.name() : after.name(),
            after.url().equals(before.url()) ? known.url() : after.url(),
            after.aspect() == before.aspect() ? known.aspect() : after.aspect(),
            change(before, after));
    return cameras.shown(saved, edited);
  }

  private static CredentialChange change(Camera before, Camera after) {
    Credentials credentials = after.credentials();
    if (Objects.equals(before.credentials(), credentials)) {
      return new CredentialChange.Keep();
    }
    return credentials == null
        ? new CredentialChange.Forget()
        : new CredentialChange.Replace(credentials);
  }

  private WallCamera passing(Camera camera) throws OrielException {
    CameraEntry.checkedName(camera.name());
    return new WallCamera(camera, families.displayName(camera.url()));
  }

  @Override
  public void keepCredentials(String id, Credentials credentials) throws OrielException {
    SavedCameras saved = cameras.opened();
    if (saved != null && !id.isEmpty()) {
      saved.setCredentials(known(saved, id), credentials);
    }
  }

  @Override
  public void remove(String id) throws OrielException {
    SavedCameras saved = cameras.opened();
    Optional<CameraEntry> known = saved == null ? Optional.empty() : saved.camera(id);
    if (saved != null && known.isPresent()) {
      saved.remove(known.get());
    }
  }

  private static CameraEntry known(SavedCameras saved, String id) throws OrielException {
    return saved
        .camera(id)
        .orElseThrow(
            () ->
                new OrielException(
                    Problem.USAGE, Detail.of("the-camera-is-not-in-the-profile-any-more")));
  }
}
