package app.oriel.ui.tile;

import app.oriel.process.Threads;
import app.oriel.talk.PushToTalk;
import app.oriel.talk.Talks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The cameras that are or were talked to, each with its button, as long as they have a tile.
 * Everything but {@link #close} belongs to the toolkit's thread.
 */
final class TalkPartners implements AutoCloseable {
  private final Talks talks;
  private final ObservableList<TileViewModel> tiles;
  private final Executor fx;
  private final Threads threads;
  private final Told told;
  private final Map<TileViewModel, TalkPartner> partners = new HashMap<>();
  private final Set<PushToTalk> open = new CopyOnWriteArraySet<>();

  /** Hears of them, on the toolkit's thread. */
  interface Told {
    /** Something changed for one. */
    void became(TalkPartner partner);

    /** One is none any more. */
    void gone(TalkPartner partner);
  }

  TalkPartners(
      Talks talks, ObservableList<TileViewModel> tiles, Executor fx, Threads threads, Told told) {
    this.talks = talks;
    this.tiles = tiles;
    this.fx = fx;
    this.threads = threads;
    this.told = told;
    tiles.subscribe(this::dropGone);
  }

  /** The one with this tile, or null where nobody talked to it. */
  @Nullable TalkPartner known(TileViewModel tile) {
    return partners.get(tile);
  }

  /** The one with this tile, from now on. */
  TalkPartner of(TileViewModel tile) {
    TalkPartner known = partners.get(tile);
    if (known != null && known.camera.equals(tile.camera())) {
      return known;
    }
    if (known != null) {
      // Somebody else signs in from now on, or it is called otherwise.
      drop(known);
    }
    TalkPartner fresh = new TalkPartner(tile, talks.with(tile.camera()));
    open.add(fresh.button);
    partners.put(tile, fresh);
    fresh.unsubscribe = fresh.button.onState(state -> fx.execute(() -> became(fresh)));
    return fresh;
  }

  private void became(TalkPartner partner) {
    if (partner.equals(partners.get(partner.tile))) {
      told.became(partner);
    }
  }

  private void dropGone() {
    List<TalkPartner> gone = new ArrayList<>(partners.values());
    gone.removeIf(partner -> tiles.contains(partner.tile));
    gone.forEach(this::drop);
  }

  private void drop(TalkPartner partner) {
    partners.remove(partner.tile);
    partner.unsubscribe.run();
    told.gone(partner);
    threads.startVirtual(
        partner.camera.name() + " talk closing",
        () -> {
          partner.button.close();
          open.remove(partner.button);
        });
  }

  /** Ends all talks; blocks until their lines are closed, so not on the toolkit's thread. */
  @Override
  public void close() {
    open.forEach(PushToTalk::close);
  }
}
