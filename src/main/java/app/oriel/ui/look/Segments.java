package app.oriel.ui.look;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Some choices side by side, of which one always holds. */
public final class Segments<T> extends HBox {
  private final ToggleGroup group = new ToggleGroup();
  private final Consumer<T> chosen;

  /**
   * No choices yet.
   *
   * @param chosen is told what the user chooses, also what holds already
   */
  public Segments(Consumer<T> chosen) {
    this.chosen = chosen;
    getStyleClass().add("segments");
    setAlignment(Pos.CENTER);
    setMaxHeight(USE_PREF_SIZE);
  }

  /**
   * One more choice, at the end.
   *
   * @param name what it means, for screen readers and the tooltip
   * @param key that does the same, or empty
   */
  public void add(T choice, String label, String name, String key) {
    ToggleButton button = new ToggleButton(label);
    button.getStyleClass().setAll("segment");
    button.setUserData(choice);
    button.setToggleGroup(group);
    Buttons.describe(button, name, key);
    button.setOnAction(
        e -> {
          // A second click on the choice that holds must not leave none.
          button.setSelected(true);
          chosen.accept(choice);
        });
    if (!getChildren().isEmpty()) {
      getChildren().getLast().getStyleClass().remove("last");
    }
    button.getStyleClass().add(getChildren().isEmpty() ? "first" : "last");
    getChildren().add(button);
  }

  /** This choice holds now. */
  public void show(T choice) {
    group.getToggles().stream()
        .filter(toggle -> choice.equals(toggle.getUserData()))
        .forEach(group::selectToggle);
  }
}
