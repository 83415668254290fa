package app.oriel.tplink;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspTarget;
import java.util.Locale;
import java.util.Set;

/** What the three families have in common: where their streams are. */
abstract sealed class StreamFamily implements CameraFamily
    permits TplinkIpcFamily, VigiFamily, TapoFamily {
  private final String scheme;
  private final RtspClient client;

  StreamFamily(String scheme, RtspClient client) {
    this.scheme = scheme;
    this.client = client;
  }

  @Override
  public final String scheme() {
    return scheme;
  }

  @Override
  public final PacketSource open(Camera camera, Quality quality, SignInSteps steps)
      throws CameraException, InterruptedException {
    String path = StreamPath.of(camera.url(), quality);
    return client.open(camera, RtspTarget.of(camera.url(), path), steps);
  }

  @Override
  public final Set<Quality> qualities(CameraUrl url) {
    return StreamPath.qualities(url);
  }

  /**
   * One connection for each stream: Tapo cameras are told to serve two streams in all, others serve
   * more, and the phone app wants some too.
   */
  @Override
  public final int mostStreams(CameraUrl url) {
    return qualities(url).size();
  }

  @Override
  public final CameraUrl canonical(CameraUrl url) {
    String host = url.host().toLowerCase(Locale.ROOT);
    int port = url.port() == RtspTarget.USUAL_PORT ? 0 : url.port();
    return new CameraUrl(url.scheme(), host, port, StreamPath.canonical(url.path()));
  }

  /** These cameras have no switch that could be asked without a sign-in. */
  @Override
  public final Power power(Camera camera) {
    return Power.UNKNOWN;
  }
}
