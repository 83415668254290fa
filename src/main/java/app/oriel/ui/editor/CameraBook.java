package app.oriel.ui.editor;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.ui.wall.WallCamera;

/**
 * Where the wall's cameras are kept. For any thread; what changes a camera blocks while it is
 * written. Where nothing is kept, all of it works and lasts until the window closes.
 */
public interface CameraBook {
  /** Whether what is changed is there at the next start. */
  boolean lasting();

  /**
   * The one spelling of all URLs that mean the same camera.
   *
   * @throws OrielException if Oriel knows no such make
   */
  CameraUrl canonical(CameraUrl url) throws OrielException;

  /**
   * Keeps a new camera, with its credentials.
   *
   * @return the camera as the wall shows it, with a memory of its own
   * @throws OrielException if it cannot, or its name is taken or none
   */
  WallCamera add(Camera camera) throws OrielException;

  /**
   * Changes a camera. What is the same before and after stays as it is kept.
   *
   * @param id the camera's; empty for one that is not kept
   * @throws OrielException as {@link #add} does, and if the camera is gone
   */
  WallCamera edit(String id, Camera before, Camera after) throws OrielException;

  /**
   * Keeps who signs in to a camera; harmless for one that is not kept.
   *
   * @throws OrielException if it cannot, or the camera is gone
   */
  void keepCredentials(String id, Credentials credentials) throws OrielException;

  /**
   * Forgets a camera and all that was learnt of it; harmless for one that is not kept.
   *
   * @throws OrielException if it cannot
   */
  void remove(String id) throws OrielException;
}
