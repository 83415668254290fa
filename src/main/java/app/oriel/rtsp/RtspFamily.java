package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import java.util.Locale;
import java.util.Set;

/** Cameras of any make: {@code rtsp://host/path} names one stream, byte for byte; also over TLS. */
public final class RtspFamily implements CameraFamily {
  private final String scheme;
  private final RtspClient client;

  private RtspFamily(String scheme, RtspClient client) {
    this.scheme = scheme;
    this.client = client;
  }

  /**
   * Cameras at {@code rtsp://}.
   *
   * @param client is shared with other families
   */
  public static RtspFamily plain(RtspClient client) {
    return new RtspFamily(RtspTarget.PLAIN, client);
  }

  /**
   * Cameras at {@code rtsps://}: their certificate is pinned.
   *
   * @param client is shared with other families
   */
  public static RtspFamily secure(RtspClient client) {
    return new RtspFamily(RtspTarget.SECURE, client);
  }

  @Override
  public String scheme() {
    return scheme;
  }

  @Override
  public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException {
    return client.open(camera, RtspTarget.of(camera.url(), camera.url().path()), limits, steps);
  }

  @Override
  public Set<Quality> qualities(CameraUrl url) {
    return Set.of(Quality.MAIN);
  }

  @Override
  public CameraUrl canonical(CameraUrl url) {
    int port = url.port() == RtspTarget.usualPort(scheme) ? 0 : url.port();
    return new CameraUrl(url.scheme(), url.host().toLowerCase(Locale.ROOT), port, url.path());
  }

  @Override
  public CameraUrl device(CameraUrl url) {
    return RtspTarget.device(url);
  }

  /** A recorder has many; who types a URL for each knows what it serves. */
  @Override
  public int mostStreams(CameraUrl url) {
    return Integer.MAX_VALUE;
  }
}
