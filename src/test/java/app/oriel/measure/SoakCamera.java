package app.oriel.measure;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.faults.FaultyLine;
import app.oriel.faults.FlippedFootage;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.FootageClip;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A software camera behind a bad line, to which faults can be done. For one thread. */
abstract sealed class SoakCamera implements AutoCloseable permits SoakKasa, SoakRtsp {
  static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  /** A fifth of what the smallest clip needs. */
  private static final int COLLAPSED_BYTES_PER_SECOND = 8_000;

  private static final int MOST_TRIES = 10;
  private static final long LEAVING_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Given given;
  private final ThreadFactory threads;
  private final FaultyLine line;
  private final List<PacketSource> rivals = new ArrayList<>();
  private int clip;
  private int port;
  private @Nullable FlippedFootage film;

  /**
   * What all cameras get.
   *
   * @param clips of different sizes, which take turns
   * @param seed of its line and its bit flips
   */
  record Given(String name, List<FootageClip> clips, Credentials credentials, long seed) {
    Given {
      clips = List.copyOf(clips);
    }
  }

  SoakCamera(Given given) throws IOException {
    this.given = given;
    threads = Thread.ofPlatform().daemon().name(given.name() + "-", 1).factory();
    line = new FaultyLine(given.seed());
  }

  /**
   * Runs the camera, with a fault that is in its nature or without one.
   *
   * @return the port of its stream
   */
  abstract int start(FlippedFootage film, @Nullable SoakFault nature) throws IOException;

  /** Ends what {@link #start} began; harmless where nothing runs. */
  abstract void stop();

  /** Which faults it can have. */
  abstract SoakFault.Reach reach();

  /** Streams that it serves now. */
  abstract int streamsOpen();

  /** Its owner's switch. */
  abstract void power(boolean on);

  /** A client like ours, for other viewers, with a memory of its own. */
  abstract CameraFamily family();

  /** The streams that other viewers must have to make it busy. */
  abstract List<Quality> all();

  /** Where it is, when its port is this one. */
  abstract String url(int port);

  final Given given() {
    return given;
  }

  final ThreadFactory threads() {
    return threads;
  }

  /** Where the wall finds it: at its line. */
  final String url() {
    return url(line.port());
  }

  /** Begins; once. */
  final void begin() throws IOException {
    run(null);
  }

  /** Begins a fault; what is over in a moment is over now. */
  final void suffer(SoakFault fault) throws IOException, InterruptedException {
    switch (fault) {
      case DROP -> line.cut(false);
      case RESET -> line.cut(true);
      case STALL -> line.hold(true);
      case GONE -> line.shut();
      case REBOOT -> {
        line.cut(true);
        line.shut();
      }
      case BUSY -> occupy();
      case RESIZE -> {
        clip++;
        restart(null);
      }
      case JITTER -> line.jitter(true);
      case COLLAPSE -> line.limit(COLLAPSED_BYTES_PER_SECOND);
      case BIT_FLIPS -> damage(true);
      case OFF -> power(false);
      case LOSS, GARBAGE, WRONG_CSEQ, STALE_NONCE, CLOCK_JUMP -> restart(fault);
    }
  }

  /** Ends a fault; the camera is back when this returns. */
  final void recover(SoakFault fault) throws IOException {
    switch (fault) {
      case STALL -> line.hold(false);
      case GONE, REBOOT -> line.open();
      case BUSY -> {
        leave();
        line.open();
      }
      case JITTER -> line.jitter(false);
      case COLLAPSE -> line.limit(0);
      case BIT_FLIPS -> damage(false);
      case OFF -> power(true);
      case LOSS, GARBAGE, WRONG_CSEQ, STALE_NONCE, CLOCK_JUMP -> restart(null);
      case DROP, RESET, RESIZE -> {}
    }
  }

  private void run(@Nullable SoakFault nature) throws IOException {
    FootageClip shown = given.clips().get(clip % given.clips().size());
    FlippedFootage made =
        new FlippedFootage(
            new ClipFootage(shown, Ambience.HALL, (number, at) -> {}, threads), given.seed());
    film = made;
    port = start(made, nature);
    line.leadTo(port);
  }

  private void restart(@Nullable SoakFault nature) throws IOException {
    line.shut();
    end();
    run(nature);
    line.open();
  }

  private void end() {
    stop();
    if (film != null) {
      film.close();
    }
  }

  private void damage(boolean on) {
    if (film != null) {
      film.damage(on);
    }
  }

  /** Other viewers come while ours is away. */
  private void occupy() throws IOException, InterruptedException {
    line.shut();
    long deadline = System.nanoTime() + LEAVING_NANOS;
    while (streamsOpen() > 0 && System.nanoTime() - deadline < 0) {
      Thread.sleep(5);
    }
    CameraFamily family = family();
    CameraUrl url = CameraUrl.parse(url(port));
    Camera known = new Camera(given.name(), url, given.credentials(), CameraMemory.forgetful());
    for (Quality each : all()) {
      PacketSource source = openSoon(family, known, each);
      rivals.add(source);
      threads.newThread(() -> look(source)).start();
    }
    line.open();
  }

  /** The camera may serve for a moment whoever was asking when the line was shut. */
  private static PacketSource openSoon(CameraFamily family, Camera known, Quality quality)
      throws OrielException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        return family.open(known, quality, TimeLimits.usual(), SignInSteps.IGNORED);
      } catch (OrielException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
      Thread.sleep(300);
    }
  }

  private static void look(PacketSource source) {
    try (source) {
      while (!Thread.interrupted()) {
        source.next();
      }
    } catch (OrielException e) {
      // it has left
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave() {
    rivals.forEach(PacketSource::close);
    rivals.clear();
  }

  @Override
  public final void close() {
    leave();
    line.close();
    end();
  }
}
