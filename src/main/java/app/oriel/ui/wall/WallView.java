package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.tile.EditCommands;
import app.oriel.ui.tile.TileView;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.tile.WayOut;
import app.oriel.ui.wall.Grid.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The wall of tiles. It alone decides where they stand; a picture causes a layout only where it is
 * the first of another shape.
 */
public final class WallView extends Region {
  private static final double GAP = 8;

  /**
   * Each time that anything is shown, the whole window is copied to the screen. So pulses come
   * often, that a picture need not wait long for one, but pictures of many tiles share them.
   */
  private static final long LEAST_BETWEEN = TimeUnit.MILLISECONDS.toNanos(12);

  private final WallViewModel wall;
  private final Texts texts;
  private final boolean plain;
  private final CameraMenus menus;
  private final EditCommands edit;
  private final Pulse pulse;
  private final Map<TileViewModel, TileView> views = new LinkedHashMap<>();
  private final List<Region> emptyCells = new ArrayList<>();
  private List<TileView> live = List.of();
  private long lastShown;
  private boolean resting;

  /**
   * @param plain pictures only, edge to edge
   */
  public WallView(
      WallViewModel wall, Texts texts, boolean plain, CameraMenus menus, EditCommands edit) {
    this.wall = wall;
    this.texts = texts;
    this.plain = plain;
    this.menus = menus;
    this.edit = edit;
    this.pulse = new Pulse(this, wall);
    getStyleClass().add("wall");
    setAccessibleRole(AccessibleRole.PARENT);
    setAccessibleText(texts.get("wall.name"));
    wall.visible().subscribe(this::place);
    wall.selected().subscribe(this::ring);
    wall.filling().subscribe(this::place);
  }

  /** Begins to show pictures. */
  public void start() {
    pulse.start();
  }

  /** Ends showing pictures. */
  public void stop() {
    pulse.stop();
  }

  /** Takes the newest pictures; once in each pulse, at its time in nanoseconds. */
  void pulse(long now) {
    if (now - lastShown < LEAST_BETWEEN) {
      return;
    }
    boolean any = false;
    for (int i = 0; i < live.size(); i++) {
      any |= live.get(i).pulse();
    }
    if (any) {
      lastShown = now;
    }
  }

  /** Chooses the tile above (-1) or below (1) the chosen one. */
  public void selectVertically(int down) {
    TileViewModel now = wall.selected().get();
    List<TileViewModel> shown = wall.visible().get();
    int from = now == null ? -1 : shown.indexOf(now);
    if (from < 0 || shown.size() < 2) {
      wall.selectNext(0);
    } else {
      // Not those of the last layout pass: tiles may have come or gone since.
      int to = Grid.vertical(cells(shown).subList(0, shown.size()), from, down);
      wall.select(shown.get(to));
    }
  }

  /** Gives the keyboard to the chosen tile, if there is one. */
  public void focusSelected() {
    TileViewModel now = wall.selected().get();
    TileView view = now == null ? null : views.get(now);
    if (view != null) {
      view.focusByKeyboard();
    }
  }

  /** Opens the menu of the chosen tile, or of the first in sight. */
  public void openMenu() {
    if (wall.selected().get() == null) {
      wall.selectNext(0);
    }
    TileViewModel now = wall.selected().get();
    TileView view = now == null ? null : views.get(now);
    if (now != null && view != null && view.isVisible()) {
      menus.open(view, now);
    }
  }

  /** Where a tile stands, or null where it is not in sight. */
  public @Nullable Node inSight(TileViewModel tile) {
    return wall.visible().get().contains(tile) ? views.get(tile) : null;
  }

  /** Nobody sees the wall, or somebody does again. */
  public void rest(boolean yes) {
    resting = yes;
    showOrHide();
  }

  private void showOrHide() {
    List<TileViewModel> shown = wall.visible().get();
    views.forEach((tile, view) -> view.setInSight(!resting && shown.contains(tile)));
  }

  private void place() {
    List<TileViewModel> all = wall.tiles();
    views.keySet().removeIf(tile -> !all.contains(tile));
    for (TileViewModel tile : all) {
      views.computeIfAbsent(tile, this::newView);
    }
    List<TileViewModel> shown = wall.visible().get();
    showOrHide();
    views.values().forEach(view -> view.setFilling(wall.filling().get()));
    live = all.stream().map(views::get).filter(Objects::nonNull).toList();
    emptyCells.clear();
    for (int i = shown.size(); i < cellsWanted(shown.size()); i++) {
      Region empty = new Region();
      empty.getStyleClass().add("empty-cell");
      emptyCells.add(empty);
    }
    List<Region> children = new ArrayList<>(emptyCells);
    children.addAll(live);
    if (!children.equals(getChildren())) {
      // Nodes that change places leave the window for a moment, and with it the keyboard.
      boolean keyboard = isFocusWithin();
      getChildren().setAll(children);
      if (keyboard) {
        focusSelected();
      }
    }
    ring();
    requestLayout();
  }

  private TileView newView(TileViewModel tile) {
    TileView view =
        new TileView(tile, wall.listening(), wall.talking(), texts, plain, new Commands(tile));
    Drags.from(view, () -> wall.alone() == null);
    Drags.onto(view, dropped -> wall.swap(dropped, tile));
    view.setOnContextMenuRequested(e -> menus.open(view, tile, e));
    tile.aspect().subscribe((old, now) -> requestLayout());
    return view;
  }

  private int cellsWanted(int shown) {
    int side = wall.layout().get().side();
    boolean fixed = side > 0 && wall.enlarged().get() == null && shown > 0;
    return fixed ? side * side : shown;
  }

  private void ring() {
    boolean several = wall.visible().get().size() > 1;
    @Nullable TileViewModel chosen = wall.selected().get();
    views.forEach((tile, view) -> view.setChosen(several && tile.equals(chosen)));
    TileView view = chosen == null ? null : views.get(chosen);
    if (view != null && isFocusWithin() && !view.isFocusWithin()) {
      view.requestFocus();
    }
  }

  @Override
  protected void layoutChildren() {
    double gap = gap();
    List<TileViewModel> shown = wall.visible().get();
    List<Cell> cells = cells(shown);
    for (int i = 0; i < cells.size(); i++) {
      Region region = i < shown.size() ? views.get(shown.get(i)) : emptyCells.get(i - shown.size());
      if (region != null) {
        put(region, cells.get(i), gap);
      }
    }
  }

  private double gap() {
    return plain || wall.filling().get() ? 0 : GAP;
  }

  /** Where so many tiles stand, and the empty cells after them. */
  private List<Cell> cells(List<TileViewModel> shown) {
    double gap = gap();
    double width = getWidth() - 2 * gap;
    double height = getHeight() - 2 * gap;
    int wanted = cellsWanted(shown.size());
    int side = wall.layout().get().side();
    return wanted > shown.size() || (side > 1 && wanted > 1)
        ? Grid.square(side, width, height, gap)
        : Grid.auto(shown.stream().map(tile -> tile.aspect().get()).toList(), width, height, gap);
  }

  /** Edges lie on whole pixels of the screen, so that pictures need no smoothing. */
  private void put(Region region, Cell cell, double margin) {
    double x = snapPositionX(cell.x() + margin);
    double y = snapPositionY(cell.y() + margin);
    double right = snapPositionX(cell.x() + cell.width() + margin);
    double bottom = snapPositionY(cell.y() + cell.height() + margin);
    region.resizeRelocate(x, y, Math.max(0, right - x), Math.max(0, bottom - y));
  }

  /** What a tile may ask of the wall. */
  private final class Commands implements TileView.Commands {
    private final TileViewModel tile;

    private Commands(TileViewModel tile) {
      this.tile = tile;
    }

    @Override
    public void select() {
      wall.select(tile);
    }

    @Override
    public void enlargeOrBack() {
      if (wall.enlarged().get() == null || !wall.back()) {
        wall.enlarge(tile);
      }
    }

    @Override
    public void fullScreen() {
      wall.select(tile);
      wall.fillOrEnd();
    }

    @Override
    public void listen() {
      wall.select(tile);
      wall.listening().toggle(tile);
    }

    @Override
    public void chooseFolder() {
      wall.keep().chooseFolder();
    }

    @Override
    public void goOut(WayOut way) {
      switch (way) {
        case SIGN_IN -> edit.signIn(tile);
        case CERTIFICATE -> edit.certificate(tile);
        case KEY -> wall.source().readAgain();
        case NONE -> {}
      }
    }
  }
}
