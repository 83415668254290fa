package app.oriel.live;

import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One stream's way to all its subscribers. They come and go on any thread, between two packets: the
 * lock is held for as long as it takes to put a packet into each queue, and nobody waits in it.
 */
final class Fanout {
  private final Quality quality;

  // Guarded by this.
  private Subscription[] all = {};

  /** Only the reader's. */
  private Losses told = Losses.NONE;

  Fanout(Quality quality) {
    this.quality = quality;
  }

  /** Which of the camera's streams it is. */
  Quality quality() {
    return quality;
  }

  void add(Subscription subscription) {
    boolean _ = addIf(subscription, () -> true);
  }

  /** Adds one if that is so, between two packets. */
  synchronized boolean addIf(Subscription subscription, BooleanSupplier isSo) {
    boolean so = isSo.getAsBoolean();
    if (so && !Arrays.asList(all).contains(subscription)) {
      all = Arrays.copyOf(all, all.length + 1);
      all[all.length - 1] = subscription;
    }
    return so;
  }

  synchronized void remove(Subscription subscription) {
    all =
        Arrays.stream(all).filter(Predicate.not(subscription::equals)).toArray(Subscription[]::new);
  }

  /** What comes now belongs to another connection. */
  synchronized void startOver() {
    told = Losses.NONE;
    for (Subscription each : all) {
      each.startOver(this);
    }
  }

  synchronized void offer(Packet packet) {
    for (Subscription each : all) {
      each.offer(this, packet);
    }
  }

  /** Tells what the open stream has lost since it was told last. */
  void tellLosses(PacketSource open) {
    Losses now = open.losses();
    if (!now.equals(told)) {
      missed(now.since(told));
      told = now;
    }
  }

  private synchronized void missed(Losses more) {
    for (Subscription each : all) {
      each.missed(this, more);
    }
  }

  /** The session has ended for good. */
  synchronized void close() {
    for (Subscription each : all) {
      each.over(this);
    }
  }
}
