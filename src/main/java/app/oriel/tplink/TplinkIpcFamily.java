package app.oriel.tplink;

import app.oriel.rtsp.RtspClient;

/** TL-IPC cameras, as sold in China; they want the password of their own {@code admin}. */
public final class TplinkIpcFamily extends StreamFamily {
  /**
   * @param client is shared with other families
   */
  public TplinkIpcFamily(RtspClient client) {
    super("ipc", client);
  }
}
