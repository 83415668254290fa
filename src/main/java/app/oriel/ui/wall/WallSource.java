package app.oriel.ui.wall;

import app.oriel.camera.CameraException;
import app.oriel.record.KeepSettings;
import app.oriel.ui.tile.MicrophoneChoice;
import java.util.List;

/** Where the wall's cameras come from, and where their arrangement is kept. All of it blocks. */
public interface WallSource {
  /** Reads what the wall shows; never fails, because troubles are part of it. */
  WallContent read();

  /** Starts the software cameras, for who has no other. */
  List<WallCamera> demo();

  /**
   * Keeps the order of the cameras of these ids; harmless where nothing is kept.
   *
   * @throws CameraException if it cannot
   */
  void keepOrder(List<String> ids) throws CameraException;

  /**
   * Keeps the layout; harmless where nothing is kept.
   *
   * @throws CameraException if it cannot
   */
  void keepLayout(Layout layout) throws CameraException;

  /**
   * Keeps how loud the wall is, 0 to 100; harmless where nothing is kept.
   *
   * @throws CameraException if it cannot
   */
  void keepVolume(int percent) throws CameraException;

  /**
   * Keeps what the user decided about the microphone; harmless where nothing is kept.
   *
   * @throws CameraException if it cannot
   */
  void keepMicrophone(MicrophoneChoice choice) throws CameraException;

  /**
   * Keeps what the user decided about recordings; harmless where nothing is kept.
   *
   * @throws CameraException if it cannot
   */
  void keepSettings(KeepSettings settings) throws CameraException;
}
