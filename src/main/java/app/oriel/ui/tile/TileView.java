package app.oriel.ui.tile;

import app.oriel.text.Texts;
import app.oriel.ui.look.Seldom;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/** One tile of the wall. Places its parts by hand, so that words never move the picture. */
public final class TileView extends Region {
  /** What a tile may ask of the wall. */
  public interface Commands {
    /** Choose this tile. */
    void select();

    /** Let this tile fill the wall, or show all again. */
    void enlargeOrBack();

    /** The whole screen, or not any more. */
    void fullScreen();

    /** Listen to this camera, or no more. */
    void listen();

    /** Choose where recordings and snapshots go. */
    void chooseFolder();

    /** Take the way out of what is wrong with the camera. */
    void goOut(WayOut way);
  }

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass COVERED = PseudoClass.getPseudoClass("covered");
  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
  private static final double SHADE = 64;
  private static final double MARGIN = 12;
  private static final double RING = 4;
  private static final double STATS_TOP = 44;
  private static final double DOT = 4;
  private static final double COMPACT_WIDTH = 420;
  private static final double COMPACT_HEIGHT = 240;
  private static final Duration UNTOUCHED = Duration.seconds(2.5);
  private static final double PROBLEM_WIDTH = 380;
  private static final double CARD_WIDTH = 440;
  private static final double COMPACT_TOP = 26;
  private static final double BADGE_GAP = 6;
  private static final double MAP = 0.16;
  private static final double MAP_LEAST = 72;

  private final TileViewModel tile;
  private final PictureView picture;
  private final Commands commands;
  private final boolean plain;
  private final Texts texts;
  private final Region scrim = part("scrim");
  private final Region shade = part("shade");
  private final Region ring = part("ring");
  private final CornerMasks corners = new CornerMasks();
  private final Label name = new Label();
  private final Label pill = new Label();
  private final Label hint = new Label();
  private final BooleanProperty byKeyboard = new SimpleBooleanProperty();
  private final BooleanProperty awake = new SimpleBooleanProperty(true);
  private final PauseTransition idle = new PauseTransition(UNTOUCHED);
  private final BooleanProperty crowded = new SimpleBooleanProperty();

  /** What is wrong goes before figures, which say little then. */
  private final BooleanProperty troubled = new SimpleBooleanProperty();

  private final StatsPanel stats = new StatsPanel();
  private final ProblemPanel problem;
  private final MiniMap miniMap;
  private final TileBar bar;
  private final SoundNotice notice;
  private final RecordBadge badge;
  private final KeepCard card;
  private final Flash flash;
  private final TalkViewModel talking;
  private final TalkLayer talk;

  /**
   * @param plain only the picture
   */
  public TileView(
      TileViewModel tile,
      ListenViewModel listening,
      TalkViewModel talking,
      Texts texts,
      boolean plain,
      Commands commands) {
    this.tile = tile;
    this.talking = talking;
    this.plain = plain;
    picture = new PictureView(tile);
    problem = new ProblemPanel(texts, commands::goOut, tile::retry);
    bar = new TileBar(tile, listening, talking, texts, commands);
    notice = new SoundNotice(tile, texts);
    badge = new RecordBadge(tile.keeping(), texts);
    card = new KeepCard(tile.keeping(), texts, commands::chooseFolder);
    flash = new Flash(tile.keeping());
    talk = new TalkLayer(tile, talking, texts, commands::goOut);
    miniMap = new MiniMap(tile.zoom(), texts);
    this.texts = texts;
    getStyleClass().add("tile");
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleRoleDescription(texts.get("tile.role"));
    setAccessibleHelp(texts.get("tile.help"));
    this.commands = commands;
    setFocusTraversable(true);
    getChildren().add(picture);
    picture.covering().subscribe(now -> pseudoClassStateChanged(COVERED, now));
    if (!plain) {
      dress(texts);
      tile.state().subscribe(this::show);
      tile.zoom().zoom().subscribe((old, now) -> showPill());
    }
    addEventHandler(MouseEvent.MOUSE_PRESSED, e -> pressed(e, commands));
    new ZoomGestures(this, tile.zoom());
    focusedProperty().subscribe(focused -> selectIf(focused, commands));
  }

  private static Region part(String styleClass) {
    Region region = new Region();
    region.getStyleClass().add(styleClass);
    region.setMouseTransparent(true);
    region.setManaged(false);
    return region;
  }

  private void dress(Texts texts) {
    tile.called().subscribe(name::setText);
    name.getStyleClass().add("tile-name");
    name.setMouseTransparent(true);
    tile.hearing().subscribe(now -> name.setGraphic(SoundButton.badge(now)));
    pill.getStyleClass().add("pill");
    pill.setGraphic(new Circle(DOT));
    pill.setAlignment(Pos.CENTER);
    pill.setMouseTransparent(true);
    hint.getStyleClass().add("hint");
    hint.setMouseTransparent(true);
    hint.setText(texts.get("tile.hint"));
    focusVisibleProperty().subscribe(visible -> byKeyboard.set(visible || byKeyboard.get()));
    focusWithinProperty().subscribe(within -> byKeyboard.set(within && byKeyboard.get()));
    bar.visibleProperty().bind(hoverProperty().and(awake).or(byKeyboard).and(crowded.not()));
    bar.visibleProperty().subscribe((old, now) -> expectTalk());
    idle.setOnFinished(e -> wake(false));
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> moved());
    stats.visibleProperty().bind(tile.statsShown().and(troubled.not()));
    tile.stats().subscribe(stats::show);
    tile.stats().subscribe((old, now) -> requestLayout());
    tile.hearing().subscribe((old, now) -> requestLayout());
    badge.visibleProperty().subscribe((old, now) -> requestLayout());
    badge.textProperty().subscribe((old, now) -> requestLayout());
    tile.keeping().notice().subscribe((old, now) -> requestLayout());
    tile.statsShown().subscribe((old, now) -> requestLayout());
    Seldom parts =
        new Seldom(
            getChildren(),
            List.of(
                picture, scrim, flash, hint, shade, corners, name, badge, pill, problem, stats,
                miniMap, notice, card, talk, bar, ring));
    for (Region above : List.of(problem, stats, notice, card, talk)) {
      // Their places depend on its height.
      above.visibleProperty().subscribe(now -> addIf(now, parts, bar));
    }
  }

  private void expectTalk() {
    if (bar.isVisible() && tile.state().get().tone() == Tone.LIVE) {
      talking.expect(tile);
    }
  }

  private static void addIf(boolean now, Seldom parts, Region part) {
    if (now) {
      parts.add(part);
    }
  }

  private static void selectIf(boolean focused, Commands commands) {
    if (focused) {
      commands.select();
    }
  }

  private void pressed(MouseEvent event, Commands commands) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    requestFocus();
    commands.select();
    if (event.getClickCount() == 2 && !tile.zoom().reset()) {
      commands.enlargeOrBack();
    }
  }

  /** What it shows. */
  public TileViewModel tile() {
    return tile;
  }

  /** Takes the keyboard and shows what can be reached with it. */
  public void focusByKeyboard() {
    byKeyboard.set(true);
    requestFocus();
  }

  /** Takes the newest picture; once in each pulse. Whether there was one to show. */
  public boolean pulse() {
    talk.pulse();
    return picture.pulse();
  }

  /** Whether the tile is in sight. */
  public void setInSight(boolean inSight) {
    setVisible(inSight);
    picture.setInSight(inSight);
    tile.rest(!inSight);
  }

  /** Whether the tile has the whole screen: then its corners are the screen's. */
  public void setFilling(boolean filling) {
    if (filling == ring.isVisible()) {
      corners.setVisible(!filling);
      ring.setVisible(!filling);
      byKeyboard.set(byKeyboard.get() && !filling);
      idle.stop();
      wake(true);
      moved();
    }
  }

  /** On the whole screen, bar and pointer go when the pointer rests. */
  private void moved() {
    if (!ring.isVisible()) {
      wake(true);
      idle.playFromStart();
    }
  }

  private void wake(boolean yes) {
    awake.set(yes);
    setCursor(yes ? null : Cursor.NONE);
  }

  /** Whether the tile wears the ring of the chosen one. */
  public void setChosen(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
  }

  private void show(TileState state) {
    showPill();
    pill.getStyleClass().removeIf(style -> style.startsWith("tone-"));
    pill.getStyleClass().add(state.tone().styleClass());
    picture.setStale(state.stale());
    scrim.setVisible(state.stale());
    hint.setVisible(state.tone() == Tone.QUIET && state.headline().isEmpty() && !state.stale());
    problem.show(state);
    expectTalk();
    troubled.set(!state.headline().isEmpty());
    setAccessibleText(tile.name() + ", " + state.spoken());
    requestLayout();
  }

  private void showPill() {
    String words = tile.state().get().pill();
    Zoom zoom = tile.zoom().zoom().get();
    pill.setText(zoom.isClose() ? words + " · " + texts.get("zoom.factor", zoom.factor()) : words);
    requestLayout();
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      commands.select();
      commands.enlargeOrBack();
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    picture.resizeRelocate(0, 0, width, height);
    if (plain) {
      return;
    }
    boolean compact = width < COMPACT_WIDTH || height < COMPACT_HEIGHT;
    pseudoClassStateChanged(COMPACT, compact);
    double margin = compact ? MARGIN * 2 / 3 : MARGIN;
    scrim.resizeRelocate(0, 0, width, height);
    flash.resizeRelocate(0, 0, width, height);
    badge.compact(compact);
    shade.resizeRelocate(0, 0, width, Math.min(SHADE, height / 3));
    ring.resizeRelocate(-RING, -RING, width + 2 * RING, height + 2 * RING);
    corners.place(width, height);
    layoutWords(width, compact, margin);
    centre(hint, width, height);
    double room = height - 2 * (compact ? margin + 16 : STATS_TOP);
    problem.room(width - 4 * margin, room);
    double problemWidth = Math.min(width - 4 * margin, PROBLEM_WIDTH);
    double problemHeight = Math.min(problem.prefHeight(problemWidth), height);
    problem.resizeRelocate(
        snapPositionX((width - problemWidth) / 2),
        snapPositionY((height - problemHeight) / 2),
        problemWidth,
        problemHeight);
    layoutStats(width, height, compact ? STATS_TOP - MARGIN : STATS_TOP, margin);
    layoutMap(width, height, margin);
    bar.fit(width - 2 * margin);
    bar.autosize();
    double barMost = Math.max(0, width - bar.getWidth() - margin);
    bar.relocate(
        snapPositionX(Math.min(barMost, (width - bar.steadyWidth()) / 2)),
        snapPositionY(height - bar.getHeight() - margin));
    notice.resize(
        Math.min(notice.prefWidth(-1), Math.max(0, width - 2 * margin)), notice.prefHeight(-1));
    notice.relocate(
        snapPositionX((width - notice.getWidth()) / 2),
        snapPositionY(bar.getLayoutY() - notice.getHeight() - margin / 2));
    layoutCard(width, compact, margin);
    talk.place(width, height, margin, compact, badge, card, bar);
    crowded.set(isUnderBar(problem) || (compact && isUnderBar(stats)));
  }

  /** Small tiles have room for what is wrong or for the bar; the menu has it all. */
  private boolean isUnderBar(Region region) {
    return region.isVisible() && region.getLayoutY() + region.getHeight() > bar.getLayoutY();
  }

  private void layoutStats(double width, double height, double top, double margin) {
    stats.room(height - top - margin);
    double statsWidth = Math.min(stats.prefWidth(-1), width - 2 * margin);
    stats.resizeRelocate(margin, top, statsWidth, stats.prefHeight(statsWidth));
  }

  /** Small tiles have no room above the bar, so there it hangs below the name. */
  private void layoutCard(double width, boolean compact, double margin) {
    card.compact(compact);
    double most = Math.max(0, width - 2 * margin);
    double cardWidth = snapSizeX(Math.min(Math.min(card.prefWidth(-1), CARD_WIDTH), most));
    double cardHeight = snapSizeY(card.prefHeight(cardWidth));
    double below = notice.isVisible() ? notice.getLayoutY() : bar.getLayoutY();
    double top = margin + COMPACT_TOP + (badge.isVisible() ? badge.getHeight() + 2 : 0);
    card.resizeRelocate(
        snapPositionX((width - cardWidth) / 2),
        compact ? top : snapPositionY(below - cardHeight - margin / 2),
        cardWidth,
        cardHeight);
  }

  private void layoutMap(double width, double height, double margin) {
    double mapWidth = snapSizeX(Math.max(MAP_LEAST, width * MAP));
    double mapHeight = snapSizeY(mapWidth / picture.aspect());
    double y = snapPositionY(height - mapHeight - margin);
    miniMap.resizeRelocate(
        snapPositionX(width - mapWidth - margin), Math.max(0, y), mapWidth, mapHeight);
  }

  private void layoutWords(double width, boolean compact, double margin) {
    pill.autosize();
    pill.relocate(snapPositionX(width - pill.getWidth() - margin + 2), margin - 4);
    badge.autosize();
    // Small tiles have no room for it beside the name.
    double badgeWidth = badge.isVisible() && !compact ? badge.getWidth() + BADGE_GAP : 0;
    double right = compact ? width - margin + 2 : pill.getLayoutX() - BADGE_GAP;
    badge.relocate(
        snapPositionX(right - badge.getWidth()),
        pill.getLayoutY() + (compact ? pill.getHeight() + 2 : 0));
    double left = width - pill.getWidth() - badgeWidth - 3 * margin;
    name.resize(Math.max(0, Math.min(name.prefWidth(-1), left)), pill.getHeight());
    name.relocate(margin, margin - 4);
  }

  private void centre(Label label, double width, double height) {
    label.autosize();
    label.relocate(
        snapPositionX((width - label.getWidth()) / 2),
        snapPositionY((height - label.getHeight()) / 2));
  }
}
