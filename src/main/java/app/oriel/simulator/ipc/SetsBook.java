package app.oriel.simulator.ipc;

import app.oriel.simulator.Footage;
import app.oriel.simulator.Shot;
import app.oriel.simulator.ipc.IpcTraits.VideoCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The parameter sets of each footage, looked up when first asked for. For any thread. */
final class SetsBook {
  private static final long PATIENCE_SECONDS = 5;

  private final VideoCodec codec;
  private final Map<Footage, List<byte[]>> known = new ConcurrentHashMap<>();

  SetsBook(VideoCodec codec) {
    this.codec = codec;
  }

  /**
   * VPS, SPS and PPS as they are, without start codes. Waits for the footage's next keyframe the
   * first time; empty where none comes within five seconds.
   */
  List<byte[]> of(Footage footage) throws InterruptedException {
    if (codec == VideoCodec.MJPEG) {
      return List.of();
    }
    List<byte[]> found = known.get(footage);
    if (found == null) {
      found = look(footage);
      if (!found.isEmpty()) {
        known.put(footage, found);
      }
    }
    return found;
  }

  private List<byte[]> look(Footage footage) throws InterruptedException {
    CompletableFuture<byte[]> keyframe = new CompletableFuture<>();
    Footage.Watch watch = footage.watch(shot -> note(shot, keyframe));
    try (watch) {
      return Nal.units(keyframe.get(PATIENCE_SECONDS, TimeUnit.SECONDS), codec).stream()
          .filter(unit -> Nal.isParameterSet(unit, codec))
          .toList();
    } catch (ExecutionException | TimeoutException e) {
      return List.of();
    }
  }

  private static void note(Shot shot, CompletableFuture<byte[]> keyframe) {
    if (shot instanceof Shot.Picture picture && picture.keyframe()) {
      keyframe.complete(picture.accessUnit());
    }
  }
}
