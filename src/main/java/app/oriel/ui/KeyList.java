package app.oriel.ui;

import app.oriel.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The list of keys, over the window. */
final class KeyList extends StackPane {
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
      Label meaning = new Label(line.meaning());
      meaning.setWrapText(true);
      grid.addRow(row++, keys, meaning);
    }
    VBox card = new VBox(heading, grid);
    card.getStyleClass().add("card");
    card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(Pos.CENTER);
    getChildren().add(card);
    setVisible(false);
    setOnMouseClicked(e -> setVisible(false));
  }
}
