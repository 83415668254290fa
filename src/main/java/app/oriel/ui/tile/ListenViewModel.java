package app.oriel.ui.tile;

import app.oriel.camera.Packet;
import app.oriel.live.Listening;
import app.oriel.live.SoundSink;
import app.oriel.process.Threads;
import app.oriel.sound.Speaker;
import app.oriel.sound.SpeakerState;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Which camera is listened to, one at a time, and how loud. Everything but {@link #close} belongs
 * to the toolkit's thread.
 */
public final class ListenViewModel implements AutoCloseable {
  private static final int LOUDEST = 100;

  private final Speaker speaker;
  private final Threads threads;
  private final IntConsumer keep;
  private final Runnable unsubscribe;
  private final ReadOnlyObjectWrapper<@Nullable TileViewModel> loud = new ReadOnlyObjectWrapper<>();
  private final AtomicReference<@Nullable Listening> listening = new AtomicReference<>();
  private final ReadOnlyIntegerWrapper volume = new ReadOnlyIntegerWrapper(LOUDEST);
  private boolean device = true;
  private int share = LOUDEST;

  /**
   * Nobody is listened to at first.
   *
   * @param tiles those that can be listened to; one that goes is heard no more
   * @param keep keeps how loud it is
   */
  public ListenViewModel(
      Speaker speaker,
      ObservableList<TileViewModel> tiles,
      Executor fx,
      Threads threads,
      IntConsumer keep) {
    this.speaker = speaker;
    this.threads = threads;
    this.keep = keep;
    tiles.subscribe(
        () -> {
          TileViewModel now = loud.get();
          if (now != null && !tiles.contains(now)) {
            listenTo(null);
          }
        });
    unsubscribe = speaker.onState(state -> fx.execute(() -> become(state)));
  }

  /** The camera that is listened to, or null. */
  public ReadOnlyObjectProperty<@Nullable TileViewModel> loud() {
    return loud.getReadOnlyProperty();
  }

  /** How loud, 0 to 100. */
  public ReadOnlyIntegerProperty volume() {
    return volume.getReadOnlyProperty();
  }

  /** Listens to this camera instead of any other, or to none where it is this one. */
  public void toggle(TileViewModel tile) {
    listenTo(tile.equals(loud.get()) ? null : tile);
  }

  /** The same with the chosen camera, or else with the one listened to, or the first in sight. */
  public void toggleOne(@Nullable TileViewModel chosen, List<TileViewModel> inSight) {
    TileViewModel now = chosen == null ? loud.get() : chosen;
    if (now != null) {
      toggle(now);
    } else if (!inSight.isEmpty()) {
      toggle(inSight.getFirst());
    }
  }

  private void listenTo(@Nullable TileViewModel next) {
    TileViewModel before = loud.get();
    hush();
    if (before != null) {
      before.listen(false, device);
    }
    loud.set(next);
    if (next == null) {
      speaker.rest();
    } else {
      speaker.startOver(true);
      next.listen(true, device);
      listening.set(new Listening(next.feed().hub(), new ToSpeaker(), threads));
    }
  }

  private void hush() {
    Listening last = listening.getAndSet(null);
    if (last != null) {
      last.close();
    }
  }

  /** Begins as loud as it was kept. */
  public void startWith(int percent) {
    volume.set(Math.clamp(percent, 0, LOUDEST));
    speaker.volume(volume.get() * share / LOUDEST);
  }

  /** Plays only this part, in percent, of how loud it is; 100 for all of it. */
  void soften(int percent) {
    share = Math.clamp(percent, 0, LOUDEST);
    speaker.volume(volume.get() * share / LOUDEST);
  }

  /** So loud for now, while the user is looking for how loud it should be. */
  public void slide(int percent) {
    startWith(percent);
  }

  /** So loud from now on, 0 to 100. */
  public void setVolume(int percent) {
    startWith(percent);
    keep.accept(volume.get());
  }

  /** Louder, or softer where it is negative; whether anything is listened to. */
  public boolean louder(int by) {
    boolean any = loud.get() != null;
    if (any) {
      setVolume(volume.get() + by);
    }
    return any;
  }

  private void become(SpeakerState state) {
    // While it rests, it is not known whether there is one.
    device = state != SpeakerState.NO_DEVICE;
    TileViewModel now = loud.get();
    if (now != null) {
      now.listen(true, device);
    }
  }

  /** Hears nothing of the loudspeaker any more, and lets it rest. For any thread. */
  @Override
  public void close() {
    unsubscribe.run();
    hush();
    speaker.rest();
  }

  /** Carries one camera's sound to the loudspeaker, on a thread of its own. */
  private final class ToSpeaker implements SoundSink {
    @Override
    public void offer(Packet.Audio packet) {
      speaker.play(packet);
    }

    @Override
    public void startOver() {
      speaker.startOver(false);
    }
  }
}
