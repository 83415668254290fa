package app.oriel.tplink;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkWish;
import app.oriel.multitrans.MultitransService;
import app.oriel.rtsp.RtspClient;

/** Cameras that are talked to by MULTITRANS; they want the password of their own {@code admin}. */
abstract sealed class MultitransFamily extends StreamFamily permits TplinkIpcFamily, VigiFamily {
  /** A TL-IPC48AW-PLUS serves four main streams; of the others of this make nobody told. */
  private static final int MOST_STREAMS = 4;

  private final boolean vigi;
  private final MultitransService talk;
  private final TalkFacts facts;

  MultitransFamily(
      String scheme, boolean vigi, RtspClient client, MultitransService talk, TalkFacts facts) {
    super(scheme, MOST_STREAMS, client);
    this.vigi = vigi;
    this.talk = talk;
    this.facts = facts;
  }

  @Override
  public final Talk talk(CameraUrl url) {
    return Talk.YES;
  }

  @Override
  public final void prepareTalk(Camera camera) throws InterruptedException {
    talk.prepare(camera, () -> facts.of(camera, said -> {}));
  }

  @Override
  public final TalkLine openTalk(Camera camera, TalkWish wish)
      throws CameraException, InterruptedException {
    return talk.open(camera, vigi, () -> facts.of(camera, wish.transcript()), wish);
  }
}
