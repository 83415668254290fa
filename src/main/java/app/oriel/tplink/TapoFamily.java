package app.oriel.tplink;

import app.oriel.camera.CameraUrl;
import app.oriel.rtsp.RtspClient;

/** Tapo cameras; they want the camera account that is made in the phone app. */
public final class TapoFamily extends StreamFamily {
  /**
   * @param client is shared with other families
   */
  public TapoFamily(RtspClient client) {
    super("tapo", client);
  }

  /** They talk over a port of their own. */
  @Override
  public Talk talk(CameraUrl url) {
    return Talk.NOT_YET;
  }
}
