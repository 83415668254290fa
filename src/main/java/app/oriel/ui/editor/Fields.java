package app.oriel.ui.editor;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Makes the parts that forms share. */
final class Fields {
  private Fields() {}

  /** A field under its name, which also screen readers say. */
  static VBox named(String name, TextField field) {
    field.setAccessibleText(name);
    return named(name, field, field);
  }

  /** The same under a name that may change. */
  static VBox named(ObservableValue<String> name, TextField field) {
    field.accessibleTextProperty().bind(name);
    VBox box = named("", field, field);
    if (box.getChildren().getFirst() instanceof Label label) {
      label.textProperty().bind(name);
    }
    return box;
  }

  /** The same for a field that is part of something larger. */
  static VBox named(String name, Node all, Node target) {
    Label label = new Label(name);
    label.getStyleClass().add("field-name");
    label.setLabelFor(target);
    VBox box = new VBox(label, all);
    box.getStyleClass().add("field");
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  /** A text of as many lines as it needs. */
  static Label words(String styleClass, String text) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Buttons at the right. */
  static HBox buttons(Node... buttons) {
    HBox row = new HBox(buttons);
    row.getStyleClass().add("sheet-buttons");
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }

  /** Room that pushes what follows to the right. */
  static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
