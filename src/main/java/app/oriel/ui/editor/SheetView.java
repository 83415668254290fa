package app.oriel.ui.editor;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A form's card: a heading, what can be scrolled where the window is low, and the buttons. */
abstract class SheetView extends VBox {
  private final VBox head;
  private final Region content;
  private final HBox buttons;
  private final ScrollPane scroll;

  /**
   * @param width of the card where the window has room
   */
  SheetView(String heading, double width, Region content, HBox buttons) {
    Label title = Fields.words("sheet-heading", heading);
    this.content = content;
    this.buttons = buttons;
    head = new VBox(title);
    head.getStyleClass().add("sheet-head");
    scroll = new ScrollPane(content);
    scroll.getStyleClass().add("sheet-body");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    buttons.setMinHeight(USE_PREF_SIZE);
    head.setMinHeight(USE_PREF_SIZE);
    getStyleClass().add("form-sheet");
    setPrefWidth(width);
    getChildren().addAll(head, scroll, buttons);
  }

  /** A line under the heading. */
  final void addSubtitle(Label subtitle) {
    subtitle.getStyleClass().add("sheet-subtitle");
    head.getChildren().add(subtitle);
  }

  /** As high as its content: what scrolls would be content with less. */
  @Override
  protected double computePrefHeight(double width) {
    double given = width < 0 ? getPrefWidth() : width;
    return head.prefHeight(given) + content.prefHeight(given) + buttons.prefHeight(given);
  }

  /** Scrolls to the end, where what went wrong is said. */
  final void scrollDown() {
    applyCss();
    layout();
    scroll.setVvalue(scroll.getVmax());
  }

  /** What has the keyboard at first. */
  abstract Node first();

  /** What Enter does where no button has the keyboard. */
  abstract void enter();
}
