package app.oriel.ui.wall;

import app.oriel.camera.Camera;
import app.oriel.live.PictureFeed;
import app.oriel.process.Threads;
import app.oriel.profile.Layout;
import app.oriel.profile.LiveProfile;
import app.oriel.profile.WallSettings;
import app.oriel.sound.Speaker;
import app.oriel.text.Texts;
import app.oriel.ui.tile.KeepViewModel;
import app.oriel.ui.tile.Keeping;
import app.oriel.ui.tile.ListenViewModel;
import app.oriel.ui.tile.MicrophoneViewModel;
import app.oriel.ui.tile.TalkViewModel;
import app.oriel.ui.tile.Talking;
import app.oriel.ui.tile.TileViewModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The cameras on the wall, which of them are in sight and which is chosen. Properties and commands
 * belong to the toolkit's thread; {@code show} and {@link #close} are for any.
 */
public final class WallViewModel implements AutoCloseable {
  private final SourceViewModel source;
  private final LiveProfile profile;
  private final OpenTiles open;
  private final ListenViewModel listening;
  private final TalkViewModel talking;
  private final MicrophoneViewModel microphone;
  private final KeepViewModel keep;
  private final Executor fx;

  private final ObservableList<TileViewModel> tiles = FXCollections.observableArrayList();
  private final ObservableList<TileViewModel> tilesSeen =
      FXCollections.unmodifiableObservableList(tiles);
  private final ReadOnlyObjectWrapper<List<TileViewModel>> visible =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable TileViewModel> selected =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable TileViewModel> enlarged =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper filling = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Layout> layout = new ReadOnlyObjectWrapper<>(Layout.AUTO);
  private final ReadOnlyIntegerWrapper page = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper pages = new ReadOnlyIntegerWrapper(1);

  // Only the toolkit's thread's.
  private boolean enlargedBefore;

  /** A wall whose cameras nobody talks to. */
  public WallViewModel(
      Function<Camera, PictureFeed> watch,
      Keeping keeping,
      Speaker speaker,
      WallSource source,
      Executor fx,
      Threads threads,
      LongSupplier nanoTime,
      Texts texts) {
    this(watch, keeping, speaker, Talking.none(threads), source, fx, threads, nanoTime, texts);
  }

  /**
   * @param watch opens the pictures of a camera; quick, never fails
   * @param keeping records them
   * @param speaker plays the one that is listened to; not closed here
   * @param talks talk to them
   * @param source where cameras come from, and where their arrangement is kept
   * @param fx runs what belongs to the toolkit's thread
   * @param threads for what would hold that thread up: starting the demo, closing feeds
   */
  public WallViewModel(
      Function<Camera, PictureFeed> watch,
      Keeping keeping,
      Speaker speaker,
      Talking talks,
      WallSource source,
      Executor fx,
      Threads threads,
      LongSupplier nanoTime,
      Texts texts) {
    this.fx = fx;
    this.source = new SourceViewModel(source, this::become, fx, threads);
    this.profile = source.profile();
    this.profile.tell(now -> fx.execute(() -> this.source.kept(now.unkept())));
    this.listening = new ListenViewModel(speaker, tiles, fx, threads, this::keepVolume);
    this.talking = new TalkViewModel(talks, tiles, listening, fx, threads, nanoTime, texts);
    this.microphone = new MicrophoneViewModel(talks, profile, fx, threads, texts);
    this.keep = new KeepViewModel(keeping, profile, fx, threads, nanoTime, texts);
    this.open = new OpenTiles(watch, keep, fx, threads, nanoTime, texts);
  }

  /** All tiles, in the wall's order. */
  public ObservableList<TileViewModel> tiles() {
    return tilesSeen;
  }

  /** The tiles in sight: those of the page, or the enlarged one. */
  public ReadOnlyObjectProperty<List<TileViewModel>> visible() {
    return visible.getReadOnlyProperty();
  }

  /** The tile that keys act on, or null. */
  public ReadOnlyObjectProperty<@Nullable TileViewModel> selected() {
    return selected.getReadOnlyProperty();
  }

  /** The tile that fills the wall, or null. */
  public ReadOnlyObjectProperty<@Nullable TileViewModel> enlarged() {
    return enlarged.getReadOnlyProperty();
  }

  /** Whether the enlarged tile has the whole screen. */
  public ReadOnlyBooleanProperty filling() {
    return filling.getReadOnlyProperty();
  }

  /** How many cameras are shown at a time. */
  public ReadOnlyObjectProperty<Layout> layout() {
    return layout.getReadOnlyProperty();
  }

  /** The page in sight, from 0. */
  public ReadOnlyIntegerProperty page() {
    return page.getReadOnlyProperty();
  }

  /** How many pages there are, at least 1. */
  public ReadOnlyIntegerProperty pages() {
    return pages.getReadOnlyProperty();
  }

  /** Where the cameras come from, and what is wrong with that. */
  public SourceViewModel source() {
    return source;
  }

  /** Which of the cameras is listened to, and how loud. */
  public ListenViewModel listening() {
    return listening;
  }

  /** Which of the cameras is talked to. */
  public TalkViewModel talking() {
    return talking;
  }

  /** With which microphone. */
  public MicrophoneViewModel microphone() {
    return microphone;
  }

  /** What recordings and snapshots of all cameras have in common. */
  public KeepViewModel keep() {
    return keep;
  }

  /** Listens to the chosen camera or no more; with none chosen, to the one heard or in sight. */
  public void toggleSound() {
    listening.toggleOne(selected.get(), visible.get());
  }

  /** Shows what was read in place of all others, in the layout that was saved with it. */
  public void show(WallContent content) {
    fx.execute(() -> become(content));
  }

  private void become(WallContent content) {
    source.become(content.troubles());
    WallSettings settings = content.settings();
    if (settings != null) {
      showIn(settings.layout());
      listening.startWith(settings.volume());
    }
    replace(content.cameras());
  }

  /** Shows these cameras in place of all others. */
  public void show(List<WallCamera> cameras) {
    fx.execute(() -> replace(cameras));
  }

  private void replace(List<WallCamera> cameras) {
    List<TileViewModel> fresh = open.open(cameras);
    if (open.isClosed()) {
      return;
    }
    selected.set(null);
    shrink();
    page.set(0);
    tiles.setAll(fresh);
    arrange();
    open.endOthers(fresh);
  }

  /** Puts a camera at the end of the wall, beside all others, and chooses it. */
  public void add(WallCamera camera) {
    insert(camera, tiles.size());
  }

  private void insert(WallCamera camera, int place) {
    for (TileViewModel fresh : open.open(List.of(camera))) {
      tiles.add(Math.min(place, tiles.size()), fresh);
      shrink();
      select(fresh);
    }
  }

  /** Puts a camera in the place of a tile, which is ended; harmless where it is gone. */
  public void exchange(TileViewModel old, WallCamera camera) {
    int place = take(old);
    if (place >= 0) {
      open.end(old);
      insert(camera, place);
    }
  }

  /**
   * Takes a tile off the wall, but lets its camera run, so that it can be put back; its place, or
   * -1 where it is not on the wall.
   */
  public int take(TileViewModel tile) {
    int place = tiles.indexOf(tile);
    if (place >= 0) {
      boolean chosen = tile.equals(selected.get());
      if (tile.equals(enlarged.get())) {
        shrink();
      }
      if (chosen) {
        selected.set(null);
      }
      tiles.remove(place);
      page.set(Math.min(page.get(), layout.get().pages(tiles.size()) - 1));
      arrange();
      if (chosen) {
        selectNumber(Math.min(place, tiles.size() - 1));
      }
    }
    return place;
  }

  /** Puts a tile back that was taken; harmless where it has ended. */
  public void putBack(TileViewModel tile, int place) {
    if (open.holds(tile) && !tiles.contains(tile)) {
      tiles.add(Math.clamp(place, 0, tiles.size()), tile);
      select(tile);
    }
  }

  /** Ends a tile for good, and takes it off the wall where it still is. */
  public void drop(TileViewModel tile) {
    take(tile);
    open.end(tile);
  }

  /** Chooses a tile and brings it into sight. */
  public void select(TileViewModel tile) {
    int index = tiles.indexOf(tile);
    if (index < 0) {
      return;
    }
    selected.set(tile);
    page.set(index / layout.get().perPage(tiles.size()));
    if (enlarged.get() != null) {
      enlarged.set(tile);
    }
    arrange();
  }

  /** Chooses the tile of this number, from 0, if there is one. */
  public void selectNumber(int number) {
    if (number >= 0 && number < tiles.size()) {
      select(tiles.get(number));
    }
  }

  /** Chooses the tile so many places further on, or the first where none was chosen. */
  public void selectNext(int by) {
    TileViewModel now = selected.get();
    int first = page.get() * layout.get().perPage(tiles.size());
    selectNumber(now == null ? first : tiles.indexOf(now) + by);
  }

  /** Lets a tile fill the wall. */
  public void enlarge(TileViewModel tile) {
    if (tiles.contains(tile)) {
      enlarged.set(tile);
      select(tile);
    }
  }

  /** Lets the chosen tile fill the wall, or the first where none was chosen. */
  public void enlargeSelected() {
    if (selected.get() == null) {
      selectNext(0);
    }
    TileViewModel now = selected.get();
    if (now != null) {
      enlarge(now);
    }
  }

  /** A step back, from a part of the picture to the wall; whether there was one to take. */
  public boolean back() {
    TileViewModel only = alone();
    if (only != null && only.zoom().reset()) {
      return true;
    }
    if (endFill()) {
      return true;
    }
    boolean was = enlarged.get() != null;
    shrink();
    arrange();
    return was;
  }

  private void shrink() {
    filling.set(false);
    enlarged.set(null);
  }

  /** Gives the chosen tile the whole screen, or the first where none was chosen; or ends that. */
  public void fillOrEnd() {
    if (endFill() || tiles.isEmpty()) {
      return;
    }
    enlargedBefore = enlarged.get() != null;
    enlargeSelected();
    filling.set(true);
  }

  /** From a tile on the whole screen to how it was before; whether it was so. */
  public boolean endFill() {
    boolean was = filling.get();
    filling.set(false);
    if (was && !enlargedBefore) {
      enlarged.set(null);
      arrange();
    }
    return was;
  }

  /** Shows so many cameras at a time from now on, and at the next start. */
  public void setLayout(Layout wanted) {
    if (wanted != layout.get()) {
      profile.set(all -> all.with(all.wall().in(wanted)));
    }
    showIn(wanted);
  }

  /** Shows so many cameras at a time, beginning with the page of the chosen one; keeps nothing. */
  public void showIn(Layout wanted) {
    layout.set(wanted);
    shrink();
    TileViewModel now = selected.get();
    int index = now == null ? 0 : Math.max(0, tiles.indexOf(now));
    page.set(index / wanted.perPage(tiles.size()));
    arrange();
  }

  /** Lets two tiles change places, and keeps the order. */
  public void swap(TileViewModel one, TileViewModel other) {
    int here = tiles.indexOf(one);
    int there = tiles.indexOf(other);
    if (here >= 0 && there >= 0 && here != there) {
      List<TileViewModel> order = new ArrayList<>(tiles);
      Collections.swap(order, here, there);
      reorder(order);
    }
  }

  /** Puts a tile in the place of this number, from 0, and keeps the order. */
  public void move(TileViewModel tile, int place) {
    int from = tiles.indexOf(tile);
    if (from >= 0 && place >= 0 && place < tiles.size() && place != from) {
      List<TileViewModel> order = new ArrayList<>(tiles);
      order.add(place, order.remove(from));
      reorder(order);
    }
  }

  /** Moves the chosen tile so many places on, and stays with it; keeps the order. */
  public void moveSelected(int by) {
    TileViewModel now = selected.get();
    if (now != null) {
      move(now, tiles.indexOf(now) + by);
      select(now);
    }
  }

  private void reorder(List<TileViewModel> order) {
    tiles.setAll(order);
    arrange();
    List<String> ids = order.stream().map(TileViewModel::id).filter(id -> !id.isEmpty()).toList();
    if (!ids.isEmpty()) {
      profile.update(kept -> kept.ordered(ids));
    }
  }

  private void keepVolume(int percent) {
    profile.set(all -> all.with(all.wall().playing(percent)));
  }

  /** Turns so many pages on, or back where it is negative; what was chosen goes along. */
  public void turnPage(int by) {
    page.set(Math.clamp(page.get() + by, 0, pages.get() - 1));
    shrink();
    arrange();
    if (selected.get() != null && !visible.get().isEmpty()) {
      select(visible.get().getFirst());
    }
  }

  /** The tile that keys mean: the chosen one, or the first in sight. */
  public Optional<TileViewModel> meant() {
    return Stream.concat(Stream.ofNullable(selected.get()), visible.get().stream()).findFirst();
  }

  /** Opens or closes the figures of the chosen tile, or of the first in sight. */
  public void toggleStats() {
    meant().ifPresent(TileViewModel::toggleStats);
  }

  /** Brings words and figures of all tiles up to date; called some times a second. */
  public void refresh() {
    tiles.forEach(TileViewModel::refresh);
    talking.refresh();
  }

  private void arrange() {
    int perPage = layout.get().perPage(tiles.size());
    pages.set(layout.get().pages(tiles.size()));
    TileViewModel big = enlarged.get();
    int from = Math.min(page.get() * perPage, tiles.size());
    int to = Math.min(from + perPage, tiles.size());
    visible.set(big == null ? List.copyOf(tiles.subList(from, to)) : List.of(big));
    TileViewModel only = alone();
    tiles.forEach(tile -> tile.zoom().allow(tile == only));
  }

  /** The one tile in sight, which may be looked at closely; null with none or several. */
  public @Nullable TileViewModel alone() {
    return visible.get().size() == 1 ? visible.get().getFirst() : null;
  }

  /**
   * Ends all feeds; blocks until that is done, so not on the toolkit's thread. What was arranged is
   * kept by its owner.
   */
  @Override
  public void close() {
    talking.close();
    listening.close();
    try {
      open.endAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
