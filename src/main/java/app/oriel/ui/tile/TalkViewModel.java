package app.oriel.ui.tile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkPort;
import app.oriel.process.Threads;
import app.oriel.talk.TalkState;
import app.oriel.talk.Voice;
import app.oriel.talk.Voices;
import app.oriel.text.Texts;
import app.oriel.ui.tile.TalkShown.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private final TalkPartners partners;
  private @Nullable TalkPartner current;
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
    this.partners = new TalkPartners(with.talks(), tiles, fx, threads, new Follower());
    listening.loud().subscribe((old, now) -> soundChanged());
  }

  /** Whether talk is offered for a camera; what cannot be yet is offered, to say so. */
  public boolean isOffered(TileViewModel tile) {
    return port(tile).isPresent();
  }

  /** Whether one can talk to a camera of such a make. */
  public boolean isPossible(TileViewModel tile) {
    return port(tile).filter(port -> port.obstacle().isEmpty()).isPresent();
  }

  private Optional<TalkPort> port(TileViewModel tile) {
    return with.families().talk(tile.camera().url());
  }

  /** The button of a live camera is at hand, so it may be pressed soon. */
  void expect(TileViewModel tile) {
    // Nothing that goes on or is told is ended by a pointer, though the camera may be another now.
    boolean calm = tile.talk().get().phase() == Phase.NONE;
    if (calm && tiles.contains(tile) && isPossible(tile)) {
      partners.of(tile).button.prepare();
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
    TalkPartner now = current;
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
          port(tile)
              .flatMap(TalkPort::obstacle)
              .orElseGet(() -> Detail.of("oriel-knows-no-way-to-talk-to-it"));
      // Asked of nobody: no microphone is opened for it.
      refuse(tile, new OrielException(Problem.TALK_UNSUPPORTED, why));
    }
  }

  private void begin(TileViewModel tile, Hold how, Voice.Source voice) {
    TalkPartner partner = partners.of(tile);
    TalkPartner before = current;
    if (before != null && !before.equals(partner)) {
      before.button.release();
    }
    current = partner;
    hold = how;
    partner.testing = how == Hold.TEST;
    partner.exhausted = false;
    partner.dialect = null;
    partner.button.press(voice);
    become(partner);
  }

  /** Plays a sound that is easily told from noise, then asks whether it was heard. */
  public void test(TileViewModel tile) {
    if (tiles.contains(tile) && isPossible(tile)) {
      begin(tile, Hold.TEST, Voices.chirp());
    }
  }

  /** What the user says after a test; remembered with the way of talking. */
  public void heard(TileViewModel tile, boolean yes) {
    TalkPartner partner = partners.known(tile);
    if (partner == null || tile.talk().get().phase() != Phase.ASKING) {
      return;
    }
    String name = tile.name();
    show(tile, yes ? words.remembered(name) : TalkShown.NOTHING);
    String dialect = partner.dialect;
    if (!yes && dialect != null) {
      partner.unheard.add(dialect);
    }
    boolean onlyWay = partner.onlyWay;
    threads.startVirtual(
        name + " talk remembered",
        () -> {
          partner.button.heard(yes);
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
    TalkPartner partner = partners.known(tile);
    return partner == null ? 0 : partner.button.level();
  }

  /** Takes away what was told long enough, and counts down; called some times a second. */
  public void refresh() {
    long now = nanoTime.getAsLong();
    TalkPartner live = current;
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

  private static boolean isLive(TalkPartner partner) {
    return partner.tile.talk().get().phase() == Phase.LIVE;
  }

  /** Nothing more is heard of one whose tile has gone, or whose camera is another. */
  private void forget(TalkPartner partner) {
    if (partner.equals(current)) {
      current = null;
      hold = Hold.NONE;
    }
    show(partner.tile, TalkShown.NOTHING);
    soundChanged();
  }

  /**
   * Follows the newest state: what was told from elsewhere may be overtaken by what was pressed.
   */
  private void become(TalkPartner partner) {
    TalkState state = partner.button.state();
    String name = partner.tile.name();
    switch (state) {
      case TalkState.Opening _ ->
          show(partner.tile, words.opening(name, partner.testing, latched(partner)));
      case TalkState.Talking talking -> talking(partner, talking);
      case TalkState.Closing _ -> show(partner.tile, words.closing(name, partner.testing));
      case TalkState.Closed _ -> closed(partner);
      case TalkState.Refused refused -> {
        over(partner);
        refuse(partner.tile, refused.reason());
      }
    }
    soundChanged();
  }

  private void talking(TalkPartner partner, TalkState.Talking talking) {
    partner.halfDuplex = talking.format().halfDuplex();
    partner.dialect = talking.terms().dialect();
    partner.onlyWay = talking.terms().mode() == null;
    Duration locked = talking.terms().doorLocked();
    partner.lockedUntil = nanoTime.getAsLong() + (locked == null ? 0 : locked.toNanos());
    if (partner.testing && partner.unheard.contains(partner.dialect)) {
      partner.exhausted = true;
      partner.button.release();
    }
    showLive(partner);
  }

  private void showLive(TalkPartner partner) {
    long locked = TimeUnit.NANOSECONDS.toSeconds(partner.lockedUntil - nanoTime.getAsLong());
    show(
        partner.tile,
        words.live(partner.tile.name(), partner.testing, latched(partner), own(partner), locked));
  }

  private boolean latched(TalkPartner partner) {
    return partner.equals(current) && hold == Hold.LATCHED;
  }

  private void closed(TalkPartner partner) {
    boolean asks = partner.testing && partner.dialect != null;
    boolean exhausted = partner.exhausted;
    over(partner);
    String name = partner.tile.name();
    if (exhausted) {
      show(partner.tile, words.exhausted(name));
    } else if (asks) {
      show(partner.tile, words.asking(name));
    } else if (partner.tile.talk().get().phase().isActive()) {
      show(partner.tile, TalkShown.NOTHING);
    }
  }

  private void over(TalkPartner partner) {
    partner.testing = false;
    partner.exhausted = false;
    if (partner.equals(current)) {
      current = null;
      hold = Hold.NONE;
    }
  }

  private void refuse(TileViewModel tile, OrielException reason) {
    show(tile, words.refused(reason, tile.camera()));
  }

  private void show(TileViewModel tile, TalkShown shown) {
    tile.talk(shown, nanoTime.getAsLong());
  }

  /** How loud the camera that is talked to is meanwhile. */
  private TalkWords.Own own(TalkPartner partner) {
    if (!partner.tile.equals(listening.loud().get())) {
      return TalkWords.Own.SAME;
    }
    return partner.halfDuplex ? TalkWords.Own.MUTED : TalkWords.Own.SOFTER;
  }

  /** What comes out of the loudspeaker must not go back to a camera. */
  private void soundChanged() {
    TalkPartner now = current;
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
    partners.close();
  }

  private final class Follower implements TalkPartners.Told {
    @Override
    public void became(TalkPartner partner) {
      become(partner);
    }

    @Override
    public void gone(TalkPartner partner) {
      forget(partner);
    }
  }
}
