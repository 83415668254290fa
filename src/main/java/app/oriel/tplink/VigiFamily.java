package app.oriel.tplink;

import app.oriel.rtsp.RtspClient;

/** VIGI cameras; they want the password of their own {@code admin}. */
public final class VigiFamily extends StreamFamily {
  /**
   * @param client is shared with other families
   */
  public VigiFamily(RtspClient client) {
    super("vigi", client);
  }
}
