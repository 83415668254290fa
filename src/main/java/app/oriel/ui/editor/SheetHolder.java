package app.oriel.ui.editor;

import app.oriel.camera.CameraException;

/** What a form may ask of the window that shows it. On the toolkit's thread. */
interface SheetHolder {
  /** Takes the form away; harmless where it is gone. */
  void closed(Sheet sheet);

  /** Says that what a form was to keep could not be kept, where the form is gone already. */
  void unsaved(Sheet sheet, String camera, CameraException failure);
}
