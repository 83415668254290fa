package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Codec;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.codec.VideoDecoder;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tries a camera out, step by step: reach, secure, sign in, picture, sound. It stops at the first
 * step that fails.
 */
public final class CameraCheck {
  private static final Duration FIRST_PICTURE = Duration.ofSeconds(10);
  private static final Duration MEASURE = Duration.ofMillis(2100);

  private final Families families;
  private final CredentialGate gate;
  private final TimeLimits limits;
  private final ScheduledExecutorService scheduler;

  /** What the last check asked in vain: to check the same again is the user's word for it. */
  private final AtomicReference<@Nullable Asked> failed = new AtomicReference<>();

  private record Asked(CameraUrl url, @Nullable Credentials credentials) {}

  /**
   * @param gate is told that the user wants a refused password tried again
   * @param limits of each step
   * @param scheduler ends a check that takes too long; not closed here
   */
  public CameraCheck(
      Families families,
      CredentialGate gate,
      TimeLimits limits,
      ScheduledExecutorService scheduler) {
    this.limits = limits;
    this.families = families;
    this.gate = gate;
    this.scheduler = scheduler;
  }

  /**
   * Tries a camera out. A password that the camera is known to refuse is not sent again, unless the
   * last check failed with it and the user checks once more. Runs all steps on the calling thread,
   * which should be a platform thread because pictures are decoded on it.
   *
   * @param limit after this the step in progress fails
   * @param told each step as it ends
   * @return whether all went well
   */
  public boolean run(Camera camera, Duration limit, Consumer<CheckStep> told)
      throws InterruptedException {
    Asked asked = new Asked(camera.url(), camera.credentials());
    if (asked.equals(failed.getAndSet(null))) {
      gate.tryAgain(camera);
    }
    Walk walk = new Walk(told);
    Thread caller = Thread.currentThread();
    ScheduledFuture<?> alarm =
        scheduler.schedule(() -> walk.giveUp(caller), limit.toMillis(), TimeUnit.MILLISECONDS);
    try (PacketSource source = families.of(camera.url()).open(camera, Quality.MAIN, limits, walk)) {
      walk.opened(source);
      watch(source, walk);
      return true;
    } catch (OrielException e) {
      OrielException why = walk.timedOut(e);
      if (why.problem().kind() == Problem.Kind.REFUSED) {
        failed.set(asked); // whoever reads that and checks once more insists
      }
      told.accept(new CheckStep.Failed(walk.next, why));
    } catch (InterruptedException e) {
      if (!walk.gaveUp) {
        throw e;
      }
      told.accept(new CheckStep.Failed(walk.next, walk.timedOut(e)));
    } finally {
      alarm.cancel(false);
      walk.ended();
    }
    return false;
  }

  private void watch(PacketSource source, Walk walk) throws OrielException, InterruptedException {
    ScheduledFuture<?> patience =
        scheduler.schedule(
            () -> walk.losePatience(source), FIRST_PICTURE.toMillis(), TimeUnit.MILLISECONDS);
    Pictures pictures = new Pictures(walk);
    try (pictures) {
      while (!pictures.measured()) {
        if (Thread.interrupted()) {
          // While packets keep coming, no wait of the source notices it.
          throw new InterruptedException();
        }
        Packet packet = source.next();
        switch (packet) {
          case Packet.Video video -> {
            pictures.take(video);
            if (pictures.shown()) {
              patience.cancel(false);
            }
          }
          case Packet.Audio audio -> walk.heard(audio);
        }
      }
      pictures.tell();
    } finally {
      patience.cancel(false);
    }
    walk.tellSound(source.unknownSound());
  }

  /** Counts pictures until two seconds of them are known and sound had two seconds to begin. */
  private static final class Pictures implements AutoCloseable {
    private final Walk walk;
    private @Nullable VideoDecoder decoder;
    private @Nullable Codec codec;
    private long firstArrival;
    private long lastArrival;
    private int count;
    private long firstPictureMillis = -1;
    private int width;
    private int height;

    private Pictures(Walk walk) {
      this.walk = walk;
    }

    void take(Packet.Video video) {
      count++;
      firstArrival = count == 1 ? video.arrival() : firstArrival;
      lastArrival = video.arrival();
      if (!shown()) {
        decode(video);
      }
    }

    private void decode(Packet.Video video) {
      VideoDecoder open = decoder;
      if (open == null || codec != video.track().codec()) {
        close();
        open = new VideoDecoder(video.track());
        decoder = open;
        codec = video.track().codec();
      }
      if (open.decode(video.bytes()) == VideoDecoder.Outcome.PICTURE) {
        firstPictureMillis = walk.millis();
        width = open.picture().width();
        height = open.picture().height();
      }
    }

    boolean shown() {
      return firstPictureMillis >= 0;
    }

    boolean measured() {
      return shown()
          && count > 1
          && lastArrival - firstArrival >= MEASURE.toNanos()
          && walk.millis() - firstPictureMillis >= MEASURE.toMillis();
    }

    void tell() {
      Codec known = codec;
      if (known != null) {
        double fps = (count - 1) * 1e9 / (lastArrival - firstArrival);
        walk.done(new CheckStep.PictureSeen(known, width, height, fps, firstPictureMillis));
      }
    }

    @Override
    public void close() {
      if (decoder != null) {
        decoder.close();
        decoder = null;
      }
    }
  }

  /** Knows which step comes next, and ends a walk that takes too long. */
  private static final class Walk implements SignInSteps {
    private final Consumer<CheckStep> told;
    private final long start = System.nanoTime();
    private CheckStep.Name next = CheckStep.Name.REACH;
    private CheckStep.@Nullable SoundHeard sound;
    private @Nullable PacketSource source;
    private boolean over;
    private volatile boolean gaveUp;
    private volatile boolean noPicture;

    private Walk(Consumer<CheckStep> told) {
      this.told = told;
    }

    long millis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    void done(CheckStep step) {
      told.accept(step);
      next = step.name().next();
    }

    void heard(Packet.Audio audio) {
      if (sound == null) {
        sound = new CheckStep.SoundHeard(audio.track().codec(), audio.track().rate());
      }
    }

    void tellSound(@Nullable String unknown) {
      if (sound != null) {
        done(sound);
      } else if (unknown != null) {
        done(new CheckStep.SoundUnknown(unknown));
      }
    }

    synchronized void opened(PacketSource open) {
      source = open;
    }

    synchronized void ended() {
      over = true;
      if (gaveUp) {
        Thread.interrupted(); // the alarm's, not the user's
      }
    }

    /** The alarm: ends whatever the caller waits for. */
    synchronized void giveUp(Thread caller) {
      if (over) {
        return;
      }
      gaveUp = true;
      if (source == null) {
        caller.interrupt();
      } else {
        source.close();
      }
    }

    void losePatience(PacketSource open) {
      noPicture = true;
      open.close();
    }

    OrielException timedOut(Exception failure) {
      if (noPicture || (gaveUp && next == CheckStep.Name.PICTURE)) {
        return new OrielException(
            Problem.NO_PICTURE, Detail.of("no-picture-could-be-decoded-in-time"));
      }
      if (gaveUp) {
        return new OrielException(Problem.NO_ANSWER, Detail.of("took-too-long"), failure);
      }
      return failure instanceof OrielException known ? known : OrielException.mistake(failure);
    }

    @Override
    public void reached(long millis) {
      done(new CheckStep.Reached(millis));
    }

    @Override
    public void plain() {
      next = CheckStep.Name.SIGN_IN;
    }

    @Override
    public void secured(Secured line) {
      done(new CheckStep.Secured(line));
    }

    @Override
    public void signedIn(String method, @Nullable String passwordForm) {
      done(new CheckStep.SignedIn(method, passwordForm));
    }
  }
}
