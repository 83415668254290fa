package app.oriel.record;

import app.oriel.camera.Camera;
import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.camera.Quality;
import app.oriel.live.LiveCameras;
import app.oriel.live.PacketFeed;
import app.oriel.live.PacketSink;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.live.Threads;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a recorder's packets come from: what a tile shows, which costs neither the camera nor the
 * network anything, or a feed of the recorder's own, of the camera's best stream. One takes over
 * from the other without losing or doubling a packet. Guarded by the recorder's lock.
 *
 * <p>Nine small tiles show sub streams of half a megabit each. Nine main streams kept open for a
 * press of a button that may never come would be 20 to 40 Mbit/s, more than most homes' Wi-Fi
 * carries, and on cameras that serve two viewers they would shut out the owner's phone. So what was
 * before the press is what was shown, and from the press on the best is kept, unless the user says
 * that the best is to be remembered too.
 */
final class Intake implements AutoCloseable {
  private final Object lock;
  private final Camera camera;
  private final LiveCameras cameras;
  private final @Nullable PictureFeed shown;
  private final PacketSink out;
  private final Threads threads;
  private final Tap fromTile = new Tap();

  // Guarded by the lock.
  private Tap current = fromTile;
  private @Nullable Tap fromOwn;
  private @Nullable PacketFeed own;
  private @Nullable Packet delivered;
  private boolean best;
  private boolean closed;

  /**
   * Takes nothing before {@link #begin}.
   *
   * @param shown what a tile shows; null without one, and then the best stream is always taken
   * @param out is called while the lock is held
   */
  Intake(
      Object lock,
      Camera camera,
      LiveCameras cameras,
      @Nullable PictureFeed shown,
      PacketSink out,
      Threads threads) {
    this.lock = lock;
    this.camera = camera;
    this.cameras = cameras;
    this.shown = shown;
    this.out = out;
    this.threads = threads;
  }

  void begin() {
    synchronized (lock) {
      if (shown == null) {
        best = true;
        current = openOwn();
      } else {
        shown.keep(fromTile);
      }
    }
  }

  /** The sessions never wait for the lock while they hold one that opening needs. */
  private Tap openOwn() {
    Tap tap = new Tap();
    fromOwn = tap;
    own = cameras.packets(camera, tap);
    return tap;
  }

  /** Whether the best stream is wanted; one takes over from the other once it can be decoded. */
  void best(boolean wanted) {
    synchronized (lock) {
      if (closed || shown == null) {
        return;
      }
      best = wanted;
      if (wanted && own == null) {
        openOwn();
      } else if (!wanted && current == fromTile) {
        letGo();
      }
    }
  }

  /** Whether what comes now is of the camera's best stream. */
  boolean isBest() {
    synchronized (lock) {
      PacketFeed feed = own;
      boolean ofOwn = feed != null && current == fromOwn;
      Quality quality =
          ofOwn || shown == null
              ? feed == null ? Quality.SUB : feed.session().quality()
              : shown.session().quality();
      return quality == Quality.MAIN;
    }
  }

  /** Tells the states of the session at the other end. */
  Runnable onState(Consumer<SessionState> listener) {
    PacketFeed feed;
    synchronized (lock) {
      feed = own;
    }
    return shown != null
        ? shown.onState(listener)
        : feed != null ? feed.onState(listener) : () -> {};
  }

  private void letGo() {
    PacketFeed feed = own;
    own = null;
    fromOwn = null;
    if (feed != null) {
      threads.startVirtual(camera.name() + " letting go", feed::close);
    }
  }

  /** Ends all; may block while a session ends. */
  @Override
  public void close() {
    PacketFeed feed;
    synchronized (lock) {
      closed = true;
      feed = own;
      own = null;
    }
    if (shown != null) {
      shown.keep(null);
    }
    if (feed != null) {
      feed.close();
    }
  }

  /** One of the two, on the threads of its session. */
  private final class Tap implements PacketSink {
    private @Nullable Packet seen;

    private boolean isNext() {
      return this != current && this == (best ? fromOwn : fromTile);
    }

    @Override
    public void offer(Packet.Video packet) {
      synchronized (lock) {
        if (closed) {
          return;
        }
        seen = packet;
        if (this == current) {
          deliver(packet);
        } else if (isNext() && (packet.equals(delivered) || packet.keyframe())) {
          takeOver(packet);
        }
      }
    }

    /** Both may be of one session: then they are given the very same packets, in either order. */
    private void deliver(Packet.Video packet) {
      delivered = packet;
      out.offer(packet);
      Tap next = best ? fromOwn : fromTile;
      if (next != null && next != current && packet.equals(next.seen)) {
        next.takeOver(packet);
      }
    }

    private void takeOver(Packet.Video packet) {
      current = this;
      if (!packet.equals(delivered)) {
        delivered = packet;
        out.offer(packet);
      }
      if (this == fromTile) {
        letGo();
      }
    }

    @Override
    public void offer(Packet.Audio packet) {
      synchronized (lock) {
        if (this == current && !closed) {
          out.offer(packet);
        }
      }
    }

    @Override
    public void missed(Losses more) {
      synchronized (lock) {
        if (this == current && !closed) {
          out.missed(more);
        }
      }
    }

    @Override
    public void startOver() {
      synchronized (lock) {
        seen = null;
        if (this == current && !closed) {
          out.startOver();
        }
      }
    }

    @Override
    public void close() {
      synchronized (lock) {
        if (this == current) {
          out.close();
        }
      }
    }
  }
}
