package app.oriel.ui.editor;

import app.oriel.camera.OrielException;
import app.oriel.ui.tile.TileViewModel;

/** What a form may ask of the window that shows it. On the toolkit's thread. */
interface SheetHolder {
  /** Takes the form away; harmless where it is gone. */
  void closed(Sheet sheet);

  /** Shows the camera's changed certificate in place of the form; harmless where that is gone. */
  void certificate(Sheet sheet, TileViewModel tile);

  /** Says that what a form was to keep could not be kept, where the form is gone already. */
  void unsaved(Sheet sheet, String camera, OrielException failure);
}
