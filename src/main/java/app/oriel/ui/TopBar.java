package app.oriel.ui;

import app.oriel.profile.Layout;
import app.oriel.text.Texts;
import app.oriel.ui.library.RecentButton;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.look.Mark;
import app.oriel.ui.look.Segments;
import app.oriel.ui.wall.WallViewModel;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * The bar above the wall: what is shown, how much of it at a time, and the window's own buttons.
 */
final class TopBar extends HBox {
  private static final double MARK = 20;
  private static final double ROOM_FOR_NAME = 640;
  private static final double ROOM_FOR_RECENT = 560;

  private final WallViewModel wall;
  private final Texts texts;
  private final Label pageNumber = new Label();
  private final HBox pager = new HBox();

  TopBar(WallViewModel wall, Texts texts, SettingsMenu settings, Runnable toggleFullScreen) {
    this.wall = wall;
    this.texts = texts;
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label(texts.get("window.title"), new Mark(MARK));
    name.getStyleClass().add("app-name");
    Label wallName = new Label(texts.get("window.allCameras"));
    wallName.getStyleClass().add("wall-name");
    widthProperty()
        .subscribe(width -> Buttons.show(wallName, width.doubleValue() >= ROOM_FOR_NAME));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button full =
        Buttons.icon(Feather.MAXIMIZE, texts.get("window.fullScreen"), "F11", toggleFullScreen);
    makePager();
    getChildren().addAll(name, wallName, layouts(), pager, space, settings, full);
  }

  /** Puts the way to the recordings before the window's own buttons. */
  void add(RecentButton recent) {
    getChildren().add(getChildren().size() - 2, recent);
    widthProperty().subscribe(width -> recent.fit(width.doubleValue() >= ROOM_FOR_RECENT));
  }

  private Segments<Layout> layouts() {
    Segments<Layout> layouts = new Segments<>(wall::setLayout);
    layouts.add(Layout.AUTO, texts.get("layout.auto"), texts.get("layout.autoName"), "Ctrl+0");
    layouts.add(Layout.ONE, "1", texts.get("layout.oneName"), "Ctrl+1");
    layouts.add(Layout.FOUR, "4", texts.get("layout.fourName"), "Ctrl+4");
    layouts.add(Layout.NINE, "9", texts.get("layout.nineName"), "Ctrl+9");
    layouts.add(Layout.SIXTEEN, "16", texts.get("layout.sixteenName"), "Ctrl+6");
    wall.layout().subscribe(layouts::show);
    return layouts;
  }

  private void makePager() {
    Button before =
        Buttons.icon(
            Feather.CHEVRON_LEFT, texts.get("pages.before"), "PageUp", () -> wall.turnPage(-1));
    Button next =
        Buttons.icon(
            Feather.CHEVRON_RIGHT, texts.get("pages.next"), "PageDown", () -> wall.turnPage(1));
    pageNumber.getStyleClass().add("page-number");
    pager.getChildren().setAll(List.of(before, pageNumber, next));
    pager.setAlignment(Pos.CENTER);
    pager.getStyleClass().add("pager");
    Runnable show =
        () -> {
          int page = wall.page().get();
          int pages = wall.pages().get();
          pageNumber.setText(texts.get("pages.of", page + 1, pages));
          before.setDisable(page == 0);
          next.setDisable(page == pages - 1);
          Buttons.show(pager, pages > 1);
        };
    wall.page().subscribe((old, now) -> show.run());
    wall.pages().subscribe((old, now) -> show.run());
    show.run();
  }
}
