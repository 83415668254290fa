package app.oriel.ui.tile;

import app.oriel.live.PictureArea;
import app.oriel.ui.tile.Zoom.Span;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Looking closely at one tile's picture. Belongs to the toolkit's thread, needs no toolkit. */
public final class TileZoom {
  /**
   * So much more than is seen is asked for, so that moving shows no gap before the next picture.
   */
  private static final double SPARE = 1.5;

  private static final double STEP = 1.25;
  private static final double PACE = 0.15;

  private final ReadOnlyObjectWrapper<Zoom> zoom = new ReadOnlyObjectWrapper<>(Zoom.NONE);
  private Span span = Span.EXACT;
  private boolean allowed;

  TileZoom() {}

  /** How closely, and where. */
  public ReadOnlyObjectProperty<Zoom> zoom() {
    return zoom.getReadOnlyProperty();
  }

  /** Whether less than the whole picture is looked at. */
  public boolean isClose() {
    return zoom.get().isClose();
  }

  /** Whether the tile may be looked at closely; where not, the whole picture is shown again. */
  public void allow(boolean yes) {
    allowed = yes;
    if (!yes) {
      reset();
    }
  }

  /** Whether the tile may be looked at closely. */
  public boolean allowed() {
    return allowed;
  }

  /** The picture stands in the tile like this. */
  void fits(Span now) {
    span = now;
    zoom.set(zoom.get().within(now));
  }

  /** Closer by a factor; the picture's point under the pointer stays there. */
  public void at(double boxX, double boxY, double by) {
    if (allowed) {
      zoom.set(zoom.get().at(boxX, boxY, by, span));
    }
  }

  /** A step closer, or back where it is negative. */
  public void step(int by) {
    at(0.5, 0.5, Math.pow(STEP, by));
  }

  /** A pace over the picture, if it is looked at closely; whether it is. */
  public boolean pace(int right, int down) {
    if (isClose()) {
      move(right * PACE, down * PACE);
    }
    return isClose();
  }

  /** Moves over the picture, in fractions of the tile. */
  void move(double boxX, double boxY) {
    zoom.set(zoom.get().moved(boxX, boxY, span));
  }

  /** Puts a point of the picture into the middle. */
  void centre(double x, double y) {
    zoom.set(zoom.get().centred(x, y, span));
  }

  /** Back to the whole picture; whether less was shown. */
  public boolean reset() {
    boolean was = isClose();
    zoom.set(Zoom.NONE);
    return was;
  }

  /** The part of the picture in sight. */
  PictureArea seen() {
    return part(1);
  }

  /** The part of the picture that is worth having. */
  PictureArea wanted() {
    return isClose() ? part(SPARE) : PictureArea.WHOLE;
  }

  /** The wanted part's width, in widths of the tile. */
  double wantedAcross() {
    return wanted().width() * zoom.get().factor() / span.across();
  }

  /** The wanted part's height, in heights of the tile. */
  double wantedDown() {
    return wanted().height() * zoom.get().factor() / span.down();
  }

  private PictureArea part(double spare) {
    Zoom now = zoom.get();
    double width = Math.min(1, span.across() / now.factor() * spare);
    double height = Math.min(1, span.down() / now.factor() * spare);
    double x = Math.clamp(now.x() - width / 2, 0, 1 - width);
    double y = Math.clamp(now.y() - height / 2, 0, 1 - height);
    return new PictureArea(x, y, width, height);
  }
}
