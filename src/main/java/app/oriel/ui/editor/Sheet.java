package app.oriel.ui.editor;

import app.oriel.ui.tile.TileViewModel;
import java.util.Optional;

/** A form that stands over the window until it is done with; one at a time. */
public sealed interface Sheet permits SignInViewModel, CertificateViewModel, CameraFormViewModel {
  /** The tile that it is about. */
  Optional<TileViewModel> about();

  /** The user is done with it. */
  void close();
}
