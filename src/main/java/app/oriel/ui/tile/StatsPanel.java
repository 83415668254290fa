package app.oriel.ui.tile;

import app.oriel.ui.look.Buttons;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** The figures of a camera, two columns of fixed-width text over the picture. */
final class StatsPanel extends GridPane {
  StatsPanel() {
    getStyleClass().add("stats");
    setMouseTransparent(true);
  }

  /** Shows these lines; labels stay and change only where their text does. */
  void show(List<StatLine> lines) {
    if (getChildren().size() != 2 * lines.size()) {
      getChildren().clear();
      for (int row = 0; row < lines.size(); row++) {
        addRow(row, label("stat-name"), label("stat-value"));
      }
    }
    for (int row = 0; row < lines.size(); row++) {
      setText(2 * row, lines.get(row).name());
      setText(2 * row + 1, lines.get(row).value());
    }
  }

  /** Shows only the lines that fit into this height; the first matter most. */
  void room(double height) {
    double left = height - snappedTopInset() - snappedBottomInset();
    for (int i = 0; i < getChildren().size(); i++) {
      Node label = getChildren().get(i);
      double row = label.prefHeight(-1) + getVgap();
      Buttons.show(label, (i / 2 + 1) * row - getVgap() <= left);
    }
  }

  private static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  private void setText(int child, String text) {
    if (getChildren().get(child) instanceof Label label) {
      label.setText(text);
    }
  }
}
