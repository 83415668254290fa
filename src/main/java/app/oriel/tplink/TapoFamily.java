package app.oriel.tplink;

import app.oriel.rtsp.RtspClient;

/** Tapo cameras; they want the camera account that is made in the phone app. */
public final class TapoFamily extends StreamFamily {
  /**
   * @param client is shared with other families
   */
  public TapoFamily(RtspClient client) {
    super("tapo", client);
  }
}
