package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** A line to be copied: a command, a file. */
final class CopyRow extends HBox {
  private final TextField field = new TextField();

  CopyRow(Texts texts, String name) {
    field.setEditable(false);
    field.getStyleClass().add("command");
    field.setAccessibleText(name);
    HBox.setHgrow(field, Priority.ALWAYS);
    Button copy = Buttons.icon(Feather.COPY, texts.get("empty.copy"), "", this::copy);
    getStyleClass().add("command-row");
    setAlignment(Pos.CENTER);
    getChildren().addAll(field, copy);
  }

  void show(String line) {
    field.setText(line);
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(field.getText());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
