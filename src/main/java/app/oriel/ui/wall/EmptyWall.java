package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.look.Mark;
import app.oriel.ui.wall.WallViewModel.Demo;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/** What stands on a wall without cameras: what Oriel is, and the two ways to go on. */
public final class EmptyWall extends StackPane {
  private static final double MARK = 56;
  private static final double WIDTH = 448;
  private static final String COMMAND = "oriel profile add Hall kasa://192.168.1.20";

  private final WallViewModel wall;
  private final Texts texts;
  private final Button demo = new Button();
  private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
  private final Label failed;

  /** Shows itself while the wall is empty. */
  public EmptyWall(WallViewModel wall, Texts texts) {
    this.wall = wall;
    this.texts = texts;
    this.failed = label("empty-failed", texts.get("empty.demoFailed"));
    getStyleClass().add("empty-wall");
    VBox panel = panel();
    getChildren().add(new Group(panel));
    wall.demo().subscribe(this::show);
  }

  private VBox panel() {
    Label headline = label("empty-headline", texts.get("empty.headline"));
    Label about = label("empty-text", texts.get("empty.about"));
    demo.getStyleClass().addAll("accent", "empty-demo");
    demo.setOnAction(e -> wall.showDemo());
    progress.setMaxWidth(Double.MAX_VALUE);
    Region line = new Region();
    line.getStyleClass().add("empty-rule");
    StackPane rule = new StackPane(line);
    rule.getStyleClass().add("empty-rule-space");
    VBox panel =
        new VBox(
            new Mark(MARK),
            headline,
            about,
            demo,
            progress,
            failed,
            rule,
            label("empty-small", texts.get("empty.add")),
            command(),
            label("empty-small", texts.get("empty.addNote")));
    panel.getStyleClass().add("empty-panel");
    panel.setAlignment(Pos.TOP_CENTER);
    panel.setPrefWidth(WIDTH);
    panel.setMaxWidth(WIDTH);
    return panel;
  }

  private static Label label(String styleClass, String text) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setTextAlignment(TextAlignment.CENTER);
    return label;
  }

  private HBox command() {
    TextField field = new TextField(COMMAND);
    field.setEditable(false);
    field.getStyleClass().add("command");
    field.setAccessibleText(texts.get("empty.add"));
    HBox.setHgrow(field, Priority.ALWAYS);
    Button copy = Buttons.icon(Feather.COPY, texts.get("empty.copy"), "", EmptyWall::copy);
    HBox row = new HBox(field, copy);
    row.getStyleClass().add("command-row");
    row.setAlignment(Pos.CENTER);
    return row;
  }

  private static void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(COMMAND);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void show(Demo state) {
    boolean starting = state == Demo.STARTING;
    demo.setText(texts.get(starting ? "empty.demoStarting" : "empty.demo"));
    demo.setDisable(starting);
    Buttons.show(progress, starting);
    Buttons.show(failed, state == Demo.FAILED);
  }
}
