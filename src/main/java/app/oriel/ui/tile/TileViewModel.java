package app.oriel.ui.tile;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.live.FeedStats;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionState.Stalled;
import app.oriel.live.SessionState.Waiting;
import app.oriel.live.Viewport;
import app.oriel.text.Texts;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One camera on the wall. Everything but {@link #close} belongs to the toolkit's thread, to which
 * the session's states hop once.
 */
public final class TileViewModel implements AutoCloseable {
  /** A stream that has sound has some of it by then. */
  private static final long SOUND_COMES_WITHIN = 3_000_000_000L;

  private static final double USUAL_ASPECT = 16.0 / 9;

  private Camera camera;
  private final String model;
  private final String id;
  private final @Nullable Problem locked;
  private final PictureFeed feed;
  private final RecordViewModel keeping;
  private final LongSupplier nanoTime;
  private StateWords stateWords;
  private final StatsWords statsWords;
  private final Runnable unsubscribe;

  private final Texts texts;

  private final ReadOnlyStringWrapper called;
  private final ReadOnlyObjectWrapper<TileState> state;
  private final ReadOnlyObjectWrapper<List<StatLine>> stats =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Hearing> hearing = new ReadOnlyObjectWrapper<>(Hearing.MUTED);
  private final ReadOnlyObjectWrapper<TalkShown> talk =
      new ReadOnlyObjectWrapper<>(TalkShown.NOTHING);
  private final ReadOnlyBooleanWrapper statsShown = new ReadOnlyBooleanWrapper();

  private final ReadOnlyDoubleWrapper aspect = new ReadOnlyDoubleWrapper(USUAL_ASPECT);

  private final TileZoom zoom = new TileZoom();

  private SessionState session = new SessionState.Idle();
  private long stateSince;
  private long connectedSince;
  private @Nullable OrielException failure;
  private boolean anyPicture;
  private boolean resting;
  private boolean listenedTo;
  private boolean audible;
  private String unknownSound = "";
  private long lastPicture;
  private long delay;
  private long damaged;
  private long lastDamage;
  private long talkSince;
  private @Nullable Viewport sight;
  private @Nullable Quality shapedBy;

  /**
   * Owns the feed, and what keeps it, from now on.
   *
   * @param model such as {@code Kasa EC60}; may be empty
   * @param id the same for as long as the camera is kept; empty for one that is not kept
   * @param locked why a password that is kept cannot be opened; null where it can, or none is kept
   * @param fx runs what belongs to the toolkit's thread
   */
  public TileViewModel(
      Camera camera,
      String model,
      String id,
      @Nullable Problem locked,
      PictureFeed feed,
      RecordViewModel keeping,
      Executor fx,
      LongSupplier nanoTime,
      Texts texts) {
    this.camera = camera;
    this.model = model;
    this.id = id;
    this.locked = locked;
    this.feed = feed;
    this.keeping = keeping;
    this.nanoTime = nanoTime;
    this.texts = texts;
    this.called = new ReadOnlyStringWrapper(camera.name());
    this.stateWords = new StateWords(camera, texts);
    this.statsWords = new StatsWords(texts);
    this.stateSince = nanoTime.getAsLong();
    this.connectedSince = stateSince;
    this.state = new ReadOnlyObjectWrapper<>(words());
    this.unsubscribe = feed.onState(next -> fx.execute(() -> become(next)));
  }

  /** What people call the camera. */
  public String name() {
    return camera.name();
  }

  /** What people call the camera, which may change. */
  public ReadOnlyStringProperty called() {
    return called.getReadOnlyProperty();
  }

  /** The camera itself. */
  public Camera camera() {
    return camera;
  }

  /** The camera's model, may be empty. */
  public String model() {
    return model;
  }

  /** The same for as long as the camera is kept; empty for one that is not kept. */
  public String id() {
    return id;
  }

  /** Where the pictures come from. */
  public PictureFeed feed() {
    return feed;
  }

  /** Recording it, and taking its picture. */
  public RecordViewModel keeping() {
    return keeping;
  }

  /** Looking closely at the picture. */
  public TileZoom zoom() {
    return zoom;
  }

  /**
   * Width of the camera's picture by its height, as it is shown: of the stream that came first, so
   * that a wall which is arranged by it does not change it. 16 to 9 before the first picture.
   */
  public ReadOnlyDoubleProperty aspect() {
    return aspect.getReadOnlyProperty();
  }

  /** What the tile says. */
  public ReadOnlyObjectProperty<TileState> state() {
    return state.getReadOnlyProperty();
  }

  /** The lines of the stats panel; kept fresh only while it is shown. */
  public ReadOnlyObjectProperty<List<StatLine>> stats() {
    return stats.getReadOnlyProperty();
  }

  /** Whether the stats panel is open. */
  public ReadOnlyBooleanProperty statsShown() {
    return statsShown.getReadOnlyProperty();
  }

  /** Whether and what is heard of the camera. */
  public ReadOnlyObjectProperty<Hearing> hearing() {
    return hearing.getReadOnlyProperty();
  }

  /** What the camera calls sound that it sends and that cannot be played; else empty. */
  String unknownSound() {
    return unknownSound;
  }

  /** How it stands with talking to the camera. */
  public ReadOnlyObjectProperty<TalkShown> talk() {
    return talk.getReadOnlyProperty();
  }

  /** It stands so with talking since this {@link System#nanoTime}. */
  void talk(TalkShown shown, long now) {
    talkSince = now;
    talk.set(shown);
  }

  /** Since when it stands so. */
  long talkSince() {
    return talkSince;
  }

  /** Somebody listens to it or nobody does, with a loudspeaker or without one. */
  void listen(boolean listened, boolean device) {
    listenedTo = listened;
    audible = device;
    refresh();
  }

  /** Opens or closes the stats panel. */
  public void toggleStats() {
    statsShown.set(!statsShown.get());
    refresh();
  }

  /** Tries the camera again now. */
  public void retry() {
    feed.hub().retryNow();
  }

  /**
   * Shows the camera under another name or signs in as somebody else from now on; tried at once
   * where who signs in is another and no pictures come.
   *
   * @param changed has the same URL, in whatever spelling
   */
  public void become(Camera changed) {
    adopt(changed);
    feed.hub().knownAs(changed);
  }

  /** Signs in as the user asks, at once, even as the same as before. */
  public void signIn(Camera changed) {
    adopt(changed);
    feed.hub().use(changed);
  }

  private void adopt(Camera changed) {
    shapedBy = changed.aspect() == camera.aspect() ? shapedBy : null;
    camera = changed;
    stateWords = new StateWords(changed, texts);
    called.set(changed.name());
    keeping.become(changed);
    refresh();
  }

  /** Nobody sees the tile, or somebody does again: pictures are decoded only for eyes. */
  public void rest(boolean yes) {
    if (yes == resting) {
      return;
    }
    resting = yes;
    feed.rest(yes);
    if (!yes) {
      // What was shown last is old; what is missing is missing only from now on.
      stateSince = nanoTime.getAsLong();
      connectedSince = stateSince;
    }
    refresh();
  }

  /** The view has put a picture on the screen at this {@link System#nanoTime}. */
  public void shown(Frame frame, long now) {
    feed.shown(frame, now);
    if (!frame.sight().equals(sight)) {
      sight = frame.sight();
      learn(frame.sight(), feed.stats().quality());
    }
    boolean first = !anyPicture || state.get().stale();
    anyPicture = true;
    lastPicture = now;
    if (first) {
      refresh();
    }
  }

  /** Pictures of this stream have this shape. */
  void learn(Viewport seen, Quality quality) {
    if (shapedBy == null || shapedBy == quality) {
      shapedBy = quality;
      aspect.set(seen.aspect());
    }
  }

  /** Brings words and figures up to date; called some times a second. */
  public void refresh() {
    FeedStats figures = feed.stats();
    delay = figures.shown() > 0 ? figures.delayP50() : delay;
    long harm = figures.damaged() + figures.lostPackets();
    if (harm > damaged) {
      damaged = harm;
      lastDamage = nanoTime.getAsLong();
    }
    String unknown = figures.stream().unknownSound();
    unknownSound = unknown == null ? "" : unknown;
    hearing.set(hearing(figures.stream().audio() == null));
    keeping.refresh();
    TileState next = words();
    if (!next.equals(state.get())) {
      state.set(next);
    }
    if (statsShown.get()) {
      stats.set(statsWords.of(session, figures));
    }
  }

  private Hearing hearing(boolean noSound) {
    if (!listenedTo) {
      return Hearing.MUTED;
    }
    if (!audible) {
      return Hearing.NO_DEVICE;
    }
    if (noSound && !unknownSound.isEmpty() && session instanceof Live) {
      return Hearing.UNKNOWN_SOUND;
    }
    boolean patient = nanoTime.getAsLong() - stateSince > SOUND_COMES_WITHIN;
    return noSound && patient && session instanceof Live ? Hearing.NO_SOUND : Hearing.LOUD;
  }

  private TileState words() {
    Seen seen =
        new Seen(
            delay,
            anyPicture,
            lastPicture,
            damaged > 0,
            lastDamage,
            connectedSince,
            stateSince,
            failure,
            resting);
    return stateWords.of(session, seen, nanoTime.getAsLong());
  }

  private void become(SessionState next) {
    if (!next.getClass().equals(session.getClass())) {
      stateSince = nanoTime.getAsLong();
      connectedSince = isConnected(next) && isConnected(session) ? connectedSince : stateSince;
    }
    session = next instanceof Refused refused ? why(refused) : next;
    switch (session) {
      case Live live -> failure = null;
      case Waiting waiting -> failure = waiting.reason();
      case Refused refused -> failure = refused.reason();
      default -> {}
    }
    refresh();
  }

  /** A password that is kept need not be asked for: its key is what cannot be had. */
  private Refused why(Refused refused) {
    boolean asked = refused.reason().problem() == Problem.PASSWORD_MISSING;
    return asked && locked != null && camera.credentials() == null
        ? new Refused(new OrielException(locked, refused.reason().detail(), refused.reason()))
        : refused;
  }

  /** A stream that only falters is the same one: without a picture, it has none ever since. */
  private static boolean isConnected(SessionState state) {
    return state instanceof Live || state instanceof Stalled;
  }

  /**
   * Ends what is recorded, whose files are whole then, and the feed; blocks meanwhile, so not on
   * the toolkit's thread. Harmless twice.
   */
  @Override
  public void close() {
    unsubscribe.run();
    keeping.close();
    feed.close();
  }
}
