package app.oriel.ui.tile;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** In the middle of a tile: what is wrong, what to do, and the way out. */
final class ProblemPanel extends VBox {
  private static final double ROOM_FOR_ADVICE = 170;
  private static final double ROOM_FOR_DETAIL = 260;
  private static final double ROOM_FOR_ANYTHING = 84;
  private static final double NARROW = 240;

  private final Label headline = text("problem-headline");
  private final Label advice = text("problem-advice");
  private final Label detail = text("problem-detail");
  private final Button first = new Button();
  private final Button retry;
  private final HBox buttons;
  private final Texts texts;
  private TileState state = TileState.calm(Tone.QUIET, "");
  private double room;
  private double breadth;

  /**
   * @param go takes the way out
   * @param tryNow tries again
   */
  ProblemPanel(Texts texts, Consumer<WayOut> go, Runnable tryNow) {
    this.texts = texts;
    first.getStyleClass().addAll("try-now", "first-way");
    first.setOnAction(e -> go.accept(state.way()));
    retry = new Button(texts.get("tile.retry"));
    retry.getStyleClass().add("try-now");
    retry.setOnAction(e -> tryNow.run());
    buttons = new HBox(first, retry);
    buttons.getStyleClass().add("problem-buttons");
    buttons.setAlignment(Pos.CENTER);
    buttons.setPickOnBounds(false);
    getStyleClass().add("problem");
    setAlignment(Pos.CENTER);
    setPickOnBounds(false);
    getChildren().addAll(headline, advice, detail, buttons);
    arrange();
  }

  private static Label text(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setTextAlignment(TextAlignment.CENTER);
    label.setMouseTransparent(true);
    return label;
  }

  void show(TileState next) {
    state = next;
    headline.setText(next.headline());
    advice.setText(next.advice());
    detail.setText(next.detail());
    arrange();
  }

  /** The tile has this much room; small tiles say less. */
  void room(double width, double height) {
    if (width != breadth || height != room) {
      breadth = width;
      room = height;
      arrange();
    }
  }

  private void arrange() {
    boolean wide = breadth >= NARROW;
    setVisible(!state.headline().isEmpty() && room >= ROOM_FOR_ANYTHING);
    Buttons.show(headline, true);
    Buttons.show(advice, !state.advice().isEmpty() && room >= ROOM_FOR_ADVICE && wide);
    Buttons.show(detail, !state.detail().isEmpty() && room >= ROOM_FOR_DETAIL && wide);
    boolean more = state.way() != WayOut.NONE;
    Buttons.show(buttons, more || state.retry());
    first.setText(
        switch (state.way()) {
          case CERTIFICATE -> texts.get("certificate.compare");
          case KEY -> texts.get("trouble.again");
          case SIGN_IN -> texts.get("signIn.button");
          case NONE -> "";
        });
    Buttons.show(first, more);
    Buttons.show(retry, state.retry() && (!more || wide));
  }
}
