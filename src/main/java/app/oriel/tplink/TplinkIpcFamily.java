package app.oriel.tplink;

import app.oriel.rtsp.RtspClient;

/** TL-IPC cameras, as sold in China; they want the password of their own {@code admin}. */
public final class TplinkIpcFamily extends StreamFamily {
  /** A TL-IPC48AW-PLUS serves four main streams; of the others nobody told. */
  private static final int MOST_STREAMS = 4;

  /**
   * @param client is shared with other families
   */
  public TplinkIpcFamily(RtspClient client) {
    super("ipc", MOST_STREAMS, client);
  }
}
