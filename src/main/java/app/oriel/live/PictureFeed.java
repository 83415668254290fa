package app.oriel.live;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.codec.Crop;
import app.oriel.codec.Picture;
import app.oriel.codec.PictureScaler;
import app.oriel.codec.VideoDecoder;
import app.oriel.live.FrameExchange.Frame;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera's pictures for one tile: decoded on a thread of its own, at the size the tile asks for,
 * newest wins. Closing it ends the thread, which frees everything native.
 */
public final class PictureFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PictureFeed.class);

  /** About two seconds: after a pause of the network the decoder catches up from here. */
  private static final int QUEUE = 32;

  /** While catching up, show one picture at least this often. */
  private static final long LONGEST_UNSHOWN = 100_000_000L;

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final CameraSession session;
  private final Runnable whenClosed;
  private final PacketQueue queue = new PacketQueue(QUEUE);
  private final FrameExchange frames = new FrameExchange();
  private final DelayMeter delays = new DelayMeter();
  private final DelayMeter decoding = new DelayMeter();
  private final Thread decoderThread;

  private volatile FrameSize wanted = new FrameSize(640, 360);
  private volatile Part part = Part.WHOLE;
  private volatile Sight sight = Sight.NOTHING;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong damaged = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  // Only the decoder thread's.
  private @Nullable VideoDecoder decoder;
  private @Nullable Codec codec;
  private long publishedAt;
  private Part sightPart = Part.WHOLE;

  PictureFeed(CameraSession session, Threads threads, Runnable whenClosed) {
    this.session = session;
    this.whenClosed = whenClosed;
    this.decoderThread =
        threads.startPlatform(session.camera().name() + " decoder", this::decodeAll);
    session.feed(queue);
  }

  /** The session behind it, for its state. */
  public CameraSession session() {
    return session;
  }

  /** Where the window takes pictures from. */
  public FrameExchange frames() {
    return frames;
  }

  /** Asks for pictures that fit a tile of this many real pixels; from any thread. */
  public void resize(int width, int height) {
    wanted = new FrameSize(Math.max(width, 2), Math.max(height, 2));
  }

  /**
   * Asks for a part of the camera's picture, with as many of the camera's own pixels as fit into
   * the wanted size; from any thread.
   */
  public void look(Part wantedPart) {
    part = wantedPart;
  }

  /** Notes that a picture was shown by the pulse at this {@link System#nanoTime}. */
  public void shown(Frame frame, long now) {
    delays.shown(frame.arrival(), now);
  }

  /** How the pictures fare. */
  public FeedStats stats() {
    long now = System.nanoTime();
    DelayMeter.Second second = delays.lastSecond(now);
    Sight shown = sight;
    return new FeedStats(
        second.shown(),
        second.p50(),
        second.p95(),
        decoding.lastSecond(now).p50(),
        shown.sourceWidth(),
        shown.sourceHeight(),
        received.get(),
        queue.dropped() + frames.unseen(),
        damaged.get());
  }

  private void decodeAll() {
    try (PictureScaler scaler = new PictureScaler()) {
      while (true) {
        Packet.Video packet = queue.take();
        if (packet == null) {
          return;
        }
        received.incrementAndGet();
        decodeOrSkip(packet, scaler);
      }
    } catch (InterruptedException e) {
      log.debug("{}: the decoder was ended", session.camera().name());
    } finally {
      closeDecoder();
    }
  }

  /** Whatever a stream makes the codec do, the next keyframe is tried with a new decoder. */
  private void decodeOrSkip(Packet.Video packet, PictureScaler scaler) {
    try {
      decode(packet, scaler);
    } catch (RuntimeException | Error e) {
      // An error too, memory that ran out say: a tile must not stay as it is for ever.
      log.warn("{}: a picture could not be decoded", session.camera().name(), e);
      closeDecoder();
      skipDamage();
    }
  }

  private void decode(Packet.Video packet, PictureScaler scaler) {
    long start = System.nanoTime();
    VideoDecoder open = decoderFor(packet.track().codec());
    switch (open.decode(packet.bytes())) {
      case PICTURE -> show(open.picture(), packet.arrival(), start, scaler);
      case DAMAGED -> skipDamage();
      case NOTHING -> {}
    }
  }

  /** What refers to a damaged picture is damaged too, so nothing is shown up to a keyframe. */
  private void skipDamage() {
    damaged.incrementAndGet();
    queue.skipToKeyframe();
    if (decoder != null) {
      decoder.flush();
    }
  }

  private void show(Picture picture, long arrival, long start, PictureScaler scaler) {
    Sight seen = sightOf(picture);
    if (queue.hasMore() && start - publishedAt < LONGEST_UNSHOWN) {
      return;
    }
    FrameSize size = new FrameSize(seen.width(), seen.height()).fitInto(wanted);
    Frame frame = frames.toWrite(size.width(), size.height());
    Crop crop = seen.crop();
    if (crop == null) {
      scaler.scale(picture, frame.pixels());
    } else {
      scaler.scale(picture, crop, frame.pixels());
    }
    frames.publish(frame, arrival, seen);
    publishedAt = System.nanoTime();
    decoding.shown(start, publishedAt);
  }

  private Sight sightOf(Picture picture) {
    Part now = part;
    Sight before = sight;
    if (now.equals(sightPart)
        && before.sourceWidth() == picture.width()
        && before.sourceHeight() == picture.height()) {
      return before;
    }
    sightPart = now;
    sight = Sight.of(now, picture.width(), picture.height());
    return sight;
  }

  private VideoDecoder decoderFor(Codec wantedCodec) {
    VideoDecoder open = decoder;
    if (open == null || codec != wantedCodec) {
      closeDecoder();
      open = new VideoDecoder(wantedCodec);
      decoder = open;
      codec = wantedCodec;
    }
    return open;
  }

  private void closeDecoder() {
    if (decoder != null) {
      decoder.close();
      decoder = null;
    }
  }

  /** Ends the decoder thread and lets the session go; harmless twice. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    session.unfeed(queue);
    decoderThread.interrupt();
    try {
      if (!decoderThread.join(FAREWELL)) {
        log.warn("{}: the decoder did not end in time", session.camera().name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    whenClosed.run();
  }
}
