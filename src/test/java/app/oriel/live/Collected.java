package app.oriel.live;

import app.oriel.camera.Delivery;
import app.oriel.camera.Packet;
import app.oriel.camera.Seam;
import app.oriel.process.Threads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A subscriber that keeps what it gets, for a test to look at. */
public final class Collected {
  private final Threads threads;
  private final List<Delivery> all = Collections.synchronizedList(new ArrayList<>());

  /** Of nothing yet. */
  public Collected(Threads threads) {
    this.threads = threads;
  }

  /** Takes from this subscription, on a thread of its own, until that is over. */
  public Subscription takes(Subscription packets) {
    threads.startVirtual("subscriber", () -> takeAll(packets));
    return packets;
  }

  private void takeAll(Subscription packets) {
    try {
      while (!packets.isOver()) {
        Delivery next = packets.next();
        if (next != null) {
          all.add(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All of it. */
  public List<Delivery> all() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  /** The pictures. */
  public List<Packet.Video> pictures() {
    return of(Packet.Video.class);
  }

  /** The seams. */
  public List<Seam> seams() {
    return of(Seam.class);
  }

  private <D extends Delivery> List<D> of(Class<D> kind) {
    return all().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
