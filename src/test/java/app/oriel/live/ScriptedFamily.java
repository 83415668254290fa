package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SwitchPort;
import app.oriel.camera.TimeLimits;
import app.oriel.process.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Cameras that do what a test tells them to, one for each host. */
public final class ScriptedFamily implements CameraFamily {
  private final Map<String, ScriptedCamera> cameras = new ConcurrentHashMap<>();
  private volatile Consumer<Camera> onOpen = camera -> {};

  /** Is told each opening. */
  public void onOpen(Consumer<Camera> listener) {
    onOpen = listener;
  }

  /** The script of the camera on this host. */
  public ScriptedCamera camera(String host) {
    return cameras.computeIfAbsent(host, it -> new ScriptedCamera());
  }

  /**
   * The name of the script of a sub stream; hosts that begin with {@code two-} have one. Those that
   * begin with {@code two-but-one} serve one stream at a time.
   */
  public static String sub(String host) {
    return host + "/sub";
  }

  /** How a program knows the camera on this host. */
  public Camera known(String host) {
    return new Camera(host, CameraUrl.parse("scripted://" + host), null, CameraMemory.forgetful());
  }

  /** These cameras and no others. */
  public Families families() {
    return new Families(List.of(this));
  }

  /** All sessions of such cameras. */
  public LiveCameras live(Threads threads, ScheduledExecutorService clock) {
    return new LiveCameras(
        families(),
        new CredentialGate(Duration.ofSeconds(30), System::nanoTime),
        SessionTimes.usual(),
        threads,
        clock,
        InstantSource.system());
  }

  @Override
  public String scheme() {
    return "scripted";
  }

  @Override
  public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException {
    onOpen.accept(camera);
    String host = camera.url().host();
    return camera(quality == Quality.SUB ? sub(host) : host).open(steps);
  }

  @Override
  public Set<Quality> qualities(CameraUrl url) {
    return url.host().startsWith("two-") ? EnumSet.allOf(Quality.class) : Set.of(Quality.MAIN);
  }

  @Override
  public int mostStreams(CameraUrl url) {
    return url.host().startsWith("two-but-one") ? 1 : qualities(url).size();
  }

  @Override
  public CameraUrl canonical(CameraUrl url) {
    return url;
  }

  @Override
  public Optional<SwitchPort> switches() {
    return Optional.of(camera -> camera(camera.url().host()).askPower());
  }
}
