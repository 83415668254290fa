package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.look.Centred;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What stands on the wall when no camera of the saved list can be read: which file, what is wrong
 * with it, and the cure. It offers to read it again, and never to overwrite it.
 */
public final class TroublePanel extends StackPane {
  private final TroubleWords words;
  private final Label headline = EmptyWall.label("empty-headline", "");
  private final Label found = EmptyWall.label("trouble-found", "");
  private final Label advice = EmptyWall.label("empty-text", "");
  private final CopyRow file;

  /** A panel in the middle. */
  public TroublePanel(WallViewModel wall, Texts texts) {
    SourceViewModel source = wall.source();
    this.words = new TroubleWords(texts);
    this.file = new CopyRow(texts, texts.get("trouble.fileName"));
    FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
    icon.getStyleClass().add("trouble-icon");
    Button again = new Button(texts.get("trouble.again"));
    again.getStyleClass().addAll("empty-button", "accent");
    again.setOnAction(e -> source.readAgain());
    HBox buttons = new HBox(again, new DemoOffer(source, texts, "empty-second"));
    buttons.getStyleClass().add("empty-buttons");
    buttons.setAlignment(Pos.TOP_CENTER);
    Label same = EmptyWall.label("empty-small", texts.get("trouble.same"));
    source.unchanged().subscribe(yes -> Buttons.show(same, yes));
    VBox panel = new VBox(icon, headline, file, found, advice, buttons, same);
    panel.getStyleClass().add("empty-panel");
    panel.setAlignment(Pos.TOP_CENTER);
    getStyleClass().add("trouble-wall");
    getChildren().add(new Centred(panel));
    source.troubles().subscribe(this::show);
  }

  private void show(List<ListTrouble> troubles) {
    if (!troubles.isEmpty()) {
      ListTrouble first = troubles.getFirst();
      headline.setText(words.headline(first));
      file.show(first.file());
      found.setText(words.found(first));
      advice.setText(words.advice(first));
    }
  }
}
