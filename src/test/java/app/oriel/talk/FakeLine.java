package app.oriel.talk;

import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.camera.TalkFormat;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Notes what it is given and when. */
final class FakeLine implements TalkLine {
  static final TalkFormat USUAL =
      new TalkFormat(Codec.PCMU, 8000, 160, Duration.ofMillis(300), Duration.ofMillis(600), true);

  final List<Long> times = new ArrayList<>();
  final List<Boolean> heard = new ArrayList<>();
  volatile boolean closed;
  volatile @Nullable OrielException failure;

  /** Closing waits for it, as for a camera that is told goodbye. */
  volatile CountDownLatch farewell = new CountDownLatch(0);

  private final List<byte[]> packets = new ArrayList<>();
  private final TalkFormat format;
  private final LongSupplier clock;

  FakeLine() {
    this(USUAL, System::nanoTime);
  }

  FakeLine(TalkFormat format, LongSupplier clock) {
    this.format = format;
    this.clock = clock;
  }

  @Override
  public TalkFormat format() {
    return format;
  }

  @Override
  public TalkTerms terms() {
    return new TalkTerms("fake", null, null, null);
  }

  @Override
  public synchronized void send(byte[] packet) throws OrielException {
    OrielException over = failure;
    if (over != null) {
      throw over;
    }
    times.add(clock.getAsLong());
    packets.add(packet);
  }

  synchronized int count() {
    return packets.size();
  }

  /** All samples in their order. */
  synchronized short[] samples() {
    short[] all = new short[packets.size() * format.packetSamples()];
    for (int i = 0; i < packets.size(); i++) {
      short[] some = app.oriel.codec.G711.samples(format.codec(), packets.get(i));
      System.arraycopy(some, 0, all, i * format.packetSamples(), some.length);
    }
    return all;
  }

  @Override
  public long dropped() {
    return 0;
  }

  @Override
  public void heard(boolean was) {
    heard.add(was);
  }

  @Override
  public void close() {
    try {
      farewell.await();
      closed = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
