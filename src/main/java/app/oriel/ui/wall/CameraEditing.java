package app.oriel.ui.wall;

/**
 * Changing the saved cameras, for whoever can. Called on the toolkit's thread; must not hold it up.
 */
public interface CameraEditing {
  /** Asks for a new camera. */
  void add();

  /** Asks what to change about the saved camera of this id. */
  void edit(String id);

  /** Asks whether to remove the saved camera of this id. */
  void remove(String id);
}
