package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.tile.EditCommands;
import app.oriel.ui.tile.RecordViewModel;
import app.oriel.ui.tile.TalkViewModel;
import app.oriel.ui.tile.TileViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The menu of one camera: what can be done with it, with its keys. One is open at a time. */
public final class CameraMenus {
  private final WallViewModel wall;
  private final Texts texts;
  private final EditCommands edit;
  private @Nullable ContextMenu open;

  /** */
  public CameraMenus(WallViewModel wall, Texts texts, EditCommands edit) {
    this.wall = wall;
    this.texts = texts;
    this.edit = edit;
  }

  /** Opens it where the pointer is, or in the middle of the node for the keyboard. */
  void open(Node node, TileViewModel tile, ContextMenuEvent event) {
    if (event.isKeyboardTrigger()) {
      open(node, tile);
    } else {
      show(node, tile, event.getScreenX(), event.getScreenY());
    }
    event.consume();
  }

  /** Opens it in the middle of a node. */
  void open(Node node, TileViewModel tile) {
    Bounds bounds = node.localToScreen(node.getLayoutBounds());
    if (bounds != null) {
      show(node, tile, bounds.getCenterX(), bounds.getCenterY());
    }
  }

  private void show(Node node, TileViewModel tile, double x, double y) {
    if (open != null) {
      open.hide();
    }
    wall.select(tile);
    ContextMenu menu = new ContextMenu();
    menu.getItems().addAll(items(tile));
    menu.show(node, x, y);
    open = menu;
  }

  /** What can be done with this camera just now. */
  List<MenuItem> items(TileViewModel tile) {
    List<MenuItem> items = new ArrayList<>();
    boolean enlarged = wall.enlarged().get() != null;
    if (enlarged) {
      items.add(item("menu.shrink", key(KeyCode.ESCAPE), wall::back));
    } else if (wall.alone() == null) {
      items.add(item("menu.enlarge", key(KeyCode.ENTER), () -> wall.enlarge(tile)));
    }
    String fill = wall.filling().get() ? "menu.endFill" : "menu.fill";
    items.add(item(fill, key(KeyCode.F), wall::fillOrEnd));
    addZoom(items, tile);
    CheckMenuItem stats = new CheckMenuItem(texts.get("tile.stats"));
    stats.setAccelerator(key(KeyCode.I));
    stats.setSelected(tile.statsShown().get());
    stats.setOnAction(e -> tile.toggleStats());
    items.add(stats);
    CheckMenuItem listen = new CheckMenuItem(texts.get("menu.listen"));
    listen.setAccelerator(key(KeyCode.M));
    listen.setSelected(tile.equals(wall.listening().loud().get()));
    listen.setOnAction(e -> wall.listening().toggle(tile));
    items.add(listen);
    addTalk(items, tile);
    items.add(new SeparatorMenuItem());
    addKeeping(items, tile);
    items.add(new SeparatorMenuItem());
    if (tile.state().get().retry()) {
      items.add(item("tile.retry", null, tile::retry));
    }
    items.add(item("menu.copy", null, () -> copy(tile)));
    addPlaces(items, tile);
    addEditing(items, tile);
    return items;
  }

  private void addTalk(List<MenuItem> items, TileViewModel tile) {
    TalkViewModel talking = wall.talking();
    if (talking.isOffered(tile)) {
      CheckMenuItem talk = new CheckMenuItem(texts.get("talk.menu"));
      talk.setAccelerator(new KeyCodeCombination(KeyCode.SPACE, KeyCombination.SHIFT_DOWN));
      talk.setSelected(talking.isLatched(tile));
      talk.setOnAction(e -> talking.latch(tile));
      items.add(talk);
    }
    if (talking.isPossible(tile)) {
      items.add(item("talk.test", null, () -> talking.test(tile)));
    }
  }

  private void addKeeping(List<MenuItem> items, TileViewModel tile) {
    RecordViewModel keeping = tile.keeping();
    CheckMenuItem record = new CheckMenuItem(texts.get("keep.record"));
    record.setAccelerator(key(KeyCode.R));
    record.setSelected(keeping.recording().get() != RecordViewModel.Recording.OFF);
    record.setOnAction(e -> keeping.toggle());
    items.add(record);
    int seconds = keeping.remembered().get();
    if (seconds > 0) {
      MenuItem last = item("keep.saveLast", key(KeyCode.L), keeping::saveLast);
      last.setText(texts.get("keep.saveLast", seconds));
      items.add(last);
    }
    items.add(item("keep.snapshot", key(KeyCode.S), keeping::shoot));
  }

  private void addZoom(List<MenuItem> items, TileViewModel tile) {
    if (tile.zoom().allowed()) {
      items.add(item("menu.closer", key(KeyCode.PLUS), () -> tile.zoom().step(1)));
      MenuItem back = item("menu.lessClose", key(KeyCode.MINUS), () -> tile.zoom().step(-1));
      back.setDisable(!tile.zoom().isClose());
      items.add(back);
    }
  }

  private void addPlaces(List<MenuItem> items, TileViewModel tile) {
    int place = wall.tiles().indexOf(tile);
    int last = wall.tiles().size() - 1;
    if (last > 0) {
      MenuItem left = item("menu.left", alt(KeyCode.LEFT), () -> wall.move(tile, place - 1));
      left.setDisable(place == 0);
      MenuItem right = item("menu.right", alt(KeyCode.RIGHT), () -> wall.move(tile, place + 1));
      right.setDisable(place == last);
      items.addAll(List.of(new SeparatorMenuItem(), left, right));
    }
  }

  private void addEditing(List<MenuItem> items, TileViewModel tile) {
    if (!tile.id().isEmpty()) {
      items.add(new SeparatorMenuItem());
      items.add(item("menu.edit", null, () -> edit.edit(tile)));
      items.add(item("menu.remove", null, () -> edit.remove(tile)));
    }
  }

  private MenuItem item(String text, @Nullable KeyCombination key, Runnable action) {
    MenuItem item = new MenuItem(texts.get(text));
    // Only to be read: the keys themselves are the window's.
    item.setAccelerator(key);
    item.setOnAction(e -> action.run());
    return item;
  }

  private static KeyCombination key(KeyCode code) {
    return new KeyCodeCombination(code);
  }

  private static KeyCombination alt(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
  }

  /** The address never holds credentials. */
  private static void copy(TileViewModel tile) {
    ClipboardContent content = new ClipboardContent();
    content.putString(tile.camera().url().toString());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
