package app.oriel.tplink;

import app.oriel.multitrans.MultitransService;
import app.oriel.rtsp.RtspClient;
import app.oriel.tplink.web.WebDoors;
import java.util.concurrent.ThreadFactory;

/** VIGI cameras. */
public final class VigiFamily extends MultitransFamily {
  /**
   * @param client is shared with other families
   * @param talk is too
   * @param doors tell what a camera's loudspeaker takes, where they are open
   * @param threads makes virtual threads
   */
  public VigiFamily(
      RtspClient client, MultitransService talk, WebDoors doors, ThreadFactory threads) {
    this(client, talk, new TalkFacts(doors::askVigi, true, doors.patience(), threads));
  }

  /** A family that asks no camera about itself before it talks to it. */
  public VigiFamily(RtspClient client) {
    this(client, new MultitransService(client), TalkFacts.remembered(true));
  }

  private VigiFamily(RtspClient client, MultitransService talk, TalkFacts facts) {
    super("vigi", "VIGI", client, new MultitransTalk(true, talk, facts));
  }
}
