package app.oriel.live;

import app.oriel.camera.Delivery;
import app.oriel.camera.Packet;
import app.oriel.camera.Seam;
import app.oriel.process.Threads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody hears a camera: the sound of a stream that is open anyhow is carried to where it is
 * played, on a thread of its own. For any thread; nothing here waits.
 */
public final class Listening implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Listening.class);

  /** Two seconds and more; who plays it leaves out what is late. */
  private static final int QUEUE = 64;

  private final Subscription sound;
  private final SoundSink ear;
  private final String camera;

  // Guarded by this.
  private boolean closed;
  private boolean begun;

  /**
   * Begins at once.
   *
   * @param ear is called on one thread
   */
  public Listening(CameraHub hub, SoundSink ear, Threads threads) {
    this.ear = ear;
    this.camera = hub.camera().name();
    this.sound = hub.subscribe(Want.RIDE_ALONG, new QueuePolicy.Hear(QUEUE));
    threads.startVirtual(camera + " sound", this::carryAll);
  }

  private void carryAll() {
    try {
      while (!sound.isOver()) {
        carry(sound.next());
      }
    } catch (InterruptedException e) {
      log.debug("{}: listening was ended", camera);
    }
  }

  private synchronized void carry(@Nullable Delivery next) {
    if (closed) {
      return;
    }
    switch (next) {
      case Packet.Audio packet -> ear.offer(packet);
      case Seam seam when begun -> ear.startOver();
      case Seam first -> begun = true;
      case Packet.Video picture -> {}
      case null -> {}
    }
  }

  /** Whether there is a stream to hear. */
  boolean isAttached() {
    return sound.standing().session() != null;
  }

  /** Nothing is heard once this returns. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    sound.end();
  }
}
