package app.oriel.ui.tile;

/** What the user can do about the cameras themselves. On the toolkit's thread. */
public interface EditCommands {
  /** Asks for a new camera. */
  void add();

  /** Asks who signs in to a camera. */
  void signIn(TileViewModel tile);

  /** Shows the old and the new certificate of a camera that was refused for it. */
  void certificate(TileViewModel tile);

  /** Shows what is known of a camera, to be changed. */
  void edit(TileViewModel tile);

  /** Takes a camera off the wall; it can be put back for some seconds. */
  void remove(TileViewModel tile);

  /** Puts the camera back that was removed just now; whether there was one. */
  boolean undoRemove();
}
