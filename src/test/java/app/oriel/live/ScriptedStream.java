package app.oriel.live;

import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.camera.Quality;
import java.util.concurrent.CompletableFuture;

/** A stream without a camera: a test offers the packets. */
public final class ScriptedStream {
  final Fanout packets;

  /** A main stream. */
  public ScriptedStream() {
    this(Quality.MAIN);
  }

  ScriptedStream(Quality quality) {
    packets = new Fanout(quality);
  }

  /** A subscription to it, whatever it wants. */
  public Subscription subscribe(QueuePolicy policy) {
    Subscription subscription = new Subscription(policy, new Nobody());
    subscription.stands(
        new Subscription.Standing(null, null, null, false), new SessionState.Connecting(1));
    subscription.attach(packets);
    return subscription;
  }

  /** Hands a packet to all subscriptions. */
  public void offer(Packet packet) {
    packets.offer(packet);
  }

  void miss(long packetsLost, long units, Subscription... subscriptions) {
    for (Subscription each : subscriptions) {
      each.missed(packets, new Losses(packetsLost, units));
    }
  }

  /** Decides nothing. */
  private static final class Nobody implements Subscription.Decider {
    @Override
    public void want(Want now) {}

    @Override
    public void tookOver(Fanout now) {}

    @Override
    public void learn(FrameSize sub) {}

    @Override
    public void damaged(long lastSeen, long since) {}

    @Override
    public Subscription fork(Want want, QueuePolicy policy) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Void> leave() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
