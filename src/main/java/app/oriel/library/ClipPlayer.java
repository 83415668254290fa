package app.oriel.library;

import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Picture;
import app.oriel.codec.PictureScaler;
import app.oriel.library.ClipWishes.Place;
import app.oriel.library.ClipWishes.Wanted;
import app.oriel.live.FrameExchange;
import app.oriel.live.FrameSize;
import app.oriel.live.SoundSink;
import app.oriel.live.Viewport;
import app.oriel.process.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a recording from anywhere, at any pace, on a thread of its own: also one that is still
 * being written, or was never finished. All its commands return at once.
 */
public final class ClipPlayer implements ClipViewer {
  private static final Logger log = LoggerFactory.getLogger(ClipPlayer.class);

  /** Sound waits so long in the loudspeaker before it is heard. */
  private static final long LEAD = 80_000;

  /** A longer pause in the recording is not waited for. */
  private static final long LONGEST_PAUSE = 3_000_000;

  private static final long PAUSE_LEFT = 500_000;

  /** Who is so late does not catch up, but goes on more slowly. */
  private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(500);

  /** Who is late leaves out drawing, but not for long. */
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long LONGEST_UNDRAWN = TimeUnit.MILLISECONDS.toNanos(100);

  /** The beat of the last pictures, which no unit of their own brings. */
  private static final long HELD_BACK = TimeUnit.MILLISECONDS.toNanos(40);

  /** A file that grows does so more often. */
  private static final long GROWTH = TimeUnit.MILLISECONDS.toNanos(400);

  private static final int GROWTH_TRIES = 4;

  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final Path file;
  private final SoundSink loudspeaker;
  private final ClipWishes wishes = new ClipWishes();
  private final FrameExchange frames = new FrameExchange();
  private final ClipFilm film;
  private final Thread thread;
  private volatile ClipState state = ClipState.OPENING;

  // Only the thread's.
  private boolean playing;
  private boolean ended;
  private double speed = 1;
  private long position;
  private long reached;
  private long pictures;
  private long anchorTime;
  private long anchorNano;
  private long drawnAt;
  private boolean heard;

  /**
   * Opens the clip and shows its first picture.
   *
   * @param loudspeaker takes the sound when it is due, while the clip plays at its own pace; called
   *     on the player's thread
   */
  public ClipPlayer(Path file, SoundSink loudspeaker, Threads threads) {
    this.file = file;
    this.loudspeaker = loudspeaker;
    this.film = new ClipFilm(file, wishes::superseded);
    this.thread = threads.startPlatform(file.getFileName() + " player", this::run);
  }

  @Override
  public FrameExchange frames() {
    return frames;
  }

  @Override
  public ClipState state() {
    return state;
  }

  @Override
  public void resize(int width, int height) {
    wishes.size(new FrameSize(Math.max(2, width), Math.max(2, height)));
  }

  /** Goes on by itself, or stops; at its end it begins anew, unless it has grown. */
  public void play(boolean yes) {
    wishes.play(yes);
  }

  /** Whether it was told to go on by itself, and has not come to its end. */
  public boolean isPlaying() {
    return wishes.playing();
  }

  /**
   * Goes elsewhere, and plays on if it did. A newer place takes over from one not yet reached.
   *
   * @param exact false for the keyframe before, which is quick
   */
  public void seek(long micros, boolean exact) {
    wishes.goTo(micros, exact);
  }

  /** Stops, and shows the next picture, or the one before where it is negative. */
  public void step(int by) {
    wishes.step(by);
  }

  /** How fast it plays: 1 as it happened. */
  public void speed(double factor) {
    wishes.speed(factor);
  }

  private void run() {
    try (film;
        PictureScaler scaler = new PictureScaler()) {
      film.open();
      show(film.go(0, true), scaler);
      anchor();
      tell();
      Wanted wanted = wishes.take();
      while (!wanted.closed()) {
        turn(wanted, scaler);
        wanted = wishes.take();
      }
    } catch (OrielException e) {
      fail(e);
    } catch (InterruptedException e) {
      log.debug("{}: the player was ended", file);
    } catch (RuntimeException | Error e) {
      // Even when memory ran out: the window must tell it.
      log.warn("{}: cannot be played", file, e);
      fail(OrielException.mistake(e));
    }
  }

  private void fail(OrielException reason) {
    if (!wishes.take().closed()) {
      log.info("{}: cannot be played: {}", file, reason.getMessage());
      state = state.failed(reason);
    }
  }

  private void tell() {
    boolean sound = film.sound() != null;
    state = new ClipState(true, position, film.length(), playing, ended, sound, pictures, null);
  }

  private void turn(Wanted wanted, PictureScaler scaler)
      throws OrielException, InterruptedException {
    if (pace(wanted)) {
      wishes.goTo(0, true);
      return;
    }
    Place place = wanted.place();
    if (place != null) {
      ended = false;
      silence();
      show(
          film.go(Math.clamp(place.micros(), 0, Math.max(0, film.length())), place.exact()),
          scaler);
      anchor();
    }
    if (wanted.steps() != 0 && !wishes.superseded()) {
      // From the place, where one was wanted before.
      silence();
      step(wanted.steps(), scaler);
    }
    if (place == null && wanted.steps() == 0) {
      goOn(wanted.redraw(), scaler);
    }
    tell();
  }

  private void goOn(boolean redraw, PictureScaler scaler)
      throws OrielException, InterruptedException {
    if (redraw) {
      draw(film.shown(), scaler);
    } else if (playing) {
      playOn(scaler);
    } else {
      wishes.await(ClipWishes.FOR_EVER);
    }
  }

  /** Takes over how fast to go, if at all; whether that means from the beginning. */
  private boolean pace(Wanted wanted) throws OrielException, InterruptedException {
    boolean begins = wanted.playing() && !playing;
    if (begins || wanted.speed() != speed) {
      speed = wanted.speed();
      silence();
      anchor();
    }
    if (!wanted.playing() && playing) {
      silence();
    }
    playing = wanted.playing();
    if (begins && ended && wanted.place() == null) {
      ended = false;
      return !film.goOn(position);
    }
    return false;
  }

  /** What is heard from now on does not go on from what was. */
  private void silence() {
    if (heard) {
      heard = false;
      loudspeaker.startOver();
    }
  }

  private void anchor() {
    anchorTime = position;
    reached = position;
    anchorNano = System.nanoTime();
  }

  private long due(long time) {
    return anchorNano + (long) ((time - anchorTime) * 1000 / speed);
  }

  private void step(int by, PictureScaler scaler) throws OrielException, InterruptedException {
    for (int i = 0; i < by && !ended; i++) {
      Picture next = film.next();
      ended = next == null && !film.goOn(position);
      show(next, scaler);
    }
    for (int i = 0; i > by && !wishes.superseded(); i--) {
      ended = false;
      show(film.before(position), scaler);
    }
    anchor();
  }

  private void playOn(PictureScaler scaler) throws OrielException, InterruptedException {
    ClipFilm.Unit unit = film.upcoming(LEAD);
    if (unit == null) {
      Picture held = film.heldBack();
      if (held == null) {
        atEnd();
      } else {
        show(held, scaler);
        wishes.await((long) (HELD_BACK / speed));
      }
      return;
    }
    if (unit.time() - reached > LONGEST_PAUSE) {
      silence();
      anchorTime = unit.time() - PAUSE_LEFT;
      anchorNano = System.nanoTime();
      position = anchorTime;
      reached = anchorTime;
    }
    long wait = due(unit.picture() ? unit.time() : unit.time() - LEAD) - System.nanoTime();
    if (wait > 0) {
      wishes.await(wait);
      return;
    }
    if (wait < -LATEST) {
      anchorNano -= wait;
    }
    film.take(unit);
    reached = unit.time();
    if (unit.picture()) {
      Picture picture = film.decode(unit);
      boolean late = wait < -LATE && System.nanoTime() - drawnAt < LONGEST_UNDRAWN;
      if (picture != null && late) {
        position = picture.time();
      } else {
        show(picture, scaler);
      }
    } else {
      hear(unit);
    }
  }

  private void hear(ClipFilm.Unit unit) {
    TrackInfo.Audio track = film.sound();
    // At another pace it would be another tone.
    if (track != null && speed == 1 && unit.time() >= position - LEAD) {
      if (!heard) {
        heard = true;
        loudspeaker.startOver();
      }
      loudspeaker.offer(new Packet.Audio(track, unit.bytes(), unit.time(), System.nanoTime()));
    }
  }

  private void atEnd() throws OrielException, InterruptedException {
    for (int i = 0; i < GROWTH_TRIES && film.isYoung(); i++) {
      if (film.goOn(position)) {
        return;
      }
      wishes.await(GROWTH);
      if (wishes.changed()) {
        return;
      }
    }
    if (film.goOn(position)) {
      return;
    }
    ended = true;
    playing = false;
    wishes.play(false);
    position = Math.max(position, film.length());
  }

  private void show(@Nullable Picture picture, PictureScaler scaler) {
    if (picture != null) {
      position = picture.time();
      pictures++;
      draw(picture, scaler);
    }
  }

  private void draw(@Nullable Picture picture, PictureScaler scaler) {
    if (picture == null) {
      return;
    }
    FrameSize size = FrameSize.shown(picture).fitInto(wishes.size());
    FrameExchange.Frame frame = frames.toWrite(size.width(), size.height());
    scaler.scale(picture, frame.pixels());
    drawnAt = System.nanoTime();
    frames.publish(frame, drawnAt, Viewport.whole(picture));
  }

  /** Waits until its thread has ended, for who must know that all is freed. */
  boolean join() throws InterruptedException {
    return thread.join(FAREWELL);
  }

  @Override
  public void close() {
    wishes.close();
    film.end();
  }
}
