package app.oriel.simulator.ipc;

import app.oriel.simulator.Footage;
import app.oriel.simulator.Shot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Footage that begins with a keyframe for everybody; the rest is shot by hand. */
final class StillFootage implements Footage {
  static final byte[] SPS = {0x67, 0x64, 0, 0x16, 1, 2};
  static final byte[] PPS = {0x68, 3, 4};
  static final byte[] IDR = {0x65, 4, 5, 6};

  private final List<Consumer<Shot>> watchers = new ArrayList<>();
  private final List<byte[]> keyframe;
  private final long begin = System.nanoTime();

  StillFootage() {
    this(List.of(SPS, PPS, IDR));
  }

  /**
   * @param keyframe its NAL units
   */
  StillFootage(List<byte[]> keyframe) {
    this.keyframe = keyframe;
  }

  @Override
  public synchronized Watch watch(Consumer<Shot> watcher) {
    watchers.add(watcher);
    watcher.accept(new Shot.Picture(unit(keyframe), true, begin));
    return () -> leave(watcher);
  }

  @Override
  public void close() {}

  /** A picture of one slice that has so many bytes, some milliseconds after the first. */
  void picture(int bytes, int millis) {
    byte[] slice = new byte[bytes];
    Arrays.fill(slice, (byte) 0x11);
    slice[0] = 0x41;
    shoot(new Shot.Picture(unit(List.of(slice)), false, at(millis)));
  }

  void sound(int bytes, int millis) {
    shoot(new Shot.Sound(new byte[bytes], at(millis)));
  }

  private long at(int millis) {
    return begin + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private synchronized void shoot(Shot shot) {
    watchers.forEach(watcher -> watcher.accept(shot));
  }

  private synchronized void leave(Consumer<Shot> watcher) {
    watchers.remove(watcher);
  }

  private static byte[] unit(List<byte[]> nals) {
    var bytes = new java.io.ByteArrayOutputStream();
    for (byte[] nal : nals) {
      bytes.writeBytes(new byte[] {0, 0, 0, 1});
      bytes.writeBytes(nal);
    }
    return bytes.toByteArray();
  }
}
