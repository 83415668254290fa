package app.oriel.ui.tile;

import app.oriel.text.Texts;
import app.oriel.ui.tile.RecordViewModel.Recording;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Beside a tile's state: that it is recorded, and how much is; or that seconds are being saved. */
final class RecordBadge extends Label {
  private static final double DOT = 4;
  private static final double DIM = 0.35;

  private final RecordViewModel keeping;
  private final Texts texts;
  private final Circle dot = new Circle(DOT);
  private final FontIcon clip = new FontIcon(Feather.ROTATE_CCW);
  private boolean compact;
  private boolean bright;

  RecordBadge(RecordViewModel keeping, Texts texts) {
    this.keeping = keeping;
    this.texts = texts;
    getStyleClass().addAll("pill", "record-badge");
    dot.getStyleClass().add("recording-dot");
    setMouseTransparent(true);
    keeping.recording().subscribe(this::show);
    keeping.elapsed().subscribe(this::tick);
    keeping.saving().subscribe(this::show);
    show();
  }

  /** Small tiles have room for the time alone. */
  void compact(boolean yes) {
    if (yes != compact) {
      compact = yes;
      show();
    }
  }

  /** The one thing that blinks: with the seconds, so that it costs nothing of its own. */
  private void tick() {
    bright = !bright;
    dot.setOpacity(bright ? 1 : DIM);
    show();
  }

  private void show() {
    Recording now = keeping.recording().get();
    setVisible(now != Recording.OFF || keeping.saving().get());
    if (now == Recording.OFF) {
      setGraphic(clip);
      setText(compact ? "" : texts.get("keep.saving"));
    } else {
      setGraphic(dot);
      String time = now == Recording.RUNNING ? keeping.elapsed().get() : texts.get("keep.waiting");
      setText(compact ? time : texts.get("keep.rec", time));
    }
  }
}
