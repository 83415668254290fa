package app.oriel.tplink;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkWish;
import app.oriel.multitrans.MultitransService;
import app.oriel.rtsp.RtspClient;
import app.oriel.tplink.web.WebDoors;
import java.util.concurrent.ThreadFactory;

/** VIGI cameras; they want the password of their own {@code admin}. */
public final class VigiFamily extends StreamFamily {
  /** Of the same make as TL-IPC cameras; nobody told. */
  private static final int MOST_STREAMS = 4;

  private final MultitransService talk;
  private final TalkFacts facts;

  /**
   * @param client is shared with other families
   * @param talk is too
   * @param doors tell what a camera's loudspeaker takes, where they are open
   * @param threads makes virtual threads
   */
  public VigiFamily(
      RtspClient client, MultitransService talk, WebDoors doors, ThreadFactory threads) {
    this(client, talk, new TalkFacts(doors::askVigi, true, threads));
  }

  /** A family that asks no camera about itself before it talks to it. */
  public VigiFamily(RtspClient client) {
    this(client, new MultitransService(client), TalkFacts.remembered(true));
  }

  private VigiFamily(RtspClient client, MultitransService talk, TalkFacts facts) {
    super("vigi", MOST_STREAMS, client);
    this.talk = talk;
    this.facts = facts;
  }

  @Override
  public Talk talk(CameraUrl url) {
    return Talk.YES;
  }

  @Override
  public void prepareTalk(Camera camera) throws InterruptedException {
    talk.prepare(camera, () -> facts.of(camera, said -> {}));
  }

  @Override
  public TalkLine openTalk(Camera camera, TalkWish wish)
      throws CameraException, InterruptedException {
    return talk.open(camera, true, () -> facts.of(camera, wish.transcript()), wish);
  }
}
