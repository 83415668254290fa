package app.oriel.ui;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.profile.CameraEntry;
import app.oriel.profile.KeptJson;
import app.oriel.profile.LiveProfile;
import app.oriel.profile.MicrophoneSettings;
import app.oriel.profile.Profile;
import app.oriel.profile.Remembered;
import app.oriel.profile.Settings;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallContent;
import app.oriel.ui.wall.WallSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list of cameras that a test holds in its hands; remembers what was kept, in order. */
public final class FakeSource implements WallSource {
  /** What the demo shows. */
  public volatile Supplier<List<WallCamera>> demo;

  /** What is read. */
  public volatile WallContent content = WallContent.of(List.of());

  /** What each keeping ends with, where it is not null. */
  public volatile @Nullable OrielException full;

  /** Writes once it is open. */
  public volatile CountDownLatch writing = new CountDownLatch(0);

  /** What was kept: ids divided by blanks, the layout's word, or the volume. */
  public final BlockingQueue<String> kept = new LinkedBlockingQueue<>();

  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("fake disk").factory());
  private final LiveProfile live = new LiveProfile(Profile.EMPTY, this::update);
  private Profile profile = Profile.EMPTY;

  /** Nothing to read yet. */
  public FakeSource(Supplier<List<WallCamera>> demo) {
    this.demo = demo;
  }

  @Override
  public WallContent read() {
    return content;
  }

  @Override
  public List<WallCamera> demo() {
    return demo.get();
  }

  @Override
  public LiveProfile profile() {
    return live;
  }

  /** Has these cameras in its list. */
  public void hold(List<WallCamera> cameras) {
    disk.execute(
        () -> {
          Profile only = Profile.EMPTY.with(profile.settings());
          for (WallCamera each : cameras) {
            only = only.plus(entry(each));
          }
          profile = only;
        });
  }

  /** Waits until all is written. */
  public void close() {
    disk.close();
  }

  private static CameraEntry entry(WallCamera camera) {
    CameraUrl url = camera.camera().url();
    String name = camera.camera().name();
    return new CameraEntry(
        camera.id(),
        name,
        url,
        DisplayAspect.AS_SENT,
        null,
        null,
        Remembered.NOTHING,
        KeptJson.NONE);
  }

  private CompletionStage<Profile> update(UnaryOperator<Profile> change) {
    CompletableFuture<Profile> done = new CompletableFuture<>();
    disk.execute(() -> write(change, done));
    return done;
  }

  private void write(UnaryOperator<Profile> change, CompletableFuture<Profile> done) {
    try {
      writing.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Profile before = profile;
    Profile now = change.apply(before);
    OrielException failure = full;
    if (failure != null) {
      done.completeExceptionally(failure);
      return;
    }
    profile = now;
    note(before, now, FakeSource::order);
    note(before, now, it -> it.settings().wall().layout().word());
    note(before, now, it -> "volume " + it.settings().wall().volume());
    note(before, now, it -> recordings(it.settings()));
    note(before, now, it -> microphone(it.settings().microphone()));
    done.complete(now);
  }

  private void note(Profile before, Profile now, Function<Profile, String> words) {
    if (!words.apply(before).equals(words.apply(now))) {
      kept.add(words.apply(now));
    }
  }

  private static String order(Profile profile) {
    return profile.cameras().stream().map(CameraEntry::id).collect(Collectors.joining(" "));
  }

  private static String recordings(Settings settings) {
    long seconds = settings.recordings().remembered().toSeconds();
    return "settings " + settings.recordings().folder() + " " + seconds;
  }

  private static String microphone(MicrophoneSettings it) {
    return "microphone " + it.device() + " " + it.gainPercent() + " " + it.noiseGate();
  }
}
