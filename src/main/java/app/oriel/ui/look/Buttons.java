package app.oriel.ui.look;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes buttons that say what they do, to eyes and to screen readers. */
public final class Buttons {
  private static final Duration PATIENCE = Duration.millis(400);

  private Buttons() {}

  /** A button with an icon only. */
  public static Button icon(Ikon icon, String name, String key, Runnable action) {
    Button button = new Button();
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().add("icon-button");
    button.setOnAction(e -> action.run());
    describe(button, name, key);
    return button;
  }

  /** Gives a control without words its name, and a tooltip that ends with its key. */
  public static void describe(Labeled control, String name, String key) {
    control.setTooltip(tooltip(name, key));
    control.setAccessibleText(name);
  }

  /** Gives any node a tooltip that ends with its key. */
  public static void tip(Node node, String name, String key) {
    Tooltip.install(node, tooltip(name, key));
  }

  private static Tooltip tooltip(String name, String key) {
    Tooltip tip = new Tooltip(key.isEmpty() ? name : name + "   " + key);
    tip.setShowDelay(PATIENCE);
    return tip;
  }

  /** Shows or hides a node, and lets it take room only while it is shown. */
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
