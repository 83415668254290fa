package app.oriel.tplink;

import app.oriel.camera.CameraUrl;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspTarget;

/** Tapo cameras; they want the camera account that is made in the phone app. */
public final class TapoFamily extends StreamFamily {
  /** In all, as the maker's help pages have it. */
  private static final int MOST_STREAMS = 2;

  /**
   * @param client is shared with other families
   */
  public TapoFamily(RtspClient client) {
    super("tapo", MOST_STREAMS, client);
  }

  /** Seen on a C500. */
  @Override
  RtspTarget target(CameraUrl url, String path) {
    return super.target(url, path).withFreshSocketSeen();
  }

  /** They talk over a port of their own. */
  @Override
  public Talk talk(CameraUrl url) {
    return Talk.NOT_YET;
  }
}
