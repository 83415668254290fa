package app.oriel.tplink;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspTarget;
import java.util.Set;

/** What the three families have in common: where their streams are. */
abstract sealed class StreamFamily implements CameraFamily permits MultitransFamily, TapoFamily {
  private final String scheme;
  private final String displayName;
  private final int mostStreams;
  private final RtspClient client;

  StreamFamily(String scheme, String displayName, int mostStreams, RtspClient client) {
    this.scheme = scheme;
    this.displayName = displayName;
    this.mostStreams = mostStreams;
    this.client = client;
  }

  @Override
  public final String scheme() {
    return scheme;
  }

  @Override
  public final String displayName() {
    return displayName;
  }

  @Override
  public final PacketSource open(
      Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException {
    String path = StreamPath.of(camera.url(), quality);
    return client.open(camera, target(camera.url(), path), limits, steps);
  }

  /** The stream of this path, as this make wants to be asked for it. */
  RtspTarget target(CameraUrl url, String path) {
    return RtspTarget.of(url, path);
  }

  @Override
  public final Set<Quality> qualities(CameraUrl url) {
    return StreamPath.qualities(url);
  }

  @Override
  public final int mostStreams(CameraUrl url) {
    return mostStreams;
  }

  @Override
  public final CameraUrl canonical(CameraUrl url) {
    return spelled(url, StreamPath.canonical(url.path()));
  }

  @Override
  public final CameraUrl lens(CameraUrl url) {
    return spelled(url, StreamPath.lens(url.path()));
  }

  private static CameraUrl spelled(CameraUrl url, String path) {
    CameraUrl device = RtspTarget.device(url);
    return new CameraUrl(url.scheme(), device.host(), device.port(), path);
  }

  @Override
  public final CameraUrl device(CameraUrl url) {
    return RtspTarget.device(url);
  }
}
