package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.look.Centred;
import app.oriel.ui.look.Mark;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What stands on a wall without cameras: what Oriel is, and the two ways to go on. */
public final class EmptyWall extends StackPane {
  private static final double MARK = 56;
  private static final String COMMAND = "oriel profile add Hall kasa://192.168.1.20";

  /** A panel in the middle. */
  public EmptyWall(WallViewModel wall, Texts texts) {
    getStyleClass().add("empty-wall");
    getChildren().add(new Centred(panel(wall.source(), texts)));
  }

  private static VBox panel(SourceViewModel source, Texts texts) {
    Region line = new Region();
    line.getStyleClass().add("empty-rule");
    StackPane rule = new StackPane(line);
    rule.getStyleClass().add("empty-rule-space");
    CopyRow command = new CopyRow(texts, texts.get("empty.add"));
    command.show(COMMAND);
    VBox panel =
        new VBox(
            new Mark(MARK),
            label("empty-headline", texts.get("empty.headline")),
            label("empty-text", texts.get("empty.about")),
            new DemoOffer(source, texts, "accent"),
            rule,
            label("empty-small", texts.get("empty.add")),
            command,
            label("empty-small", texts.get("empty.addNote")));
    panel.getStyleClass().add("empty-panel");
    panel.setAlignment(Pos.TOP_CENTER);
    return panel;
  }

  /** A centred text of as many lines as it needs. */
  static Label label(String styleClass, String text) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setTextAlignment(TextAlignment.CENTER);
    return label;
  }
}
