package app.oriel.ui.wall;

import app.oriel.profile.LiveProfile;
import java.util.List;

/** Where the wall's cameras come from, and where their arrangement is kept. */
public interface WallSource {
  /** Reads what the wall shows; never fails, because troubles are part of it. Blocks. */
  WallContent read();

  /** Starts the software cameras, for who has no other. Blocks. */
  List<WallCamera> demo();

  /** Holds what the user arranged and decided, for as long as the window at least. */
  LiveProfile profile();
}
