package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.look.Centred;
import app.oriel.ui.look.Mark;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** What stands on a wall without cameras: what Oriel is, and the two ways to go on. */
public final class EmptyWall extends StackPane {
  private static final double MARK = 56;

  /**
   * A panel in the middle.
   *
   * @param add asks for a camera
   */
  public EmptyWall(WallViewModel wall, Runnable add, Texts texts) {
    getStyleClass().add("empty-wall");
    getChildren().add(new Centred(panel(wall.source(), add, texts)));
  }

  private static VBox panel(SourceViewModel source, Runnable add, Texts texts) {
    Button byAddress = new Button(texts.get("empty.byAddress"));
    byAddress.getStyleClass().addAll("empty-button", "accent");
    byAddress.setOnAction(e -> add.run());
    HBox ways = new HBox(byAddress, new DemoOffer(source, texts, "empty-second"));
    ways.getStyleClass().add("empty-buttons");
    ways.setAlignment(Pos.TOP_CENTER);
    VBox panel =
        new VBox(
            new Mark(MARK),
            label("empty-headline", texts.get("empty.headline")),
            label("empty-text", texts.get("empty.about")),
            ways);
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
