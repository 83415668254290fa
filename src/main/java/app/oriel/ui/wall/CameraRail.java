package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.tile.TileViewModel;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of cameras at the left. */
public final class CameraRail extends VBox {
  private final WallViewModel wall;
  private final CameraMenus menus;
  private final ListView<TileViewModel> list;

  /** A list of the wall's cameras. */
  public CameraRail(WallViewModel wall, Texts texts, CameraMenus menus) {
    this.wall = wall;
    this.menus = menus;
    list = new ListView<>(wall.tiles());
    getStyleClass().add("rail");
    Label heading = new Label(texts.get("rail.heading"));
    heading.getStyleClass().add("rail-heading");
    list.getStyleClass().add("rail-list");
    list.setAccessibleText(texts.get("rail.name"));
    list.setCellFactory(view -> new RailCell(wall, menus));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::enlargeOnEnter);
    list.getSelectionModel().selectedItemProperty().subscribe((old, now) -> chosenHere(now));
    wall.selected().subscribe(this::chosenThere);
    // A new order makes the list forget what was chosen.
    wall.tiles()
        .addListener(
            (ListChangeListener<TileViewModel>) change -> chosenThere(wall.selected().get()));
    list.setOnContextMenuRequested(e -> openMenu());
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(heading, list);
  }

  /** Whether this node is part of the list. */
  public boolean holds(@Nullable Node node) {
    Node each = node;
    while (each != null && !each.equals(this)) {
      each = each.getParent();
    }
    return each != null;
  }

  /** Opens the menu of the chosen camera. */
  public void openMenu() {
    TileViewModel tile = list.getSelectionModel().getSelectedItem();
    if (tile != null) {
      list.lookupAll(".rail-cell").stream()
          .filter(node -> node instanceof RailCell cell && cell.getItem() == tile)
          .findFirst()
          .ifPresent(cell -> menus.open(cell, tile));
    }
  }

  private void chosenHere(@Nullable TileViewModel tile) {
    if (tile != null && tile != wall.selected().get()) {
      wall.select(tile);
    }
  }

  private void chosenThere(@Nullable TileViewModel tile) {
    if (tile == null) {
      list.getSelectionModel().clearSelection();
    } else if (tile != list.getSelectionModel().getSelectedItem()) {
      list.getSelectionModel().select(tile);
      list.scrollTo(tile);
    }
  }

  private void enlargeOnEnter(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      wall.enlargeSelected();
      event.consume();
    }
  }
}
