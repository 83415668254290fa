package app.oriel.ui.editor;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.tile.TileViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** At the lower edge of the wall: what was removed, with the way back; and what went wrong. */
public final class UndoBar extends StackPane {
  private final EditorViewModel editor;
  private final Texts texts;
  private final Label words = new Label();
  private final Button undo;
  private final Button close;

  /** Takes room only while there is something to say. */
  public UndoBar(EditorViewModel editor, Texts texts) {
    this.editor = editor;
    this.texts = texts;
    undo = new Button(texts.get("undo.button"));
    undo.getStyleClass().add("small");
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setOnAction(e -> editor.undoRemove());
    close = Buttons.icon(Feather.X, texts.get("undo.hide"), "", editor::noticed);
    words.setWrapText(true);
    HBox bar = new HBox(words, undo, close);
    bar.getStyleClass().add("undo-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAlignment(Pos.BOTTOM_CENTER);
    setPickOnBounds(false);
    getStyleClass().add("undo-place");
    getStylesheets().add(EditorLayer.stylesheet());
    getChildren().add(bar);
    editor.removed().subscribe(tile -> show());
    editor.notice().subscribe(notice -> show());
  }

  private void show() {
    TileViewModel removed = editor.removed().get();
    String notice = editor.notice().get();
    boolean told = !notice.isEmpty();
    if (removed != null && !told) {
      words.setText(texts.get("undo.removed", removed.name()));
      Buttons.describe(undo, texts.get("undo.button"), "Ctrl+Z");
    } else {
      words.setText(notice);
    }
    Buttons.show(undo, removed != null && !told);
    Buttons.show(close, told);
    setVisible(removed != null || told);
  }
}
