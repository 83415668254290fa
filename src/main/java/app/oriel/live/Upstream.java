package app.oriel.live;

import app.oriel.camera.PacketSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one connection of a session, while there is one. Any thread may end it. */
final class Upstream {
  private static final Logger log = LoggerFactory.getLogger(Upstream.class);

  private final AtomicReference<@Nullable PacketSource> source = new AtomicReference<>();

  void begin(PacketSource open) {
    source.set(open);
  }

  void end() {
    source.set(null);
  }

  boolean isOpen() {
    return source.get() != null;
  }

  /** How many access units of the open source were of no use. */
  long lostUnits() {
    PacketSource open = source.get();
    return open == null ? 0 : open.losses().units();
  }

  /** Closes the source, if there is one; whoever reads it notices. */
  void close(String camera) {
    closing(camera).run();
  }

  /** What closes the source that is open now, and none that is opened after it. */
  Runnable closing(String camera) {
    PacketSource open = source.get();
    return () -> {
      try {
        if (open != null) {
          open.close();
        }
      } catch (RuntimeException e) {
        log.error("{}: a mistake in Oriel", camera, e);
      }
    };
  }
}
