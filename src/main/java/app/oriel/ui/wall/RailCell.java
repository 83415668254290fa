package app.oriel.ui.wall;

import app.oriel.camera.CameraUrl;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.tile.RecordViewModel.Recording;
import app.oriel.ui.tile.TileState;
import app.oriel.ui.tile.TileViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;

/** One camera in the list: a dot, the name, and model and state in small. */
final class RailCell extends ListCell<TileViewModel> {
  private static final double DOT = 4;

  private final Circle dot = new Circle(DOT);
  private final Label name = new Label();
  private final Label model = new Label();
  private final Label state = new Label();
  private final VBox words = new VBox(name, new HBox(model, state));
  private final Circle recording = new Circle(DOT);
  private final HBox row = new HBox(dot, words, recording);
  private Subscription subscription = Subscription.EMPTY;

  RailCell(WallViewModel wall, CameraMenus menus) {
    getStyleClass().add("rail-cell");
    name.getStyleClass().add("rail-name");
    model.getStyleClass().add("rail-line");
    state.getStyleClass().add("rail-line");
    // Where room is short, what the camera does is worth more than what it is.
    state.setMinWidth(USE_PREF_SIZE);
    row.getStyleClass().add("rail-row");
    recording.getStyleClass().add("recording-dot");
    HBox.setHgrow(words, Priority.ALWAYS);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0); // as wide as the list, never wider
    setOnContextMenuRequested(e -> menu(e, menus));
    addEventHandler(MouseEvent.MOUSE_CLICKED, e -> clicked(e, wall));
    Drags.from(this, () -> getItem() != null);
    Drags.onto(this, dropped -> wall.move(dropped, Math.min(getIndex(), wall.tiles().size() - 1)));
  }

  private void menu(ContextMenuEvent event, CameraMenus menus) {
    TileViewModel tile = getItem();
    if (tile != null) {
      menus.open(this, tile, event);
    }
  }

  private void clicked(MouseEvent event, WallViewModel wall) {
    TileViewModel tile = getItem();
    if (tile != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      wall.enlarge(tile);
    }
  }

  @Override
  protected void updateItem(TileViewModel tile, boolean empty) {
    super.updateItem(tile, empty);
    subscription.unsubscribe();
    subscription = Subscription.EMPTY;
    if (empty || tile == null) {
      setGraphic(null);
      Buttons.describe(this, "", "");
      return;
    }
    Buttons.describe(
        this, tile.name() + "  " + CameraUrl.forEyes(tile.camera().url().toString()), "");
    subscription =
        Subscription.combine(
            tile.called().subscribe(name::setText),
            tile.keeping()
                .recording()
                .subscribe(now -> Buttons.show(recording, now != Recording.OFF)),
            tile.state().subscribe(state -> show(tile, state)));
    setGraphic(row);
  }

  private void show(TileViewModel tile, TileState now) {
    boolean known = !tile.model().isEmpty();
    model.setText(tile.model());
    state.setText(known ? " · " + now.line() : now.line());
    Buttons.show(model, known);
    dot.getStyleClass().setAll("dot", now.tone().styleClass());
    setAccessibleText(tile.name() + ", " + now.spoken());
  }
}
