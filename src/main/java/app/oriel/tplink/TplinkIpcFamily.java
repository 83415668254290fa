package app.oriel.tplink;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkWish;
import app.oriel.multitrans.MultitransService;
import app.oriel.rtsp.RtspClient;
import app.oriel.tplink.web.WebDoors;
import org.jspecify.annotations.Nullable;

/** TL-IPC cameras, as sold in China; they want the password of their own {@code admin}. */
public final class TplinkIpcFamily extends StreamFamily {
  /** A TL-IPC48AW-PLUS serves four main streams; of the others nobody told. */
  private static final int MOST_STREAMS = 4;

  private final MultitransService talk;
  private final TalkFacts facts;

  /**
   * @param client is shared with other families
   * @param talk is too
   * @param doors tell what a camera's loudspeaker takes, where they are open; null for none
   */
  public TplinkIpcFamily(RtspClient client, MultitransService talk, @Nullable WebDoors doors) {
    super("ipc", MOST_STREAMS, client);
    this.talk = talk;
    this.facts = new TalkFacts(doors, false);
  }

  /** A family that asks no camera about itself before it talks to it. */
  public TplinkIpcFamily(RtspClient client) {
    this(client, new MultitransService(client), null);
  }

  @Override
  public Talk talk(CameraUrl url) {
    return Talk.YES;
  }

  @Override
  public TalkLine openTalk(Camera camera, TalkWish wish)
      throws CameraException, InterruptedException {
    return talk.open(camera, false, () -> facts.of(camera, wish.transcript()), wish);
  }
}
