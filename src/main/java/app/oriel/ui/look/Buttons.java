package app.oriel.ui.look;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
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
    tip(control, name, key);
    control.setAccessibleText(name);
  }

  /** Gives any node a tooltip that ends with its key; none where there are no words. */
  public static void tip(Node node, String name, String key) {
    String words = key.isEmpty() ? name : name + "   " + key;
    if (node.getProperties().get(Tip.class) instanceof Tip known) {
      known.say(words);
    } else {
      Tip tip = new Tip(node, words);
      node.getProperties().put(Tip.class, tip);
      node.addEventHandler(MouseEvent.MOUSE_ENTERED, e -> tip.make());
    }
  }

  /** Made when the pointer first comes by: a wall has a hundred, and shows one at a time. */
  private static final class Tip {
    private final Node node;
    private String words;
    private @Nullable Tooltip made;

    Tip(Node node, String words) {
      this.node = node;
      this.words = words;
    }

    void say(String other) {
      words = other;
      if (made != null && other.isEmpty()) {
        Tooltip.uninstall(node, made);
        made = null;
      } else if (made != null) {
        made.setText(other);
      }
    }

    void make() {
      if (made == null && !words.isEmpty()) {
        Tooltip tip = new Tooltip(words);
        tip.setShowDelay(PATIENCE);
        Tooltip.install(node, tip);
        made = tip;
      }
    }
  }

  /** Shows or hides a node, and lets it take room only while it is shown. */
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
