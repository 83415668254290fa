package app.oriel.record;

import app.oriel.camera.Camera;
import app.oriel.camera.Detail;
import app.oriel.live.CameraHub;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All recorders of a program, and the watch over their disks. Closing it ends them, before the
 * cameras end.
 */
public final class Recordings implements AutoCloseable {
  private final LiveCameras cameras;
  private final Threads threads;
  private final Clock clock;
  private volatile DiskGuard guard;
  private final DiskWatch disk;
  private final List<Recorder> recorders = new CopyOnWriteArrayList<>();

  /**
   * @param clock tells the hour, and whose
   */
  public Recordings(LiveCameras cameras, DiskGuard guard, Threads threads, Clock clock) {
    this.cameras = cameras;
    this.threads = threads;
    this.clock = clock;
    this.guard = guard;
    this.disk = new DiskWatch(guard, threads);
  }

  /** Keeps a camera in a folder; the caller closes it. */
  public Recorder recorder(
      Camera camera, Path folder, RecordOptions options, PreRollSettings remembered) {
    return recorder(camera, folder(camera, folder), options, remembered);
  }

  /** Keeps a camera wherever that is; the caller closes it. */
  public Recorder recorder(
      Camera camera, Destination destination, RecordOptions options, PreRollSettings remembered) {
    return recorder(cameras.hub(camera), true, destination, options, remembered);
  }

  /**
   * Keeps a camera that a tile shows; the caller closes it. While nothing is recorded it rides
   * along with the tile, so that the camera need not send another stream, unless the best one is to
   * be remembered.
   */
  public Recorder rider(
      CameraHub camera,
      Destination destination,
      RecordOptions options,
      PreRollSettings remembered) {
    return recorder(camera, false, destination, options, remembered);
  }

  private Recorder recorder(
      CameraHub camera,
      boolean alone,
      Destination destination,
      RecordOptions options,
      PreRollSettings remembered) {
    Recorder recorder =
        new Recorder(camera, alone, destination, options, remembered, disk, clock, threads);
    recorders.removeIf(Recorder::isClosed);
    recorders.add(recorder);
    return recorder;
  }

  /** So much stays free on every disk from now on, whatever is being recorded. */
  public void guardBy(DiskGuard next) {
    guard = next;
    disk.guardBy(next);
  }

  /** The place of a camera in a folder of recordings, by this program's clock. */
  public Destination folder(Camera camera, Path folder) {
    return new Destination.Folder(folder.toAbsolutePath(), camera.name(), clock.getZone());
  }

  /** Takes single pictures. */
  public Snapshots snapshots() {
    return new Snapshots(cameras, threads, clock);
  }

  /** The next of what the user should know of a disk; each thing is told once. */
  public Optional<Detail> news() {
    return disk.news();
  }

  /** The files that are being written now. */
  public Set<Path> written() {
    return recorders.stream()
        .map(Recorder::state)
        .flatMap(state -> Stream.of(state.recording(), state.clip()))
        .flatMap(each -> each instanceof RecordState.Running on ? Stream.of(on) : Stream.empty())
        .map(on -> on.progress().file())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Repairs what a crash left in a folder of recordings. */
  public Repair repair(Path folder) {
    return new Repair(folder, guard);
  }

  /**
   * Repairs on a thread of its own, as {@link Repair#run}.
   *
   * @return fails with what looking for crashes failed with
   */
  public CompletableFuture<Repair.Result> repairAside(
      Path folder, Predicate<Repair.Progress> goesOn) {
    CompletableFuture<Repair.Result> result = new CompletableFuture<>();
    threads.startPlatform(
        "repair",
        () -> {
          try {
            result.complete(repair(folder).run(goesOn));
          } catch (IOException | RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /** Ends all recorders side by side, and waits until their files are closed. */
  @Override
  public void close() {
    List<Thread> closing =
        recorders.stream()
            .map(each -> threads.startVirtual("closing a recorder", each::close))
            .toList();
    try {
      for (Thread each : closing) {
        each.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    disk.close();
  }
}
