package app.oriel.live;

import app.oriel.camera.Codec;
import app.oriel.camera.Detail;
import app.oriel.camera.Losses;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.TrackInfo;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream that a test feeds by hand. */
public final class ScriptedSource implements PacketSource {
  private static final TrackInfo.Video H264 = new TrackInfo.Video(Codec.H264);

  private static final TrackInfo.Audio PCMU = new TrackInfo.Audio(Codec.PCMU, 8000, 1);

  private final BlockingQueue<Next> queue = new LinkedBlockingQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Runnable whenClosed;
  private volatile Losses losses = Losses.NONE;

  /** What the reader gets next. */
  private interface Next {
    Packet get() throws OrielException, InterruptedException;
  }

  ScriptedSource(Runnable whenClosed) {
    this.whenClosed = whenClosed;
  }

  /** A packet that arrives when it is made. */
  public static Packet.Video packet(byte[] unit, boolean keyframe) {
    long now = System.nanoTime();
    return new Packet.Video(H264, unit, now / 1000, now, keyframe);
  }

  /** Sends an access unit. */
  public void send(byte[] unit, boolean keyframe) {
    queue.add(() -> packet(unit, keyframe));
  }

  /** Sends this very packet. */
  public void give(Packet packet) {
    queue.add(() -> packet);
  }

  /** Whether all was taken that was sent; but for the last, it was handed out, too. */
  public boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Sends a keyframe that nobody decodes. */
  public void send() {
    send(new byte[] {1}, true);
  }

  /** Loses some of the stream before what is sent next. */
  public void lose(long packets, long units) {
    queue.add(
        () -> {
          losses = new Losses(losses.packets() + packets, losses.units() + units);
          return next();
        });
  }

  @Override
  public Losses losses() {
    return losses;
  }

  /** Sends a piece of sound. */
  public void sound() {
    queue.add(
        () -> {
          long now = System.nanoTime();
          return new Packet.Audio(PCMU, new byte[] {1}, now / 1000, now);
        });
  }

  /** Runs out of memory while the next packet is read. */
  public void runOutOfMemory() {
    queue.add(
        () -> {
          throw new OutOfMemoryError("as told");
        });
  }

  /** Breaks the stream off. */
  public void fail(Problem problem) {
    queue.add(
        () -> {
          throw new OrielException(problem, Detail.of("said", "as told"));
        });
  }

  /** Makes a mistake of the family show in the stream. */
  public void stumble() {
    queue.add(
        () -> {
          throw new IllegalStateException("as told");
        });
  }

  /** Whether the reader, or whoever gave up on it, closed it. */
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public Packet next() throws OrielException, InterruptedException {
    Next next = queue.take();
    if (closed.get()) {
      throw new OrielException(Problem.CONNECTION_LOST, Detail.of("said", "closed"));
    }
    return next.get();
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      whenClosed.run();
      fail(Problem.CONNECTION_LOST);
    }
  }
}
