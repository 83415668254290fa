package app.oriel.ui.tile;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.tile.TalkShown.Phase;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Over a tile: a frame while somebody talks, and a card that says how it stands. */
final class TalkLayer extends Region {
  private static final PseudoClass WAITS = PseudoClass.getPseudoClass("waits");
  private static final double CARD_WIDTH = 420;
  private static final double BELOW_NAME = 26;

  private final TileViewModel tile;
  private final TalkViewModel talking;
  private final Texts texts;
  private final Consumer<WayOut> go;
  private final Region frame = new Region();
  private final HBox card = new HBox();
  private final FontIcon sign = new FontIcon(Feather.MIC);
  private final Label headline = new Label();
  private final Label detail = new Label();
  private final LevelMeter meter;
  private final Button first = new Button();
  private final Button second = new Button();
  private final HBox buttons = new HBox(first, second);
  private final Button close;

  /**
   * @param go takes the way out of a refusal
   */
  TalkLayer(TileViewModel tile, TalkViewModel talking, Texts texts, Consumer<WayOut> go) {
    this.tile = tile;
    this.talking = talking;
    this.texts = texts;
    this.go = go;
    this.meter = new LevelMeter(() -> talking.level(tile));
    setPickOnBounds(false);
    frame.getStyleClass().add("talk-frame");
    frame.setMouseTransparent(true);
    close = Buttons.icon(Feather.X, texts.get("trouble.hide"), "", () -> talking.dismiss(tile));
    dressCard();
    getChildren().addAll(frame, card);
    tile.talk().subscribe(this::show);
  }

  private void dressCard() {
    card.getStyleClass().addAll("keep-card", "talk-card");
    card.setAlignment(Pos.CENTER_LEFT);
    headline.getStyleClass().add("keep-headline");
    detail.getStyleClass().add("keep-detail");
    headline.setWrapText(true);
    detail.setWrapText(true);
    first.getStyleClass().addAll("try-now", "talk-first");
    second.getStyleClass().add("try-now");
    first.setMinWidth(USE_PREF_SIZE);
    second.setMinWidth(USE_PREF_SIZE);
    first.setOnAction(e -> firstWay());
    second.setOnAction(e -> talking.heard(tile, false));
    buttons.getStyleClass().add("talk-buttons");
    VBox words = new VBox(headline, meter, detail, buttons);
    words.getStyleClass().addAll("keep-words", "talk-words");
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    card.getChildren().addAll(sign, words, close);
    // What lies under it is the picture, which a double click enlarges.
    card.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
  }

  private void firstWay() {
    TalkShown now = tile.talk().get();
    switch (now.phase()) {
      case ASKING -> talking.heard(tile, true);
      case OFFERING -> talking.test(tile);
      case REFUSED -> {
        talking.dismiss(tile);
        go.accept(now.way());
      }
      case NONE, OPENING, LIVE, CLOSING, NOTED -> {}
    }
  }

  private void show(TalkShown now) {
    Phase phase = now.phase();
    setVisible(phase != Phase.NONE);
    frame.setVisible(phase.isActive());
    frame.pseudoClassStateChanged(WAITS, phase != Phase.LIVE);
    headline.setText(now.headline());
    detail.setText(now.detail());
    Buttons.show(meter, phase.isActive());
    boolean refused = phase == Phase.REFUSED;
    Buttons.show(close, refused || phase == Phase.ASKING || phase == Phase.OFFERING);
    sign.setIconCode(
        switch (phase) {
          case REFUSED -> Feather.MIC_OFF;
          case NOTED -> Feather.CHECK;
          case ASKING, OFFERING -> Feather.HELP_CIRCLE;
          case NONE, OPENING, LIVE, CLOSING -> Feather.MIC;
        });
    sign.getStyleClass()
        .setAll(
            "ikonli-font-icon",
            refused ? "keep-failed" : phase == Phase.NOTED ? "keep-done" : "talk-sign");
    first.setText(
        switch (phase) {
          case ASKING -> texts.get("talk.yes");
          case OFFERING -> texts.get("talk.next");
          case REFUSED -> texts.get("signIn.button");
          case NONE, OPENING, LIVE, CLOSING, NOTED -> "";
        });
    second.setText(texts.get("talk.no"));
    boolean any = phase == Phase.ASKING || phase == Phase.OFFERING || now.way() != WayOut.NONE;
    Buttons.show(buttons, any);
    Buttons.show(second, phase == Phase.ASKING);
    card.setAccessibleText(now.headline() + " " + now.detail());
    requestLayout();
  }

  /** Follows what is said; in each pulse. */
  void pulse() {
    if (frame.isVisible()) {
      meter.look();
    }
  }

  /**
   * Takes its place: on small tiles below what hangs from above, else on what stands below.
   *
   * @param margin to the tile's edges
   */
  void place(
      double width,
      double height,
      double margin,
      boolean compact,
      Region badge,
      Region other,
      Region bar) {
    resizeRelocate(0, 0, width, height);
    frame.resizeRelocate(0, 0, width, height);
    if (!isVisible()) {
      return;
    }
    double from = margin + BELOW_NAME;
    if (compact) {
      from = Math.max(Math.max(from, bottom(badge)), bottom(other));
    }
    Buttons.show(detail, !detail.getText().isEmpty());
    double most = Math.max(0, width - 2 * margin);
    double cardWidth = snapSizeX(Math.min(Math.min(card.prefWidth(-1), CARD_WIDTH), most));
    double cardHeight = snapSizeY(card.prefHeight(cardWidth));
    if (cardHeight > height - from - margin) {
      Buttons.show(detail, false);
      cardHeight = snapSizeY(card.prefHeight(cardWidth));
    }
    double to = other.isVisible() ? other.getLayoutY() : bar.getLayoutY();
    double top = compact ? from : Math.max(from, to - cardHeight - margin / 2);
    card.resizeRelocate(
        snapPositionX((width - cardWidth) / 2), snapPositionY(top), cardWidth, cardHeight);
  }

  private static double bottom(Region above) {
    return above.isVisible() ? above.getLayoutY() + above.getHeight() + 2 : 0;
  }

  @Override
  protected void layoutChildren() {
    // The tile places them, by what else it shows.
  }
}
