package app.oriel.kasa;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SwitchPort;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TimeLimits;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Limits;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * Kasa cameras. Their URL is {@code kasa://host}, with a port where the stream is not on 19443, and
 * {@code ?discovery=port} where the UDP system information is not on 9999, as with software cameras
 * that share one address. {@code ?talk=} names the port of talk. Any other path or query, as other
 * programs write them, is ignored.
 */
public final class KasaFamily implements CameraFamily {
  static final int STREAM_PORT = 19443;

  private final CameraHttp http;
  private final CredentialGate gate;
  private final HangUps hangUps = new HangUps();
  private final RefusedForms refusedForms = new RefusedForms();
  private final SysinfoClient sysinfo;
  private final KasaTalk talk;

  /**
   * @param http is shared with other families
   * @param names finds the address to ask for the system information
   * @param gate stands before the sign-in, here and elsewhere
   * @param threads makes virtual threads, for talk
   */
  public KasaFamily(CameraHttp http, HostNames names, CredentialGate gate, ThreadFactory threads) {
    this.talk = new KasaTalk(http, gate, threads);
    this.http = http;
    this.gate = gate;
    this.sysinfo = new SysinfoClient(names);
  }

  @Override
  public String scheme() {
    return "kasa";
  }

  @Override
  public String displayName() {
    return "Kasa";
  }

  @Override
  public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException {
    int port = camera.url().portOr(STREAM_PORT);
    Limits each = Limits.usual().within(limits);
    return new StreamSignIn(http, each, sysinfo, hangUps, refusedForms, gate, camera, port, steps)
        .open();
  }

  @Override
  public Optional<TalkPort> talk() {
    return Optional.of(talk);
  }

  @Override
  public Optional<SwitchPort> switches() {
    return Optional.of(sysinfo);
  }

  @Override
  public Set<Quality> qualities(CameraUrl url) {
    return Set.of(Quality.MAIN);
  }

  @Override
  public CameraUrl canonical(CameraUrl url) {
    String host = url.host().toLowerCase(Locale.ROOT);
    int port = url.port() == STREAM_PORT ? 0 : url.port();
    return new CameraUrl(url.scheme(), host, port, SysinfoClient.canonical(url));
  }
}
