package app.oriel.ui.wall;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.wall.SourceViewModel.Demo;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** The button that starts the demo, and how far that is. */
final class DemoOffer extends VBox {
  private final Texts texts;
  private final Button button = new Button();
  private final ProgressBar progress = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
  private final Label failed;

  /**
   * @param styleClass {@code accent} where it is what most people want
   */
  DemoOffer(SourceViewModel source, Texts texts, String styleClass) {
    this.texts = texts;
    this.failed = new Label(texts.get("empty.demoFailed"));
    failed.getStyleClass().add("empty-failed");
    failed.setWrapText(true);
    button.getStyleClass().addAll("empty-button", styleClass);
    button.setOnAction(e -> source.showDemo());
    progress.setMaxWidth(Double.MAX_VALUE);
    getStyleClass().add("demo-offer");
    setAlignment(Pos.CENTER);
    getChildren().addAll(button, progress, failed);
    source.demo().subscribe(this::show);
  }

  private void show(Demo state) {
    boolean starting = state == Demo.STARTING;
    button.setText(texts.get(starting ? "empty.demoStarting" : "empty.demo"));
    button.setDisable(starting);
    Buttons.show(progress, starting);
    Buttons.show(failed, state == Demo.FAILED);
  }
}
