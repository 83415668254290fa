package app.oriel.ui;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Codec;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SignInSteps.Secured;
import app.oriel.camera.SwitchPort;
import app.oriel.camera.TimeLimits;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.TestPictures;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionTimes;
import app.oriel.process.Threads;
import app.oriel.record.DiskGuard;
import app.oriel.record.Recordings;
import app.oriel.sound.Speaker;
import app.oriel.ui.tile.Keeping;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cameras for trying the window. The host says how one behaves: {@code live}, {@code stall} (shows
 * three seconds, then nothing), {@code break} (shows three seconds, then is gone), {@code garbage}
 * (sends what cannot be decoded), {@code stutter} (the same with pauses of half a second), {@code
 * spoil} (shows three seconds, then garbage), or the name of a problem in lower case with dashes;
 * any other, such as {@code connect}, never ends connecting.
 */
public final class FakeFamily implements CameraFamily {
  private static final long FRAME = TimeUnit.SECONDS.toNanos(1) / 15;
  private static final int SHOWN_AT_FIRST = 45;
  private static final int BEGINNING = 16;

  private final List<List<byte[]>> footage;

  /**
   * @param footage access units of each scene; those that begin with parameter sets are keyframes
   */
  public FakeFamily(List<List<byte[]>> footage) {
    this.footage = footage;
  }

  /** All sessions of a wall of such cameras. */
  public static LiveCameras live(
      List<List<byte[]>> footage, Threads threads, ScheduledExecutorService clock) {
    return new LiveCameras(
        new Families(List.of(new FakeFamily(footage))),
        new CredentialGate(Duration.ofSeconds(30), System::nanoTime),
        SessionTimes.usual(),
        threads,
        clock,
        InstantSource.system());
  }

  /** Keeps cameras in a folder that is made with the first file. */
  public static Keeping keeping(LiveCameras live, Threads threads) {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "oriel-test-" + UUID.randomUUID());
    return keeping(live, threads, folder);
  }

  /** Keeps cameras in this folder. */
  public static Keeping keeping(LiveCameras live, Threads threads, Path folder) {
    return new Keeping(new Recordings(live, new DiskGuard(0), threads, Clock.systemUTC()), folder);
  }

  /** A loudspeaker that is not there. */
  public static Speaker mute(Threads threads) {
    return new Speaker(() -> null, threads.platform("no loudspeaker"), System::nanoTime);
  }

  @Override
  public String scheme() {
    return "fake";
  }

  @Override
  public Set<Quality> qualities(CameraUrl url) {
    return Set.of(Quality.MAIN);
  }

  @Override
  public CameraUrl canonical(CameraUrl url) {
    return url;
  }

  @Override
  public Optional<SwitchPort> switches() {
    return Optional.of(camera -> SwitchPort.Power.OFF);
  }

  @Override
  public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException {
    String host = camera.url().host();
    if (!List.of("live", "stall", "break", "garbage", "stutter", "spoil").contains(host)) {
      String name = host.replace('-', '_').toUpperCase(Locale.ROOT);
      for (Problem each : Problem.values()) {
        if (each.name().equals(name)) {
          throw new OrielException(each, Detail.of("said", "the camera answered 401 Unauthorized"));
        }
      }
      new CountDownLatch(1).await();
    }
    if (host.equals("break") && camera.memory().learnt("broken").isPresent()) {
      throw new OrielException(Problem.NO_ANSWER, Detail.of("said", "no answer in 10 s"));
    }
    String print = "sha256:4b1d7c09aa31f08842bc0be5e6a3b1d0f5a9e0c44b1d7c09aa31f08842bc0be5";
    steps.secured(new Secured(21, "TLSv1.2", "TLS_RSA_WITH_AES_256_GCM_SHA384", print, true));
    return new Source(
        footage.isEmpty() ? List.of() : footage.get(camera.url().port() % footage.size()), camera);
  }

  /** Plays a scene over and over, in real time. */
  private static final class Source implements PacketSource {
    private final List<byte[]> units;
    private final Camera camera;
    private final TrackInfo.Video track = new TrackInfo.Video(Codec.H264);
    private final CountDownLatch closed = new CountDownLatch(1);
    private long due = System.nanoTime();
    private int next;

    private Source(List<byte[]> units, Camera camera) {
      this.units = units;
      this.camera = camera;
    }

    private Packet garbage() throws OrielException, InterruptedException {
      if (closed.await(FRAME, TimeUnit.NANOSECONDS)) {
        throw new OrielException(Problem.CONNECTION_LOST, Detail.of("answered", 404));
      }
      long now = System.nanoTime();
      return new Packet.Video(track, TestPictures.noise(900, next++), now / 1000, now, true);
    }

    @Override
    public Packet next() throws OrielException, InterruptedException {
      String host = camera.url().host();
      if (host.equals("stutter") && next % 8 == 7) {
        boolean ended = closed.await(500, TimeUnit.MILLISECONDS);
        next += ended ? 0 : 1;
      }
      if (host.equals("garbage")
          || host.equals("stutter")
          || (host.equals("spoil") && next >= SHOWN_AT_FIRST)) {
        return garbage();
      }
      boolean over = next >= SHOWN_AT_FIRST && !host.equals("live");
      if (over && host.equals("break")) {
        camera.memory().learn("broken", "yes");
        throw new OrielException(
            Problem.CONNECTION_LOST, Detail.of("said", "the connection was reset"));
      }
      due += over ? TimeUnit.DAYS.toNanos(1) : FRAME;
      if (closed.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new OrielException(Problem.CONNECTION_LOST, Detail.of("said", "closed"));
      }
      byte[] unit = units.get(next++ % units.size());
      long now = System.nanoTime();
      return new Packet.Video(track, unit, now / 1000, now, isKeyframe(unit));
    }

    /** Whether it begins with parameter sets, after an access unit delimiter or none. */
    private static boolean isKeyframe(byte[] unit) {
      for (int i = 2; i + 1 < Math.min(unit.length, BEGINNING); i++) {
        if (unit[i] == 1 && unit[i - 1] == 0 && unit[i - 2] == 0 && (unit[i + 1] & 0x1f) == 7) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
