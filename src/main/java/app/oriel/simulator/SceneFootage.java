package app.oriel.simulator;

import app.oriel.camera.PixelAspect;
import app.oriel.codec.VideoEncoder;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.simulator.scene.Scene;
import app.oriel.simulator.scene.Scenes;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A scene drawn and compressed as it happens, once for all who watch and only while they do. */
public final class SceneFootage implements Footage {
  /** One for all, so that a camera's large and small stream show the same moment. */
  private static final long BEGIN = System.nanoTime();

  private final FootageLoop loop;

  /**
   * How pictures are made.
   *
   * @param pixels their shape
   * @param bitrate in bits per second
   * @param gopSeconds from one unasked keyframe to the next
   * @param jpeg whether each picture is a JPEG of its own, and not H.264
   */
  public record Settings(PixelAspect pixels, int fps, int bitrate, int gopSeconds, boolean jpeg) {
    /** Of H.264. */
    public Settings(PixelAspect pixels, int fps, int bitrate, int gopSeconds) {
      this(pixels, fps, bitrate, gopSeconds, false);
    }

    /** What four cameras on one desk computer can afford. */
    public static Settings demo() {
      return new Settings(PixelAspect.UNSAID, 15, 1_200_000, 4);
    }
  }

  /**
   * Starts a thread that waits for the first watcher.
   *
   * @param scene opens the scene, on that thread
   * @param clock what the clock in the picture shows
   * @param threads of platform threads
   */
  public SceneFootage(
      Supplier<Scene> scene,
      Ambience ambience,
      Settings settings,
      Clock clock,
      ThreadFactory threads) {
    loop =
        new FootageLoop(
            settings.fps(), () -> lens(scene.get(), settings, clock), ambience, threads);
  }

  private static FootageLoop.Lens lens(Scene scene, Settings settings, Clock clock) {
    return settings.jpeg() ? new JpegLens(scene, clock) : new SceneLens(scene, settings, clock);
  }

  private static Scene.Moment moment(Clock clock, long now) {
    return new Scene.Moment(LocalDateTime.now(clock), (now - BEGIN) / 1e9);
  }

  /** The demo's footage for one of any number of cameras: 1280x720, 15 a second. */
  public static SceneFootage forCamera(int camera, Clock clock, ThreadFactory threads) {
    String name = Scenes.names().get(Math.floorMod(camera, Scenes.names().size()));
    return new SceneFootage(
        () -> Scenes.forCamera(camera, 1280, 720),
        Ambience.of(name),
        Settings.demo(),
        clock,
        threads);
  }

  @Override
  public Watch watch(Consumer<Shot> watcher) {
    return loop.watch(watcher);
  }

  /** Waits until the thread has freed its native memory, but not for ever. */
  @Override
  public void close() {
    loop.close();
  }

  /** Draws what changed, hands that to the encoder, and compresses. */
  private static final class SceneLens implements FootageLoop.Lens {
    private final Scene scene;
    private final Clock clock;
    private final VideoEncoder encoder;

    SceneLens(Scene scene, Settings settings, Clock clock) {
      this.scene = scene;
      this.clock = clock;
      encoder =
          new VideoEncoder(
              scene.width(),
              scene.height(),
              settings.pixels(),
              settings.fps(),
              settings.bitrate(),
              settings.fps() * settings.gopSeconds());
    }

    @Override
    public Shot.@Nullable Picture shoot(boolean keyframe) {
      long now = System.nanoTime();
      scene
          .draw(moment(clock, now))
          .forEach(it -> encoder.update(scene.pixels(), it.x, it.y, it.width, it.height));
      Encoded encoded = encoder.encode(keyframe);
      return encoded == null
          ? null
          : new Shot.Picture(encoded.accessUnit(), encoded.keyframe(), now);
    }

    @Override
    public void close() {
      encoder.close();
    }
  }

  /** Draws, and makes a JPEG of the whole picture each time. */
  private static final class JpegLens implements FootageLoop.Lens {
    private final Scene scene;
    private final Clock clock;
    private final JpegPictures pictures = new JpegPictures();

    JpegLens(Scene scene, Clock clock) {
      this.scene = scene;
      this.clock = clock;
    }

    @Override
    public Shot.Picture shoot(boolean keyframe) {
      long now = System.nanoTime();
      scene.draw(moment(clock, now));
      byte[] jpeg = pictures.write(scene.pixels(), scene.width(), scene.height());
      return new Shot.Picture(jpeg, true, now);
    }

    @Override
    public void close() {
      pictures.close();
    }
  }
}
