package app.oriel.ui.library;

import app.oriel.camera.Packet;
import app.oriel.library.Clip;
import app.oriel.library.ClipPlayer;
import app.oriel.library.ClipState;
import app.oriel.library.ClipViewer;
import app.oriel.library.StillViewer;
import app.oriel.live.FrameExchange;
import app.oriel.live.SoundSink;
import app.oriel.process.Threads;
import app.oriel.sound.Speaker;
import app.oriel.text.Texts;
import app.oriel.ui.tile.ListenViewModel;
import app.oriel.ui.tile.TileViewModel;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A clip that is played over the wall. While it is open, the camera that was listened to is not
 * heard. Belongs to the toolkit's thread.
 */
public final class PlayerViewModel implements AutoCloseable {
  /** How fast a clip can be played. */
  static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

  private final Clip clip;
  private final ClipViewer viewer;
  private final @Nullable ClipPlayer film;
  private final Speaker speaker;
  private final ListenViewModel listening;
  private final @Nullable TileViewModel silenced;
  private final Texts texts;
  private final String title;
  private volatile boolean audible = true;
  private long dragged = -1;
  private boolean closed;

  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper sound = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper muted = new ReadOnlyBooleanWrapper();
  private final ReadOnlyLongWrapper position = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper length = new ReadOnlyLongWrapper();
  private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(1);
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

  /**
   * Opens the clip; a recording plays at once.
   *
   * @param speaker is heard meanwhile as loud as the cameras are
   */
  public PlayerViewModel(
      Clip clip,
      Speaker speaker,
      ListenViewModel listening,
      Threads threads,
      Supplier<LocalDate> today,
      Texts texts) {
    this.clip = clip;
    this.speaker = speaker;
    this.listening = listening;
    this.texts = texts;
    this.title =
        texts.get(
            "player.title",
            clip.camera(),
            new ClipWords(texts, today).day(clip.taken()),
            ClipWords.time(clip.taken()));
    silenced = listening.loud().get();
    if (silenced != null) {
      listening.toggle(silenced);
    }
    if (clip.kind() == Clip.Kind.SNAPSHOT) {
      film = null;
      viewer = new StillViewer(clip.file(), threads);
    } else {
      film = new ClipPlayer(clip.file(), new ToSpeaker(), threads);
      viewer = film;
      play(true);
    }
  }

  /** What is played. */
  public Clip clip() {
    return clip;
  }

  /** The camera and when, in words. */
  public String title() {
    return title;
  }

  /** Whether it is a recording, which has a time. */
  public boolean isFilm() {
    return film != null;
  }

  /** Whether it was opened. */
  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** Whether it goes on by itself. */
  public ReadOnlyBooleanProperty playing() {
    return playing.getReadOnlyProperty();
  }

  /** Whether it has any sound. */
  public ReadOnlyBooleanProperty sound() {
    return sound.getReadOnlyProperty();
  }

  /** Whether its sound is not wanted. */
  public ReadOnlyBooleanProperty muted() {
    return muted.getReadOnlyProperty();
  }

  /** Where it is, or where the user is dragging it, in microseconds. */
  public ReadOnlyLongProperty position() {
    return position.getReadOnlyProperty();
  }

  /** How long it is in microseconds; 0 where nobody knows. */
  public ReadOnlyLongProperty length() {
    return length.getReadOnlyProperty();
  }

  /** How fast it plays: 1 as it happened. */
  public ReadOnlyDoubleProperty speed() {
    return speed.getReadOnlyProperty();
  }

  /** Why it cannot be played, in words, or empty. */
  public ReadOnlyStringProperty failure() {
    return failure.getReadOnlyProperty();
  }

  /** How loud everything is. */
  public ListenViewModel listening() {
    return listening;
  }

  /** Where the view takes pictures from. */
  FrameExchange frames() {
    return viewer.frames();
  }

  /** Asks for pictures that fit so many real pixels. */
  void resize(int width, int height) {
    viewer.resize(width, height);
  }

  /** Looks how far it is; to be called at each pulse. */
  public void refresh() {
    ClipState now = viewer.state();
    ready.set(now.ready());
    sound.set(now.sound());
    length.set(now.length());
    playing.set(film != null && film.isPlaying() && now.failure() == null);
    if (dragged < 0) {
      position.set(now.length() > 0 ? Math.min(now.position(), now.length()) : now.position());
    }
    var reason = now.failure();
    if (reason != null && failure.get().isEmpty()) {
      failure.set(texts.problem(reason, clip.camera()) + " " + texts.detail(reason));
    }
  }

  /** Plays or pauses. */
  public void toggle() {
    play(!playing.get());
  }

  private void play(boolean yes) {
    if (film != null) {
      playing.set(yes);
      film.play(yes);
    }
  }

  /** Shows about what is there while the user looks for a place. */
  public void drag(long micros) {
    if (film != null) {
      dragged = micros;
      position.set(micros);
      film.seek(micros, false);
    }
  }

  /** Goes to a place, to the picture. */
  public void seek(long micros) {
    if (film != null) {
      dragged = -1;
      long place = Math.clamp(micros, 0, Math.max(0, length.get()));
      position.set(place);
      film.seek(place, true);
    }
  }

  /** Goes on or back by some seconds. */
  public void seekBy(int seconds) {
    seek(position.get() + TimeUnit.SECONDS.toMicros(seconds));
  }

  /** Pauses at the next picture, or the one before where it is negative. */
  public void step(int by) {
    if (film != null) {
      playing.set(false);
      film.step(by);
    }
  }

  /** So fast from now on; one of {@link #SPEEDS}. */
  public void setSpeed(double factor) {
    if (film != null) {
      speed.set(factor);
      film.speed(factor);
    }
  }

  /** Faster, or slower where it is negative. */
  public void faster(int by) {
    int next = Math.clamp(SPEEDS.indexOf(speed.get()) + by, 0, SPEEDS.size() - 1);
    setSpeed(SPEEDS.get(next));
  }

  /** Listens to its sound, or not any more. */
  public void toggleSound() {
    muted.set(!muted.get());
    audible = !muted.get();
    if (muted.get()) {
      speaker.rest();
    }
  }

  /** Ends playing; what was listened to before is heard again. Harmless twice. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    audible = false;
    viewer.close();
    if (film != null) {
      speaker.rest();
    }
    if (silenced != null && listening.loud().get() == null) {
      listening.toggle(silenced);
    }
  }

  /** Carries the clip's sound to the loudspeaker, on the player's thread. */
  private final class ToSpeaker implements SoundSink {
    @Override
    public void offer(Packet.Audio packet) {
      if (audible) {
        speaker.play(packet);
      }
    }

    @Override
    public void startOver() {
      speaker.startOver(true);
    }
  }
}
