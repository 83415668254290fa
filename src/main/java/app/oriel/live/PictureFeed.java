package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.Packet;
import app.oriel.camera.PictureShape;
import app.oriel.camera.Quality;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Crop;
import app.oriel.codec.Picture;
import app.oriel.codec.PictureScaler;
import app.oriel.codec.VideoDecoder;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.process.Threads;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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

  private static final FrameSize NOBODY = new FrameSize(2, 2);

  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final CameraHub hub;
  private final Subscription packets;
  private final FrameExchange frames = new FrameExchange();
  private final DelayMeter delays = new DelayMeter();
  private final DelayMeter decoding = new DelayMeter();
  private final Thread decoderThread;

  private volatile boolean resting;
  private volatile FrameSize wanted = new FrameSize(640, 360);
  private volatile PictureArea part = PictureArea.WHOLE;
  private volatile Viewport sight = Viewport.NOTHING;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong damaged = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  // Only the decoder thread's.
  private @Nullable VideoDecoder decoder;
  private TrackInfo.@Nullable Video track;
  private long publishedAt;
  private long lastSeen = System.nanoTime();
  private PictureArea sightPart = PictureArea.WHOLE;
  private DisplayAspect sightAspect = DisplayAspect.AS_SENT;
  private PictureShape sentShape = PictureShape.PLAIN;

  PictureFeed(CameraHub hub, Threads threads) {
    this.hub = hub;
    packets = hub.subscribe(Want.Fit.UNKNOWN, new QueuePolicy.Newest(QUEUE));
    decoderThread = threads.startPlatform(hub.camera().name() + " decoder", this::decodeAll);
  }

  /** The door that its packets come through, for others who want some of this camera. */
  public CameraHub hub() {
    return hub;
  }

  /** The camera at the other end. */
  public Camera camera() {
    return hub.camera();
  }

  /** The session of the stream that is shown; null before there is one, and after the end. */
  public @Nullable CameraSession session() {
    return packets.standing().session();
  }

  /** Where the stream that is shown stands now. */
  public SessionState state() {
    return packets.state();
  }

  /**
   * Tells every state of the stream that is shown from now on, and the present one at once.
   *
   * @param listener called on the hub's thread, one call at a time; must not block
   * @return ends the telling
   */
  public Runnable onState(Consumer<SessionState> listener) {
    return packets.onState(listener);
  }

  /** As {@link CameraSession#trustCertificate}, of the stream that is shown. Blocks. */
  public boolean trustCertificate(String fingerprint) {
    CameraSession session = session();
    return session != null && session.trustCertificate(fingerprint);
  }

  /** Lets the decoder rest while nobody sees the tile; it catches up from the last keyframe. */
  public void rest(boolean yes) {
    resting = yes;
    packets.rest(yes);
    fit();
  }

  /** Nobody sees a tile that rests: then the smallest stream will do. */
  private void fit() {
    packets.want(new Want.Fit(resting ? NOBODY : wanted, part));
  }

  /** Where the window takes pictures from. */
  public FrameExchange frames() {
    return frames;
  }

  /** Asks for pictures that fit a tile of this many real pixels; from any thread. */
  public void resize(int width, int height) {
    wanted = new FrameSize(Math.max(width, 2), Math.max(height, 2));
    fit();
  }

  /**
   * Asks for a part of the camera's picture, with as many of the camera's own pixels as fit into
   * the wanted size; from any thread.
   */
  public void look(PictureArea wantedPart) {
    part = wantedPart;
    fit();
  }

  /** Notes that a picture was shown by the pulse at this {@link System#nanoTime}. */
  public void shown(Frame frame, long now) {
    delays.shown(frame.arrival(), now);
  }

  /** How the pictures fare. */
  public FeedStats stats() {
    long now = System.nanoTime();
    DelayMeter.Second second = delays.lastSecond(now);
    Viewport shown = sight;
    Subscription.Standing standing = packets.standing();
    CameraSession session = standing.session();
    return new FeedStats(
        session == null ? Quality.SUB : session.quality(),
        standing.heldBack(),
        standing.upstreams(),
        hub.budget(),
        session == null ? StreamStats.NOTHING : session.stats(),
        second.shown(),
        second.p50(),
        second.p95(),
        decoding.lastSecond(now).p50(),
        shown.sourceWidth(),
        shown.sourceHeight(),
        received.get(),
        packets.dropped() + frames.unseen(),
        packets.lostPackets(),
        damaged.get());
  }

  private void decodeAll() {
    try (PictureScaler scaler = new PictureScaler()) {
      while (!packets.isOver()) {
        if (packets.next() instanceof Packet.Video packet) {
          received.incrementAndGet();
          decodeOrSkip(packet, scaler);
        }
      }
    } catch (InterruptedException e) {
      log.debug("{}: the decoder was ended", camera().name());
    } finally {
      closeDecoder();
    }
  }

  /** Whatever a stream makes the codec do, the next keyframe is tried with a new decoder. */
  private void decodeOrSkip(Packet.Video packet, PictureScaler scaler) {
    try {
      decode(packet, scaler);
    } catch (RuntimeException | Error e) {
      // Even when memory ran out: a tile must not stay as it is for ever.
      log.warn("{}: a picture could not be decoded", camera().name(), e);
      closeDecoder();
      skipDamage();
    }
  }

  private void decode(Packet.Video packet, PictureScaler scaler) {
    long start = System.nanoTime();
    VideoDecoder open = decoderFor(packet.track());
    switch (open.decode(packet.bytes())) {
      case PICTURE -> show(open.picture(), packet.arrival(), start, scaler);
      case DAMAGED -> skipDamage();
      case NOTHING -> {}
    }
  }

  /** What refers to a damaged picture is damaged too, so nothing is shown up to a keyframe. */
  private void skipDamage() {
    damaged.incrementAndGet();
    packets.damaged(lastSeen);
    packets.skipToKeyframe();
    if (decoder != null) {
      decoder.flush();
    }
  }

  private void show(Picture picture, long arrival, long start, PictureScaler scaler) {
    lastSeen = arrival;
    Viewport seen = sightOf(picture, arrival);
    if (packets.hasMore() && start - publishedAt < LONGEST_UNSHOWN) {
      return;
    }
    FrameSize size = seen.shown().fitInto(wanted);
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

  private Viewport sightOf(Picture picture, long arrival) {
    PictureArea now = part;
    DisplayAspect wish = hub.camera().aspect();
    PictureShape sent = picture.shape();
    Viewport before = sight;
    if (now.equals(sightPart)
        && wish == sightAspect
        && sent.equals(sentShape)
        && before.sourceWidth() == picture.width()
        && before.sourceHeight() == picture.height()) {
      return before;
    }
    sightPart = now;
    sightAspect = wish;
    sentShape = sent;
    PictureShape shape = wish.of(sent, picture.width(), picture.height());
    sight = Viewport.of(now, picture.width(), picture.height(), shape);
    packets.learn(FrameSize.sharp(picture.width(), picture.height(), shape), arrival);
    return sight;
  }

  private VideoDecoder decoderFor(TrackInfo.Video wantedTrack) {
    VideoDecoder open = decoder;
    if (open == null || !wantedTrack.equals(track)) {
      closeDecoder();
      open = new VideoDecoder(wantedTrack);
      decoder = open;
      track = wantedTrack;
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
    packets.end();
    decoderThread.interrupt();
    try {
      if (!decoderThread.join(FAREWELL)) {
        log.warn("{}: the decoder did not end in time", camera().name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    packets.close();
  }
}
