package app.oriel.ui.library;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Over the whole window: the clip that is played, and what steers it. */
public final class PlayerLayer extends StackPane {
  private static final int SECONDS = 5;
  private static final int LOUDER = 10;

  private final RecentViewModel recent;
  private final Texts texts;
  private final ClipPicture picture = new ClipPicture();
  private final StackPane stage = new StackPane();
  private final Label title = new Label();
  private final Label failure = new Label();
  private final BorderPane frame = new BorderPane();
  private Subscription subscription = Subscription.EMPTY;
  private @Nullable PlayerViewModel shown;

  private final AnimationTimer pulse =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          picture.pulse();
          PlayerViewModel player = shown;
          if (player != null) {
            player.refresh();
          }
        }
      };

  /** Shows itself while something is played. */
  public PlayerLayer(RecentViewModel recent, Texts texts) {
    this.recent = recent;
    this.texts = texts;
    getStyleClass().add("player");
    getStylesheets().add(RecentDrawer.stylesheet());
    setFocusTraversable(true);
    setAccessibleText(texts.get("player.name"));
    failure.getStyleClass().add("player-failure");
    failure.setWrapText(true);
    failure.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    stage.getStyleClass().add("player-stage");
    stage.getChildren().addAll(picture, failure);
    stage.setMinSize(0, 0);
    stage.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    frame.setTop(head());
    frame.setCenter(stage);
    getChildren().add(frame);
    setVisible(false);
    // Before buttons and sliders, which have other uses for the same keys.
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    recent.player().subscribe(this::show);
  }

  private HBox head() {
    title.getStyleClass().add("player-title");
    title.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head =
        new HBox(
            title,
            space,
            Buttons.icon(Feather.FOLDER, texts.get("recent.folder"), "", this::showInFolder),
            Buttons.icon(Feather.X, texts.get("player.close"), "Esc", recent::closePlayer));
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("player-head");
    return head;
  }

  private void showInFolder() {
    PlayerViewModel now = shown;
    if (now != null) {
      recent.showInFolder(now.clip());
    }
  }

  private void show(@Nullable PlayerViewModel next) {
    subscription.unsubscribe();
    subscription = Subscription.EMPTY;
    shown = next;
    picture.show(next);
    setVisible(next != null);
    if (next == null) {
      pulse.stop();
      frame.setBottom(null);
      return;
    }
    title.setText(next.title());
    frame.setBottom(next.isFilm() ? new PlayerBar(next, texts) : null);
    subscription =
        next.failure()
            .subscribe(
                words -> {
                  failure.setText(words);
                  Buttons.show(failure, !words.isEmpty());
                });
    pulse.start();
    requestFocus();
  }

  private void clicked(MouseEvent event) {
    PlayerViewModel now = shown;
    if (now != null && event.getButton() == MouseButton.PRIMARY) {
      now.toggle();
      requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    PlayerViewModel now = shown;
    if (now != null && act(event, now)) {
      event.consume();
    }
  }

  /** What is done with a key; the window's own keys rest meanwhile, but for Tab and the like. */
  private boolean act(KeyEvent event, PlayerViewModel now) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return false;
    }
    switch (event.getCode()) {
      case ESCAPE -> recent.closePlayer();
      case SPACE -> now.toggle();
      case LEFT -> now.seekBy(-SECONDS);
      case RIGHT -> now.seekBy(SECONDS);
      case UP -> now.listening().setVolume(now.listening().volume().get() + LOUDER);
      case DOWN -> now.listening().setVolume(now.listening().volume().get() - LOUDER);
      case COMMA -> now.step(-1);
      case PERIOD -> now.step(1);
      case HOME -> now.seek(0);
      case END -> now.seek(now.length().get());
      case M -> now.toggleSound();
      case OPEN_BRACKET, MINUS, SUBTRACT -> now.faster(-1);
      case CLOSE_BRACKET, PLUS, EQUALS, ADD -> now.faster(1);
      case PAGE_UP -> recent.playNext(-1);
      case PAGE_DOWN -> recent.playNext(1);
      case DELETE -> recent.delete(now.clip());
      default -> {
        return false;
      }
    }
    return true;
  }
}
