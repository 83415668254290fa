package app.oriel.simulator.ipc;

import app.oriel.simulator.CommonQuirk;
import app.oriel.simulator.CommonQuirk.DropBy;
import app.oriel.simulator.Footage;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.SentParts;
import app.oriel.simulator.Shot;
import app.oriel.simulator.ShotQueue;
import app.oriel.simulator.WifiAir;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream from PLAY until it ends, on a thread of its own. */
final class MediaRun {
  private static final Logger LOG = LoggerFactory.getLogger(MediaRun.class);

  /** Every stream meets the same air, so that what was seen can be seen again. */
  private static final long AIR_SEED = 1;

  private final Parts parts;
  private final Quirks quirks;
  private final RtspLine line;
  private final StreamTracks tracks;
  private final BooleanSupplier forgotten;
  private final ShotQueue shots = new ShotQueue(true);
  private final CountDownLatch firstSent = new CountDownLatch(1);
  private final long start = System.nanoTime();
  private final WifiAir air;

  /**
   * What all streams of a camera share.
   *
   * @param reboot makes the camera reboot
   * @param crash ends the program behind the port, until the camera is told to reboot
   */
  record Parts(
      Quirks quirks, IpcTally tally, SentParts sentParts, Runnable reboot, Runnable crash) {}

  /**
   * @param forgotten whether nothing has kept the session alive for too long
   */
  MediaRun(Parts parts, RtspLine line, StreamTracks tracks, BooleanSupplier forgotten) {
    this.parts = parts;
    this.quirks = parts.quirks();
    this.line = line;
    this.tracks = tracks;
    this.forgotten = forgotten;
    air = new WifiAir(quirks.get(IpcQuirk.WIFI_JITTER), AIR_SEED);
  }

  /** Streams until the line fails, {@link #end} is called, or a quirk ends it. */
  void run(Footage footage) {
    Footage.Watch watch = footage.watch(shots::offer);
    try (watch;
        FrameMaker maker = new FrameMaker(quirks, tracks)) {
      send(maker);
    } catch (IOException e) {
      LOG.debug("a stream lost its connection", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      shots.close();
    }
  }

  /** Ends the stream; from any thread, harmless twice. */
  void end() {
    shots.close();
  }

  /** Waits until the first picture has left, but not for ever. */
  void awaitFirst() throws InterruptedException {
    if (!firstSent.await(3, TimeUnit.SECONDS)) {
      LOG.debug("a stream has nothing to send yet");
    }
  }

  private void send(FrameMaker maker) throws IOException, InterruptedException {
    for (Shot shot = shots.take(); shot != null; shot = shots.take()) {
      long ready = System.nanoTime() - start;
      TimeUnit.NANOSECONDS.sleep(air.leaves(ready) - ready);
      List<byte[]> frames = maker.frames(shot);
      if (isOver(frames)) {
        return;
      }
      line.frames(frames);
      count(shot, frames.size());
    }
  }

  private void count(Shot shot, int packets) {
    parts.sentParts().sent(shot.capturedAt(), System.nanoTime());
    parts.tally().packetsSent.addAndGet(packets);
    if (shot instanceof Shot.Picture) {
      parts.tally().picturesSent.incrementAndGet();
      firstSent.countDown();
    }
  }

  private boolean isOver(List<byte[]> frames) throws IOException, InterruptedException {
    if (forgotten.getAsBoolean()) {
      parts.tally().timeouts.incrementAndGet();
      line.close();
      return true;
    }
    if (CommonQuirk.isOver(quirks, IpcQuirk.REBOOT_AFTER, start)) {
      parts.reboot().run();
      return true;
    }
    if (CommonQuirk.isOver(quirks, IpcQuirk.STALL, start)) {
      shots.awaitClosed();
      return true;
    }
    return !frames.isEmpty() && CommonQuirk.isOver(quirks, IpcQuirk.DROP, start) && cut(frames);
  }

  private boolean cut(List<byte[]> frames) throws IOException {
    line.half(frames.getFirst());
    if (quirks.get(IpcQuirk.DROP_BY) == DropBy.RESET) {
      line.reset();
    } else {
      line.close();
    }
    return true;
  }
}
