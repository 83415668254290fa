package app.oriel.ui.editor;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.ui.wall.WallCamera;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A list of cameras that a test holds in its hands; remembers what was kept, in order. */
public final class FakeBook implements CameraBook {
  /** Whether it keeps anything. */
  public volatile boolean lasting = true;

  /** Thrown at each keeping, where it is not null. */
  public volatile @Nullable OrielException full;

  /** What was kept, such as {@code add Hall kasa://hall ann:secret}. */
  public final BlockingQueue<String> kept = new LinkedBlockingQueue<>();

  /** Writes once it is open. */
  public volatile CountDownLatch writing = new CountDownLatch(0);

  /** How often something was to be kept. */
  public final AtomicInteger asked = new AtomicInteger();

  private int number;

  @Override
  public boolean lasting() {
    return lasting;
  }

  @Override
  public CameraUrl canonical(CameraUrl url) throws OrielException {
    if (!url.scheme().equals("kasa") && !url.scheme().equals("fake")) {
      throw new OrielException(
          Problem.UNSUPPORTED, Detail.of("no-camera-begins-with", url.scheme() + "://", "kasa://"));
    }
    return new CameraUrl(url.scheme(), url.host(), url.portOr(19443), "");
  }

  @Override
  public WallCamera add(Camera camera) throws OrielException {
    keep("add " + words(camera));
    Camera own =
        new Camera(camera.name(), camera.url(), camera.credentials(), CameraMemory.forgetful())
            .shownIn(camera.aspect());
    return new WallCamera(own, "Kasa", "id" + ++number);
  }

  @Override
  public WallCamera edit(String id, Camera before, Camera after) throws OrielException {
    keep("edit " + id + " " + words(after));
    return new WallCamera(after, "Kasa", id);
  }

  @Override
  public void keepCredentials(String id, Credentials credentials) throws OrielException {
    keep("credentials " + id + " " + words(credentials));
  }

  @Override
  public void remove(String id) throws OrielException {
    keep("remove " + id);
  }

  private static String words(Camera camera) {
    String aspect = camera.aspect() == DisplayAspect.AS_SENT ? "" : " " + camera.aspect().word();
    return camera.name() + " " + camera.url() + " " + words(camera.credentials()) + aspect;
  }

  private static String words(@Nullable Credentials credentials) {
    return credentials == null ? "-" : credentials.user() + ":" + credentials.password();
  }

  private void keep(String what) throws OrielException {
    asked.incrementAndGet();
    try {
      writing.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (full != null) {
      throw full;
    }
    kept.add(what);
  }
}
