package app.oriel.ui.library;

import app.oriel.codec.Pixels;
import app.oriel.library.Clip;
import app.oriel.library.Thumbnail;
import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.look.PixelImage;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One clip in the drawer: its picture, whose it is and when; and the day, where that begins. */
final class RecentCell extends ListCell<RecentClip> {
  private static final double WIDTH = 112;
  private static final double HEIGHT = 63;
  private static final double ROUND = 12;

  private final RecentViewModel recent;
  private final Texts texts;
  private final Label day = new Label();
  private final ImageView image = new ImageView();
  private final FontIcon sign = new FontIcon(Feather.FILM);
  private final Label badge = new Label();
  private final Label camera = new Label();
  private final Label time = new Label();
  private final Label state = new Label();
  private final Button folder;
  private final Button delete;
  private final VBox content = new VBox();
  private Subscription subscription = Subscription.EMPTY;

  RecentCell(RecentViewModel recent, Texts texts) {
    this.recent = recent;
    this.texts = texts;
    getStyleClass().add("recent-cell");
    folder =
        Buttons.icon(
            Feather.FOLDER, texts.get("recent.folder"), "", () -> act(recent::showInFolder));
    delete =
        Buttons.icon(
            Feather.TRASH_2, texts.get("recent.delete"), "Delete", () -> act(recent::delete));
    day.getStyleClass().add("recent-day");
    content.getChildren().addAll(day, row());
    setPrefWidth(0);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    setContextMenu(menu());
  }

  private void act(Consumer<Clip> action) {
    RecentClip item = getItem();
    if (item != null) {
      action.accept(item.clip().get());
    }
  }

  private HBox row() {
    camera.getStyleClass().add("recent-camera");
    time.getStyleClass().add("recent-time");
    VBox buttons = new VBox(folder, delete);
    buttons.getStyleClass().add("recent-buttons");
    buttons.setAlignment(Pos.CENTER);
    for (Button each : new Button[] {folder, delete}) {
      // The list has the keyboard; Delete and the menu do the same.
      each.setFocusTraversable(false);
    }
    VBox words = new VBox(camera, time, state);
    words.getStyleClass().add("recent-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(picture(), words, buttons);
    row.getStyleClass().add("recent-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private StackPane picture() {
    image.setFitWidth(WIDTH);
    image.setFitHeight(HEIGHT);
    image.setPreserveRatio(true);
    image.setSmooth(true);
    badge.getStyleClass().add("recent-badge");
    StackPane.setAlignment(badge, Pos.BOTTOM_RIGHT);
    StackPane picture = new StackPane(sign, image, badge);
    picture.getStyleClass().add("recent-picture");
    picture.setMinSize(WIDTH, HEIGHT);
    picture.setPrefSize(WIDTH, HEIGHT);
    picture.setMaxSize(WIDTH, HEIGHT);
    Rectangle clip = new Rectangle(WIDTH, HEIGHT);
    clip.setArcWidth(ROUND);
    clip.setArcHeight(ROUND);
    picture.setClip(clip);
    return picture;
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    MenuItem play = new MenuItem(texts.get("recent.play"));
    play.setOnAction(e -> act(recent::play));
    MenuItem show = new MenuItem(texts.get("recent.folder"));
    show.setOnAction(e -> act(recent::showInFolder));
    MenuItem remove = new MenuItem(texts.get("recent.delete"));
    remove.setOnAction(e -> act(recent::delete));
    menu.getItems().addAll(play, show, remove);
    return menu;
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
      act(recent::play);
    }
  }

  @Override
  protected void updateItem(RecentClip item, boolean empty) {
    super.updateItem(item, empty);
    subscription.unsubscribe();
    subscription = Subscription.EMPTY;
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    subscription =
        Subscription.combine(
            item.clip().subscribe(clip -> show(clip, item.thumbnail().get())),
            item.thumbnail().subscribe(seen -> show(item.clip().get(), seen)));
    item.seen();
    setGraphic(content);
  }

  private void show(Clip clip, @Nullable Thumbnail seen) {
    boolean snapshot = clip.kind() == Clip.Kind.SNAPSHOT;
    String when = ClipWords.time(clip.taken());
    Buttons.show(day, beginsDay(clip));
    day.setText(recent.words().day(clip.taken()));
    camera.setText(clip.camera());
    time.setText(when);
    state.setText(clip.growing() ? texts.get("recent.recording") : "");
    Buttons.show(state, clip.growing());
    delete.setDisable(clip.growing());
    Pixels pixels = seen == null ? null : seen.pixels();
    image.setImage(pixels == null ? null : new PixelImage(pixels).image());
    boolean broken = seen != null && pixels == null && !clip.growing();
    sign.setIconCode(broken ? Feather.ALERT_TRIANGLE : snapshot ? Feather.IMAGE : Feather.FILM);
    Buttons.show(sign, pixels == null);
    String length =
        seen == null || snapshot || clip.growing() || seen.length() == 0
            ? ""
            : ClipWords.length(seen.length());
    badge.setText(length);
    badge.setGraphic(snapshot && pixels != null ? new FontIcon(Feather.CAMERA) : null);
    Buttons.show(badge, !length.isEmpty() || badge.getGraphic() != null);
    state.getStyleClass().setAll("label", broken ? "recent-broken" : "recent-recording");
    if (broken) {
      state.setText(texts.get("recent.broken"));
      Buttons.show(state, true);
    }
    String kind = texts.get(snapshot ? "recent.snapshot" : "recent.recordingOf");
    setAccessibleText(texts.get("recent.spoken", kind, clip.camera(), day.getText(), when, length));
  }

  private boolean beginsDay(Clip clip) {
    int index = getIndex();
    if (index <= 0 || index >= recent.clips().size()) {
      return true;
    }
    Clip above = recent.clips().get(index - 1).clip().get();
    return !above.taken().toLocalDate().equals(clip.taken().toLocalDate());
  }
}
