package app.oriel.videofile;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.camera.FileUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Video files: {@code file:///home/ann/clip.mp4}, played in a loop at their own pace. */
public final class VideoFileFamily implements CameraFamily {
  @Override
  public String scheme() {
    return FileUrl.SCHEME;
  }

  /** Nobody made it. */
  @Override
  public String displayName() {
    return "";
  }

  @Override
  public String nameOf(CameraUrl url) {
    return FileUrl.nameOf(url);
  }

  @Override
  public boolean asksWho() {
    return false;
  }

  @Override
  public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException {
    long start = System.nanoTime();
    Path file = pathOf(camera.url());
    check(file);
    steps.reached(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    steps.plain();
    steps.signedIn("none", null);
    FileSource source = new FileSource(file);
    try {
      source.begin();
      return source;
    } catch (OrielException | InterruptedException | RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  private static Path pathOf(CameraUrl url) throws OrielException {
    try {
      return FileUrl.pathOf(url);
    } catch (InvalidPathException e) {
      throw unreadable(FileUrl.nameOf(url), Detail.of("is-no-ordinary-file"));
    }
  }

  /**
   * Only an ordinary file may be opened: opening a pipe or a device can wait for ever, and reading
   * one can do harm.
   */
  static void check(Path file) throws OrielException {
    BasicFileAttributes found = attributes(file);
    if (!found.isRegularFile()) {
      throw unreadable(file, Detail.of("is-no-ordinary-file"));
    }
    // What /proc and the like make up on the spot has no size either.
    if (found.size() == 0) {
      throw unreadable(file, Detail.of("it-is-empty"));
    }
  }

  private static BasicFileAttributes attributes(Path file) throws OrielException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw unreadable(file, Detail.of("does-not-exist"));
    } catch (AccessDeniedException e) {
      throw unreadable(file, Detail.of("access-is-denied"));
    } catch (IOException e) {
      // A file where a folder should be, a loop of links, a disk that fails.
      throw unreadable(file, Detail.of("it-cannot-be-opened-for-reading"));
    }
  }

  private static OrielException unreadable(Object file, Detail reason) {
    return new OrielException(Problem.FILE_UNREADABLE, Detail.of("at", file, reason));
  }

  @Override
  public Set<Quality> qualities(CameraUrl url) {
    return Set.of(Quality.MAIN);
  }

  /** A file's URL is always written in one way. */
  @Override
  public CameraUrl canonical(CameraUrl url) {
    return url;
  }
}
