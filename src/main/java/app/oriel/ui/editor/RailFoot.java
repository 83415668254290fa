package app.oriel.ui.editor;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.tile.EditCommands;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.wall.WallViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Under the list of cameras: a new one, and changing the chosen one. */
public final class RailFoot extends HBox {
  /** Acts on the wall's chosen camera. */
  public RailFoot(WallViewModel wall, EditCommands edit, Texts texts) {
    Button add = new Button(texts.get("rail.add"), new FontIcon(Feather.PLUS));
    add.getStyleClass().add("rail-add");
    Buttons.tip(add, texts.get("form.addHeading"), "Ctrl+N");
    add.setMaxWidth(Double.MAX_VALUE);
    add.setOnAction(e -> edit.add());
    HBox.setHgrow(add, Priority.ALWAYS);
    Button change =
        Buttons.icon(
            Feather.EDIT_2,
            texts.get("rail.edit"),
            "F2",
            () -> {
              TileViewModel chosen = wall.selected().get();
              if (chosen != null) {
                edit.edit(chosen);
              }
            });
    wall.selected().subscribe(tile -> change.setDisable(tile == null));
    getStyleClass().add("rail-foot");
    getStylesheets().add(EditorLayer.stylesheet());
    setAlignment(Pos.CENTER);
    getChildren().addAll(add, change);
  }
}
