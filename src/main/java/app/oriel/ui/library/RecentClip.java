package app.oriel.ui.library;

import app.oriel.library.Clip;
import app.oriel.library.Thumbnail;
import app.oriel.library.Thumbnails;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One clip of the drawer, the same object for as long as it is there. On the FX thread. */
public final class RecentClip {
  private final Thumbnails thumbnails;
  private final Executor fx;
  private final ReadOnlyObjectWrapper<Clip> clip;
  private final ReadOnlyObjectWrapper<@Nullable Thumbnail> thumbnail =
      new ReadOnlyObjectWrapper<>();
  private @Nullable Clip asked;

  RecentClip(Clip clip, Thumbnails thumbnails, Executor fx) {
    this.clip = new ReadOnlyObjectWrapper<>(clip);
    this.thumbnails = thumbnails;
    this.fx = fx;
  }

  /** What is known of it, which changes while it is being written. */
  public ReadOnlyObjectProperty<Clip> clip() {
    return clip.getReadOnlyProperty();
  }

  /** How it looks; null until somebody has looked. */
  public ReadOnlyObjectProperty<@Nullable Thumbnail> thumbnail() {
    return thumbnail.getReadOnlyProperty();
  }

  /** It is in sight: asks for its thumbnail, once, and once more when it is whole. */
  void seen() {
    Clip now = clip.get();
    Clip before = asked;
    if (before == null || before.growing() != now.growing()) {
      asked = now;
      thumbnails.ask(now, made -> fx.execute(() -> thumbnail.set(made)));
    }
  }

  void become(Clip now) {
    clip.set(now);
    if (asked != null) {
      seen();
    }
  }
}
