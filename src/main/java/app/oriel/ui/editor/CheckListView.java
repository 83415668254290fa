package app.oriel.ui.editor;

import app.oriel.text.Texts;
import app.oriel.ui.editor.CheckLine.Mark;
import app.oriel.ui.editor.CheckViewModel.Trouble;
import app.oriel.ui.look.Buttons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The steps of trying a camera out, and under the first cross what to do about it. */
final class CheckListView extends VBox {
  private static final Insets BESIDE_THE_MARKS = new Insets(2, 0, 6, 28);

  private final CheckViewModel model;
  private final boolean always;
  private final Texts texts;
  private final Label headline = Fields.words("outcome-headline", "");
  private final Label advice = Fields.words("outcome-detail", "");
  private final Label detail = Fields.words("outcome-detail", "");
  private final VBox box = new VBox(headline, detail, advice);

  /**
   * @param always whether the steps are shown before they are walked
   */
  CheckListView(CheckViewModel model, boolean always, Texts texts) {
    this.model = model;
    this.always = always;
    this.texts = texts;
    setMargin(box, BESIDE_THE_MARKS);
    box.getStyleClass().setAll("outcome", "outcome-bad", "check-trouble");
    getStyleClass().add("check-list");
    setAccessibleText(texts.get("check.name"));
    model.lines().subscribe(lines -> show(lines, model.trouble().get()));
    model.trouble().subscribe(trouble -> show(model.lines().get(), trouble));
  }

  private void show(List<CheckLine> lines, @Nullable Trouble trouble) {
    List<Node> rows = new ArrayList<>();
    for (CheckLine line : lines) {
      rows.add(row(line));
      if (line.mark() == Mark.FAILED && trouble != null) {
        headline.setText(trouble.headline());
        detail.setText(trouble.detail());
        advice.setText(trouble.advice());
        rows.add(box);
      }
    }
    getChildren().setAll(rows);
    Buttons.show(this, always || model.begun().get());
  }

  private HBox row(CheckLine line) {
    Label title = new Label(line.title());
    title.getStyleClass().add("check-title");
    Label figures = new Label(line.figures());
    figures.getStyleClass().add("check-figures");
    HBox row = new HBox(mark(line.mark()), title, Fields.space(), figures);
    row.getStyleClass().addAll("check-row", styleClass(line.mark()));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setAccessibleText(line.title() + ", " + said(line.mark()) + " " + line.figures());
    return row;
  }

  private static String styleClass(Mark mark) {
    return "check-" + mark.name().toLowerCase(Locale.ROOT);
  }

  private static Node mark(Mark mark) {
    StackPane place = new StackPane();
    place.getStyleClass().add("check-mark");
    if (mark == Mark.RUNNING) {
      ProgressIndicator spinner = new ProgressIndicator();
      spinner.getStyleClass().add("small-spinner");
      place.getChildren().add(spinner);
    } else {
      place.getChildren().add(new FontIcon(icon(mark)));
    }
    return place;
  }

  private static Feather icon(Mark mark) {
    return switch (mark) {
      case OPEN, RUNNING -> Feather.CIRCLE;
      case DONE -> Feather.CHECK;
      case NOTHING -> Feather.MINUS;
      case FAILED -> Feather.X;
    };
  }

  private String said(Mark mark) {
    return switch (mark) {
      case OPEN -> texts.get("check.open");
      case RUNNING -> texts.get("check.running");
      case DONE -> texts.get("check.done");
      case NOTHING -> texts.get("check.nothing");
      case FAILED -> texts.get("check.failed");
    };
  }
}
