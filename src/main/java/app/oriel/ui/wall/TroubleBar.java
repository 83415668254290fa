package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the wall: what is wrong with the saved list, while other cameras run. */
public final class TroubleBar extends VBox {
  private final SourceViewModel source;
  private final Texts texts;
  private final TroubleWords words;

  /** A row for each trouble. */
  public TroubleBar(WallViewModel wall, Texts texts) {
    this.source = wall.source();
    this.texts = texts;
    this.words = new TroubleWords(texts);
    getStyleClass().add("trouble-bar");
    source.troubles().subscribe(this::show);
    source.unchanged().subscribe(yes -> show(source.troubles().get()));
  }

  private void show(List<ListTrouble> troubles) {
    getChildren().setAll(troubles.stream().map(this::row).toList());
  }

  private HBox row(ListTrouble trouble) {
    FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
    icon.getStyleClass().add("trouble-icon");
    Label headline = new Label(words.headline(trouble));
    headline.getStyleClass().add("trouble-headline");
    headline.setWrapText(true);
    Label detail = new Label(words.place(trouble) + "\n" + words.advice(trouble));
    detail.getStyleClass().add("trouble-detail");
    detail.setWrapText(true);
    VBox text = new VBox(headline, detail);
    HBox.setHgrow(text, Priority.ALWAYS);
    if (source.unchanged().get()) {
      Label same = new Label(texts.get("trouble.same"));
      same.getStyleClass().add("trouble-detail");
      text.getChildren().add(same);
    }
    Button again = new Button(texts.get("trouble.again"));
    again.getStyleClass().add("small");
    again.setMinWidth(USE_PREF_SIZE);
    again.setOnAction(e -> source.readAgain());
    Buttons.show(again, trouble.kind() != ListTrouble.Kind.SAVING);
    Button close =
        Buttons.icon(Feather.X, texts.get("trouble.hide"), "", () -> source.dismiss(trouble));
    HBox row = new HBox(icon, text, again, close);
    row.getStyleClass().add("trouble-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
