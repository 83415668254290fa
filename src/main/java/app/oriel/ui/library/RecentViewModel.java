package app.oriel.ui.library;

import app.oriel.library.Clip;
import app.oriel.library.ClipLibrary;
import app.oriel.library.Thumbnails;
import app.oriel.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest recordings and snapshots, and the one that is played. Looks at the folder only while
 * the drawer is open. Everything but {@link #close} belongs to the toolkit's thread.
 */
public final class RecentViewModel implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecentViewModel.class);

  private final ClipLibrary library;
  private final Thumbnails thumbnails;
  private final FileManager files;
  private final Function<Clip, PlayerViewModel> players;
  private final Deletions deletions;
  private final Executor background;
  private final Executor fx;
  private final Texts texts;
  private final ClipWords words;

  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable PlayerViewModel> player =
      new ReadOnlyObjectWrapper<>();
  private final ObservableList<RecentClip> clips = FXCollections.observableArrayList();
  private final Map<Path, RecentClip> known = new LinkedHashMap<>();
  private List<Clip> found = List.of();
  private Runnable unfollow = () -> {};

  /**
   * @param players opens a clip
   * @param deletions not closed here
   * @param background for what waits for a disk or a program
   */
  public RecentViewModel(
      ClipLibrary library,
      Thumbnails thumbnails,
      FileManager files,
      Function<Clip, PlayerViewModel> players,
      Deletions deletions,
      Executor background,
      Executor fx,
      Supplier<LocalDate> today,
      Texts texts) {
    this.library = library;
    this.thumbnails = thumbnails;
    this.files = files;
    this.players = players;
    this.deletions = deletions;
    this.background = background;
    this.fx = fx;
    this.texts = texts;
    this.words = new ClipWords(texts, today);
    deletions.changed(this::arrange, this::notDeleted);
  }

  /** Whether the drawer is open. */
  public ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  /** Whether the folder was looked at since it was opened. */
  public ReadOnlyBooleanProperty looked() {
    return looked.getReadOnlyProperty();
  }

  /** The newest clips, newest first, without those that are being deleted. */
  public ObservableList<RecentClip> clips() {
    return clips;
  }

  /** The clip that can be put back, or null. */
  public ReadOnlyObjectProperty<@Nullable Clip> deleted() {
    return deletions.last();
  }

  /** What went wrong, or empty. */
  public ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** What is played over the wall, or null. */
  public ReadOnlyObjectProperty<@Nullable PlayerViewModel> player() {
    return player.getReadOnlyProperty();
  }

  /** The words for clips. */
  ClipWords words() {
    return words;
  }

  /** Opens the drawer or closes it. */
  public void toggle() {
    open.set(!open.get());
    if (open.get()) {
      unfollow = library.follow(now -> fx.execute(() -> become(now)));
    } else {
      unfollow.run();
      looked.set(false);
      notice.set("");
    }
  }

  private void become(List<Clip> now) {
    if (open.get()) {
      found = now;
      looked.set(true);
      arrange();
    }
  }

  private void arrange() {
    List<RecentClip> shown = new ArrayList<>();
    Map<Path, RecentClip> next = new LinkedHashMap<>();
    for (Clip clip : found) {
      RecentClip of = known.get(clip.file());
      if (of == null) {
        of = new RecentClip(clip, thumbnails, fx);
      } else if (!of.clip().get().equals(clip)) {
        of.become(clip);
      }
      next.put(clip.file(), of);
      if (!deletions.isHidden(clip.file())) {
        shown.add(of);
      }
    }
    known.clear();
    known.putAll(next);
    if (!shown.equals(clips)) {
      clips.setAll(shown);
    }
  }

  /** Plays a clip over the wall, in place of any other. */
  public void play(Clip clip) {
    closePlayer();
    notice.set("");
    player.set(players.apply(clip));
  }

  /** Plays the clip that is so many places further down the list; harmless where there is none. */
  public void playNext(int by) {
    PlayerViewModel now = player.get();
    if (now == null) {
      return;
    }
    for (int i = 0; i < clips.size(); i++) {
      if (clips.get(i).clip().get().file().equals(now.clip().file())) {
        if (i + by >= 0 && i + by < clips.size()) {
          play(clips.get(i + by).clip().get());
        }
        return;
      }
    }
  }

  /** Back to the wall; whether something was played. */
  public boolean closePlayer() {
    PlayerViewModel now = player.get();
    player.set(null);
    if (now != null) {
      now.close();
    }
    return now != null;
  }

  /** Shows a clip in the system's own program for files. */
  public void showInFolder(Clip clip) {
    background.execute(
        () -> {
          try {
            files.show(clip.file());
          } catch (IOException e) {
            log.warn("the folder of {} cannot be shown: {}", clip.file(), e.toString());
            String where = String.valueOf(clip.file().getParent());
            fx.execute(() -> notice.set(texts.get("recent.noFolder", where)));
          }
        });
  }

  /** Hides a clip, and moves it into the trash when it cannot be put back any more. */
  public void delete(Clip clip) {
    if (clip.growing()) {
      notice.set(texts.get("recent.stillRecording"));
      return;
    }
    notice.set("");
    PlayerViewModel now = player.get();
    if (now != null && now.clip().file().equals(clip.file())) {
      closePlayer();
    }
    deletions.delete(clip);
  }

  /** Puts back the clip that was deleted last; whether there was one. */
  public boolean undo() {
    return deletions.undo();
  }

  private void notDeleted(Clip clip, String why) {
    notice.set(texts.get("recent.notDeleted", clip.camera(), ClipWords.time(clip.taken()), why));
  }

  /** The user has read what went wrong. */
  public void noticed() {
    notice.set("");
  }

  /** Ends what runs, and follows the folder no more; also when deletions are done with. */
  @Override
  public void close() {
    unfollow.run();
    PlayerViewModel now = player.get();
    if (now != null) {
      now.close();
    }
    deletions.close();
  }
}
