package app.oriel.ui.tile;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.live.Threads;
import app.oriel.talk.PushToTalk;
import app.oriel.talk.TalkState;
import app.oriel.talk.Voice;
import app.oriel.talk.Voices;
import app.oriel.text.Texts;
import app.oriel.ui.tile.TalkShown.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Which camera is talked to, one at a time, and what came of it. Each tile holds what it says, as
 * {@link TileViewModel#talk}. Everything but {@link #close} belongs to the toolkit's thread.
 */
public final class TalkViewModel implements AutoCloseable {
  private static final long REFUSED_FOR = TimeUnit.SECONDS.toNanos(12);
  private static final long NOTED_FOR = TimeUnit.SECONDS.toNanos(5);

  /** So loud, in percent, are cameras that are listened to while somebody talks. */
  private static final int SOFT = 20;

  private static final int LOUD = 100;

  private final Talking with;
  private final ObservableList<TileViewModel> tiles;
  private final ListenViewModel listening;
  private final Executor fx;
  private final Threads threads;
  private final LongSupplier nanoTime;
  private final TalkWords words;
  private final Map<TileViewModel, Line> lines = new HashMap<>();
  private final Set<PushToTalk> open = new CopyOnWriteArraySet<>();
  private @Nullable Line current;
  private Hold hold = Hold.NONE;

  /** Why the line of the current camera is open. */
  private enum Hold {
    NONE,
    /** The button is held. */
    HELD,
    /** It goes on until it is ended. */
    LATCHED,
    /** A test sound is played, which ends by itself. */
    TEST
  }

  /**
   * Nobody is talked to at first.
   *
   * @param tiles those that can be talked to; one that goes is talked to no more
   */
  public TalkViewModel(
      Talking with,
      ObservableList<TileViewModel> tiles,
      ListenViewModel listening,
      Executor fx,
      Threads threads,
      LongSupplier nanoTime,
      Texts texts) {
    this.with = with;
    this.tiles = tiles;
    this.listening = listening;
    this.fx = fx;
    this.threads = threads;
    this.nanoTime = nanoTime;
    this.words = new TalkWords(texts);
    tiles.subscribe(this::dropGone);
    listening.loud().subscribe((old, now) -> soundChanged());
  }

  /** Whether talk is offered for a camera; what cannot be yet is offered, to say so. */
  public boolean isOffered(TileViewModel tile) {
    return can(tile) != CameraFamily.Talk.NO;
  }

  /** Whether one can talk to a camera of such a make. */
  public boolean isPossible(TileViewModel tile) {
    return can(tile) == CameraFamily.Talk.YES;
  }

  private CameraFamily.Talk can(TileViewModel tile) {
    return with.families().talk(tile.camera().url());
  }

  /** The button of a live camera is at hand, so it may be pressed soon. */
  void expect(TileViewModel tile) {
    if (tiles.contains(tile) && isPossible(tile)) {
      line(tile).button.prepare();
    }
  }

  /** The button is pressed, and held from now on; what goes on by itself is ended by it. */
  public void press(TileViewModel tile) {
    if (isOn(tile, Hold.LATCHED)) {
      end();
    } else if (!isOn(tile, Hold.HELD)) {
      begin(tile, Hold.HELD);
    }
  }

  /** Begins a talk that goes on by itself, or ends it. */
  public void latch(TileViewModel tile) {
    if (isOn(tile, Hold.LATCHED)) {
      end();
    } else {
      begin(tile, Hold.LATCHED);
    }
  }

  /** Whether a talk goes on by itself, so that it must be ended. */
  public boolean isLatched(TileViewModel tile) {
    return isOn(tile, Hold.LATCHED);
  }

  private boolean isOn(TileViewModel tile, Hold how) {
    return current != null && current.tile.equals(tile) && hold == how;
  }

  /** The button is let go; what goes on by itself goes on. */
  public void letGo() {
    if (hold == Hold.HELD) {
      end();
    }
  }

  /** Ends whatever is said; its end is still sent. */
  public void end() {
    Line now = current;
    hold = Hold.NONE;
    if (now != null) {
      now.button.release();
    }
  }

  private void begin(TileViewModel tile, Hold how) {
    if (tiles.contains(tile) && isPossible(tile)) {
      begin(tile, how, with.voice());
    } else if (tiles.contains(tile)) {
      Detail why =
          can(tile) == CameraFamily.Talk.NOT_YET
              ? Detail.of("talk-with-such-cameras-is-not-there-yet")
              : Detail.of("oriel-knows-no-way-to-talk-to-it");
      // Asked of nobody: no microphone is opened for it.
      refuse(tile, new CameraException(Problem.TALK_UNSUPPORTED, why));
    }
  }

  private void begin(TileViewModel tile, Hold how, Voice.Source voice) {
    Line line = line(tile);
    Line before = current;
    if (before != null && !before.equals(line)) {
      before.button.release();
    }
    current = line;
    hold = how;
    line.testing = how == Hold.TEST;
    line.exhausted = false;
    line.dialect = null;
    line.button.press(voice);
    become(line);
  }

  /** Plays a sound that is easily told from noise, then asks whether it was heard. */
  public void test(TileViewModel tile) {
    if (tiles.contains(tile) && isPossible(tile)) {
      begin(tile, Hold.TEST, Voices.chirp());
    }
  }

  /** What the user says after a test; remembered with the way of talking. */
  public void heard(TileViewModel tile, boolean yes) {
    Line line = lines.get(tile);
    if (line == null || tile.talk().get().phase() != Phase.ASKING) {
      return;
    }
    String name = tile.name();
    show(tile, yes ? words.remembered(name) : TalkShown.NOTHING);
    String dialect = line.dialect;
    if (!yes && dialect != null) {
      line.unheard.add(dialect);
    }
    boolean onlyWay = line.onlyWay;
    threads.startVirtual(
        name + " talk remembered",
        () -> {
          line.button.heard(yes);
          if (!yes) {
            fx.execute(() -> show(tile, onlyWay ? words.exhausted(name) : words.offering(name)));
          }
        });
  }

  /** The user has read what the tile said. */
  public void dismiss(TileViewModel tile) {
    if (!tile.talk().get().phase().isActive()) {
      show(tile, TalkShown.NOTHING);
    }
  }

  /** Takes away all that was said and is over; whether there was anything. */
  public boolean dismissAll() {
    List<TileViewModel> told =
        tiles.stream()
            .filter(tile -> tile.talk().get().phase() != Phase.NONE)
            .filter(tile -> !tile.talk().get().phase().isActive())
            .toList();
    told.forEach(this::dismiss);
    return !told.isEmpty();
  }

  /** How loud what is said to a camera is, 0 to 1, on a scale as ears have it. */
  public double level(TileViewModel tile) {
    Line line = lines.get(tile);
    return line == null ? 0 : line.button.level();
  }

  /** Takes away what was told long enough, and counts down; called some times a second. */
  public void refresh() {
    long now = nanoTime.getAsLong();
    Line live = current;
    if (live != null && live.lockedUntil - now > 0 && isLive(live)) {
      showLive(live);
    }
    for (TileViewModel tile : tiles) {
      Phase phase = tile.talk().get().phase();
      long since = now - tile.talkSince();
      if ((phase == Phase.REFUSED && since > REFUSED_FOR)
          || (phase == Phase.NOTED && since > NOTED_FOR)) {
        show(tile, TalkShown.NOTHING);
      }
    }
  }

  private static boolean isLive(Line line) {
    return line.tile.talk().get().phase() == Phase.LIVE;
  }

  private Line line(TileViewModel tile) {
    Line known = lines.get(tile);
    if (known != null && known.camera.equals(tile.camera())) {
      return known;
    }
    if (known != null) {
      // Somebody else signs in from now on, or it is called otherwise.
      drop(known);
    }
    Line fresh = new Line(tile, with.talks().with(tile.camera()));
    open.add(fresh.button);
    lines.put(tile, fresh);
    fresh.unsubscribe = fresh.button.onState(state -> fx.execute(() -> become(fresh)));
    return fresh;
  }

  private void drop(Line line) {
    lines.remove(line.tile);
    if (line.equals(current)) {
      current = null;
      hold = Hold.NONE;
    }
    line.unsubscribe.run();
    show(line.tile, TalkShown.NOTHING);
    soundChanged();
    threads.startVirtual(
        line.camera.name() + " talk closing",
        () -> {
          line.button.close();
          open.remove(line.button);
        });
  }

  private void dropGone() {
    List<Line> gone = new ArrayList<>(lines.values());
    gone.removeIf(line -> tiles.contains(line.tile));
    gone.forEach(this::drop);
  }

  /**
   * Follows the newest state: what was told from elsewhere may be overtaken by what was pressed.
   */
  private void become(Line line) {
    if (!line.equals(lines.get(line.tile))) {
      return;
    }
    TalkState state = line.button.state();
    String name = line.tile.name();
    switch (state) {
      case TalkState.Opening _ -> show(line.tile, words.opening(name, line.testing, latched(line)));
      case TalkState.Talking talking -> talking(line, talking);
      case TalkState.Closing _ -> show(line.tile, words.closing(name, line.testing));
      case TalkState.Closed _ -> closed(line);
      case TalkState.Refused refused -> {
        over(line);
        refuse(line.tile, refused.reason());
      }
    }
    soundChanged();
  }

  private void talking(Line line, TalkState.Talking talking) {
    line.halfDuplex = talking.format().halfDuplex();
    line.dialect = talking.terms().dialect();
    line.onlyWay = talking.terms().mode() == null;
    Duration locked = talking.terms().doorLocked();
    line.lockedUntil = nanoTime.getAsLong() + (locked == null ? 0 : locked.toNanos());
    if (line.testing && line.unheard.contains(line.dialect)) {
      line.exhausted = true;
      line.button.release();
    }
    showLive(line);
  }

  private void showLive(Line line) {
    long locked = TimeUnit.NANOSECONDS.toSeconds(line.lockedUntil - nanoTime.getAsLong());
    show(line.tile, words.live(line.tile.name(), line.testing, latched(line), own(line), locked));
  }

  private boolean latched(Line line) {
    return line.equals(current) && hold == Hold.LATCHED;
  }

  private void closed(Line line) {
    boolean asks = line.testing && line.dialect != null;
    boolean exhausted = line.exhausted;
    over(line);
    String name = line.tile.name();
    if (exhausted) {
      show(line.tile, words.exhausted(name));
    } else if (asks) {
      show(line.tile, words.asking(name));
    } else if (line.tile.talk().get().phase().isActive()) {
      show(line.tile, TalkShown.NOTHING);
    }
  }

  private void over(Line line) {
    line.testing = false;
    line.exhausted = false;
    if (line.equals(current)) {
      current = null;
      hold = Hold.NONE;
    }
  }

  private void refuse(TileViewModel tile, CameraException reason) {
    show(tile, words.refused(reason, tile.name()));
  }

  private void show(TileViewModel tile, TalkShown shown) {
    tile.talk(shown, nanoTime.getAsLong());
  }

  /** How loud the camera that is talked to is meanwhile. */
  private TalkWords.Own own(Line line) {
    if (!line.tile.equals(listening.loud().get())) {
      return TalkWords.Own.SAME;
    }
    return line.halfDuplex ? TalkWords.Own.MUTED : TalkWords.Own.SOFTER;
  }

  /** What comes out of the loudspeaker must not go back to a camera. */
  private void soundChanged() {
    Line now = current;
    boolean active = now != null && now.tile.talk().get().phase().isActive();
    if (now == null || !active) {
      listening.soften(LOUD);
    } else {
      boolean live = now.tile.talk().get().phase() != Phase.OPENING;
      listening.soften(live && own(now) == TalkWords.Own.MUTED ? 0 : SOFT);
      if (now.tile.talk().get().phase() == Phase.LIVE) {
        showLive(now);
      }
    }
  }

  /** Ends all talks; blocks until their lines are closed, so not on the toolkit's thread. */
  @Override
  public void close() {
    open.forEach(PushToTalk::close);
  }

  /** A camera that was talked to, and how. */
  private static final class Line {
    private final TileViewModel tile;
    private final Camera camera;
    private final PushToTalk button;
    private final Set<String> unheard = new TreeSet<>();
    private Runnable unsubscribe = () -> {};
    private boolean testing;
    private boolean exhausted;
    private boolean halfDuplex;
    private boolean onlyWay;
    private long lockedUntil;
    private @Nullable String dialect;

    private Line(TileViewModel tile, PushToTalk button) {
      this.tile = tile;
      this.camera = tile.camera();
      this.button = button;
    }
  }
}
