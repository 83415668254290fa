package app.oriel.ui.editor;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field for a password, and the eye that shows what was typed. */
final class PasswordBox extends StackPane {
  private final PasswordField hidden = new PasswordField();
  private final TextField shown = new TextField();
  private final FontIcon icon = new FontIcon(Feather.EYE);
  private final Button eye;
  private final Texts texts;

  PasswordBox(StringProperty password, String name, Texts texts) {
    this.texts = texts;
    eye = Buttons.icon(Feather.EYE, texts.get("password.show"), "", this::toggle);
    eye.setGraphic(icon);
    eye.getStyleClass().add("eye");
    for (TextField field : new TextField[] {hidden, shown}) {
      field.textProperty().bindBidirectional(password);
      field.setAccessibleText(name);
      field.getStyleClass().add("password");
    }
    shown.promptTextProperty().bind(hidden.promptTextProperty());
    Buttons.show(shown, false);
    setAlignment(eye, Pos.CENTER_RIGHT);
    getStyleClass().add("password-box");
    getChildren().addAll(hidden, shown, eye);
  }

  /** What stands in the empty field. */
  StringProperty prompt() {
    return hidden.promptTextProperty();
  }

  /** The field in sight. */
  TextField field() {
    return shown.isVisible() ? shown : hidden;
  }

  private void toggle() {
    TextField before = field();
    boolean typing = before.isFocused();
    int caret = before.getCaretPosition();
    boolean show = hidden.isVisible();
    Buttons.show(shown, show);
    Buttons.show(hidden, !show);
    icon.setIconCode(show ? Feather.EYE_OFF : Feather.EYE);
    Buttons.describe(eye, texts.get(show ? "password.hide" : "password.show"), "");
    if (typing) {
      field().requestFocus();
    }
    field().positionCaret(caret);
  }
}
