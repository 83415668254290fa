package app.oriel.tplink;

import app.oriel.rtsp.RtspClient;

/** VIGI cameras; they want the password of their own {@code admin}. */
public final class VigiFamily extends StreamFamily {
  /** Of the same make as TL-IPC cameras; nobody told. */
  private static final int MOST_STREAMS = 4;

  /**
   * @param client is shared with other families
   */
  public VigiFamily(RtspClient client) {
    super("vigi", MOST_STREAMS, client);
  }
}
