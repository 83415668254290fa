package app.oriel.tplink;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TalkWish;
import app.oriel.camera.TimeLimits;
import app.oriel.multitrans.MultitransService;

/**
 * Talk by MULTITRANS.
 *
 * @param facts know what a camera's loudspeaker takes
 */
record MultitransTalk(boolean vigi, MultitransService service, TalkFacts facts)
    implements TalkPort {
  @Override
  public void prepare(Camera camera) throws InterruptedException {
    service.prepare(camera, () -> facts.of(camera, said -> {}));
  }

  @Override
  public TalkLine open(Camera camera, TalkWish wish, TimeLimits limits)
      throws OrielException, InterruptedException {
    return service.open(camera, vigi, () -> facts.of(camera, wish.transcript()), wish, limits);
  }
}
