package app.oriel.tplink;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TalkWish;
import app.oriel.camera.TimeLimits;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspTarget;
import java.util.Optional;

/** Tapo cameras; they want the camera account that is made in the phone app. */
public final class TapoFamily extends StreamFamily {
  /** In all, as the maker's help pages have it. */
  private static final int MOST_STREAMS = 2;

  /**
   * @param client is shared with other families
   */
  public TapoFamily(RtspClient client) {
    super("tapo", "Tapo", MOST_STREAMS, client);
  }

  /** Seen on a C500. */
  @Override
  RtspTarget target(CameraUrl url, String path) {
    return super.target(url, path).withFreshSocketSeen();
  }

  @Override
  public Optional<TalkPort> talk() {
    return Optional.of(new UnknownTalk());
  }

  /** They talk over a port of their own, by a protocol that Oriel does not speak. */
  private static final class UnknownTalk implements TalkPort {
    private static final Detail WHY = Detail.of("talk-with-such-cameras-is-not-there-yet");

    @Override
    public Optional<Detail> obstacle() {
      return Optional.of(WHY);
    }

    @Override
    public TalkLine open(Camera camera, TalkWish wish, TimeLimits limits) throws OrielException {
      throw new OrielException(Problem.TALK_UNSUPPORTED, WHY);
    }
  }
}
