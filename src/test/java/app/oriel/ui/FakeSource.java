package app.oriel.ui;

import app.oriel.camera.CameraException;
import app.oriel.record.KeepSettings;
import app.oriel.ui.tile.MicrophoneChoice;
import app.oriel.ui.wall.Layout;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallContent;
import app.oriel.ui.wall.WallSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list of cameras that a test holds in its hands; remembers what was kept, in order. */
public final class FakeSource implements WallSource {
  /** What the demo shows. */
  public volatile Supplier<List<WallCamera>> demo;

  /** What is read. */
  public volatile WallContent content = WallContent.of(List.of());

  /** Thrown at each keeping, where it is not null. */
  public volatile @Nullable CameraException full;

  /** Thrown at each keeping of an order, where it is not null. */
  public volatile @Nullable CameraException noOrder;

  /** Writes once it is open. */
  public volatile CountDownLatch writing = new CountDownLatch(0);

  /** What was kept: ids divided by blanks, the layout's word, or the volume. */
  public final BlockingQueue<String> kept = new LinkedBlockingQueue<>();

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
  public void keepOrder(List<String> ids) throws CameraException {
    CountDownLatch open = writing;
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (noOrder != null) {
      throw noOrder;
    }
    keep(String.join(" ", ids));
  }

  @Override
  public void keepLayout(Layout layout) throws CameraException {
    keep(layout.word());
  }

  @Override
  public void keepVolume(int percent) throws CameraException {
    keep("volume " + percent);
  }

  @Override
  public void keepSettings(KeepSettings settings) throws CameraException {
    keep("settings " + settings.folder() + " " + settings.remembered().toSeconds());
  }

  @Override
  public void keepMicrophone(MicrophoneChoice choice) throws CameraException {
    keep("microphone " + choice.device() + " " + choice.gainPercent() + " " + choice.noiseGate());
  }

  private void keep(String what) throws CameraException {
    if (full != null) {
      throw full;
    }
    kept.add(what);
  }
}
