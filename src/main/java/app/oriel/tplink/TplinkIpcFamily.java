package app.oriel.tplink;

import app.oriel.multitrans.MultitransService;
import app.oriel.rtsp.RtspClient;
import app.oriel.tplink.web.WebDoors;
import java.util.concurrent.ThreadFactory;

/** TL-IPC cameras, as sold in China. */
public final class TplinkIpcFamily extends MultitransFamily {
  /**
   * @param client is shared with other families
   * @param talk is too
   * @param doors tell what a camera's loudspeaker takes, where they are open
   * @param threads makes virtual threads
   */
  public TplinkIpcFamily(
      RtspClient client, MultitransService talk, WebDoors doors, ThreadFactory threads) {
    this(client, talk, new TalkFacts(doors::ask, false, doors.patience(), threads));
  }

  /** A family that asks no camera about itself before it talks to it. */
  public TplinkIpcFamily(RtspClient client) {
    this(client, new MultitransService(client), TalkFacts.remembered(false));
  }

  private TplinkIpcFamily(RtspClient client, MultitransService talk, TalkFacts facts) {
    super("ipc", "TL-IPC", client, new MultitransTalk(false, talk, facts));
  }
}
