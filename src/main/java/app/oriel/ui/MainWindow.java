package app.oriel.ui;

import app.oriel.text.Texts;
import app.oriel.ui.editor.EditorLayer;
import app.oriel.ui.editor.EditorViewModel;
import app.oriel.ui.editor.RailFoot;
import app.oriel.ui.editor.UndoBar;
import app.oriel.ui.library.PlayerLayer;
import app.oriel.ui.library.RecentButton;
import app.oriel.ui.library.RecentDrawer;
import app.oriel.ui.library.RecentViewModel;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.look.Seldom;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.wall.CameraMenus;
import app.oriel.ui.wall.CameraRail;
import app.oriel.ui.wall.EmptyWall;
import app.oriel.ui.wall.KeepBar;
import app.oriel.ui.wall.TroubleBar;
import app.oriel.ui.wall.TroublePanel;
import app.oriel.ui.wall.WallView;
import app.oriel.ui.wall.WallViewModel;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** The window: bar, list of cameras, wall. Everything in it belongs to the toolkit's thread. */
public final class MainWindow {
  private static final double RAIL_NEEDS = 720;
  private static final double DRAWER = 304;
  private static final double LEAST_WIDTH = 480;
  private static final double LEAST_HEIGHT = 320;
  private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256, 512);

  private final Stage stage;
  private final WallView wallView;
  private final Scene scene;
  private final Theme theme;
  private final BooleanProperty railWanted = new SimpleBooleanProperty(true);
  private final KeyList keyList;
  private final WallViewModel wall;
  private final EditorViewModel editor;
  private final BorderPane root = new BorderPane();
  private final StackPane layers;

  /** The layers, also those that were not seen yet. */
  private final Seldom stack;

  private final Texts texts;
  private Runnable arrange = () -> {};
  private @Nullable CameraRail rail;
  private @Nullable TopBar topBar;
  private @Nullable RecentViewModel recent;
  private boolean fullBefore;

  /**
   * How the window begins.
   *
   * @param plain pictures only: no bar, list, names or shadows
   * @param width of the content
   * @param height of the content
   */
  public record Options(
      boolean plain, boolean fullScreen, double width, double height, Theme.Choice theme) {}

  /** Fills the stage, which the caller owns and closes. */
  public MainWindow(
      Stage stage, WallViewModel wall, EditorViewModel editor, Texts texts, Options options) {
    this.stage = stage;
    this.wall = wall;
    this.editor = editor;
    CameraMenus menus = new CameraMenus(wall, texts, editor);
    this.keyList = new KeyList(texts);
    this.wallView = new WallView(wall, texts, options.plain(), menus, editor);
    this.texts = texts;
    EditorLayer forms = new EditorLayer(editor, wallView::inSight, texts);
    wallView.needsLayoutProperty().subscribe(now -> forms.requestLayout());
    layers = new StackPane(root, forms);
    layers.getStyleClass().add("oriel");
    this.scene = new Scene(layers, options.width(), options.height());
    this.theme = new Theme(scene, new FxThread(), options.theme());
    if (options.plain()) {
      layers.getStyleClass().add("plain");
      scene.setFill(Color.BLACK);
      root.setCenter(wallView);
    } else {
      dress(menus);
      layers.getChildren().add(1, new UndoBar(editor, texts));
    }
    List<Node> order = new ArrayList<>(layers.getChildren());
    order.add(order.size() - 1, keyList);
    stack = new Seldom(layers.getChildren(), order);
    wall.filling().subscribe((old, now) -> fill(now));
    stage.fullScreenProperty().subscribe((old, now) -> filled(wall, now));
    Keys keys = new Keys(wall, wallView, new Reach());
    scene.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
    if (!options.plain()) {
      // Nobody is heard by a window that does not say so.
      new TalkKeys(wall, this::isAboutCameras).follow(stage, scene);
    }
    prepareStage(texts, options);
  }

  /** Whether a node is a part of the wall, its list or the bar above. */
  private boolean isAboutCameras(Node node) {
    Node drawer = root.getRight();
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(drawer) || at.getStyleClass().contains("talk-card")) {
        return false;
      }
      if (at.equals(root)) {
        return true;
      }
    }
    return false;
  }

  private void dress(CameraMenus menus) {
    FolderQuestion folders = new FolderQuestion(stage, wall.keep(), texts);
    wall.keep().chooseFolderBy(folders::ask);
    SettingsMenu settings =
        new SettingsMenu(
            texts,
            theme,
            railWanted,
            this::toggleKeyList,
            Stream.concat(
                    new KeepMenus(wall.keep(), texts).items().stream(),
                    Stream.of(
                        new SeparatorMenuItem(), new MicrophoneMenu(wall.microphone(), texts)))
                .toList());
    TopBar bar = new TopBar(wall, texts, settings, this::toggleFullScreen);
    topBar = bar;
    CameraRail list = new CameraRail(wall, texts, menus);
    list.getChildren().add(new RailFoot(wall, editor, texts));
    rail = list;
    EmptyWall empty = new EmptyWall(wall, editor::add, texts);
    TroublePanel trouble = new TroublePanel(wall, texts);
    TroubleBar troubles = new TroubleBar(wall, texts);
    KeepBar keepBar = new KeepBar(wall, texts);
    arrange =
        () -> {
          boolean cameras = !wall.tiles().isEmpty();
          boolean window = !stage.isFullScreen() && !wall.filling().get();
          boolean room = scene.getWidth() - drawer() >= RAIL_NEEDS;
          Buttons.show(bar, window);
          Buttons.show(list, window && cameras && room && railWanted.get());
          boolean readable = wall.source().troubles().get().isEmpty();
          Buttons.show(empty, !cameras && readable);
          Buttons.show(trouble, !cameras && !readable);
          Buttons.show(troubles, cameras && !readable && window);
          Buttons.show(keepBar, window);
        };
    stage.fullScreenProperty().subscribe((old, now) -> arrange.run());
    wall.filling().subscribe((old, now) -> arrange.run());
    scene.widthProperty().subscribe((old, now) -> arrange.run());
    railWanted.subscribe((old, now) -> arrange.run());
    wall.tiles().subscribe(arrange);
    wall.source().troubles().subscribe((old, now) -> arrange.run());
    arrange.run();
    root.setTop(bar);
    root.setLeft(list);
    BorderPane centre = new BorderPane(new StackPane(wallView, empty, trouble));
    centre.setTop(new VBox(troubles, keepBar));
    root.setCenter(centre);
  }

  /** Adds the drawer of recordings and the player; once, before the window is shown. */
  public void add(RecentViewModel clips) {
    recent = clips;
    RecentDrawer drawer = new RecentDrawer(clips, texts);
    PlayerLayer player = new PlayerLayer(clips, texts);
    drawer.visibleProperty().subscribe(now -> openFirst(now, drawer));
    stack.append(player);
    if (topBar != null) {
      topBar.add(new RecentButton(clips, texts));
    }
    clips.open().subscribe((old, now) -> arrange.run());
    clips.player().subscribe((old, now) -> played(now != null, drawer));
    arrange.run();
  }

  private void openFirst(boolean now, RecentDrawer drawer) {
    if (now && root.getRight() == null) {
      root.setRight(drawer);
    }
  }

  /** What lies below the player takes no keyboard, and is not drawn. */
  private void played(boolean now, RecentDrawer drawer) {
    root.setVisible(!now);
    restUnseen();
    if (!now && drawer.isVisible()) {
      drawer.takeKeyboard();
    } else if (!now) {
      wallView.requestFocus();
    }
  }

  /** Pictures that nobody sees are not decoded. */
  private void restUnseen() {
    wallView.rest(stage.isIconified() || !root.isVisible());
  }

  private double drawer() {
    return recent != null && recent.open().get() ? DRAWER : 0;
  }

  /** A tile takes the whole screen, or gives back what it took. */
  private void fill(boolean now) {
    if (now) {
      fullBefore = stage.isFullScreen();
    }
    stage.setFullScreen(now || fullBefore);
  }

  /** The system ended the full screen, by a key or a gesture of its own. */
  private static void filled(WallViewModel wall, boolean full) {
    if (!full) {
      wall.endFill();
    }
  }

  private void prepareStage(Texts texts, Options options) {
    stage.setTitle(texts.get("window.title"));
    ICONS.forEach(size -> addIcon("/app/oriel/icons/oriel-" + size + ".png"));
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setFullScreenExitHint("");
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setScene(scene);
    stage.setFullScreen(options.fullScreen());
    stage.iconifiedProperty().subscribe(this::restUnseen);
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, e -> wallView.stop());
  }

  private void addIcon(String resource) {
    InputStream bytes = MainWindow.class.getResourceAsStream(resource);
    stage.getIcons().add(new Image(Objects.requireNonNull(bytes, resource)));
  }

  /** Opens the window and begins to show pictures. */
  public void show() {
    stage.show();
    wallView.requestFocus();
    wallView.start();
  }

  /** Runs this once the window is on the screen, each time that it appears. */
  public void onShown(Runnable action) {
    stage.addEventHandler(WindowEvent.WINDOW_SHOWN, e -> action.run());
  }

  /** A picture of the window's content as it is now. */
  public WritableImage snapshot() {
    return scene.snapshot(null);
  }

  /** The stage given at first. */
  public Stage stage() {
    return stage;
  }

  private void toggleFullScreen() {
    stage.setFullScreen(!stage.isFullScreen());
  }

  private void toggleKeyList() {
    keyList.toggle();
  }

  /** What keys reach of the window. */
  private final class Reach implements Keys.Window {
    @Override
    public void toggleFullScreen() {
      MainWindow.this.toggleFullScreen();
    }

    @Override
    public boolean leaveFullScreen() {
      boolean was = stage.isFullScreen();
      stage.setFullScreen(false);
      return was;
    }

    @Override
    public void toggleKeyList() {
      MainWindow.this.toggleKeyList();
    }

    @Override
    public boolean isKeyListOpen() {
      return keyList.isVisible();
    }

    @Override
    public boolean closeKeyList() {
      return keyList.close();
    }

    @Override
    public void openMenu() {
      if (rail != null && rail.holds(scene.getFocusOwner())) {
        rail.openMenu();
      } else {
        wallView.openMenu();
      }
    }

    @Override
    public void addCamera() {
      editor.add();
    }

    @Override
    public void editCamera() {
      chosen().ifPresent(editor::edit);
    }

    @Override
    public void removeCamera() {
      chosen().ifPresent(editor::remove);
    }

    private Optional<TileViewModel> chosen() {
      return Optional.ofNullable(wall.selected().get());
    }

    @Override
    public boolean undoRemove() {
      return editor.undoRemove() || (recent != null && recent.undo());
    }

    @Override
    public void toggleRecent() {
      if (recent != null && recent.player().get() == null) {
        recent.toggle();
      }
    }

    @Override
    public void toggleRail() {
      railWanted.set(!railWanted.get());
    }
  }
}
