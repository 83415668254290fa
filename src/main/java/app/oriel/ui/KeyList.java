package app.oriel.ui;

import app.oriel.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of keys, over the window. */
final class KeyList extends StackPane {
  private final ScrollPane scroll;
  private @Nullable Node before;

  KeyList(Texts texts) {
    getStyleClass().add("overlay");
    Label heading = new Label(texts.get("settings.keys"));
    heading.getStyleClass().add("card-heading");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    int row = 0;
    for (Keys.Line line : Keys.lines(texts)) {
      Label keys = new Label(line.keys());
      keys.getStyleClass().add("key");
      keys.setMinWidth(USE_PREF_SIZE);
      Label meaning = new Label(line.meaning());
      meaning.setWrapText(true);
      grid.addRow(row++, keys, meaning);
    }
    scroll = new ScrollPane(grid);
    scroll.getStyleClass().add("key-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox card = new VBox(heading, scroll);
    card.getStyleClass().add("card");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(Pos.CENTER);
    getChildren().add(card);
    setVisible(false);
    setOnMouseClicked(e -> close());
  }

  /** Opens it, which takes the keyboard, or closes it. */
  void toggle() {
    if (!close()) {
      setVisible(true);
      before = getScene().getFocusOwner();
      scroll.requestFocus();
    }
  }

  /** Closes it, and gives the keyboard back; whether it was open. */
  boolean close() {
    boolean was = isVisible();
    setVisible(false);
    if (was && before != null) {
      before.requestFocus();
    }
    return was;
  }
}
