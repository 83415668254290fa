package app.oriel.ui.library;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The drawer at the right: the newest recordings and snapshots. */
public final class RecentDrawer extends VBox {
  private final RecentViewModel recent;
  private final Texts texts;
  private final ListView<RecentClip> list;
  private final VBox empty = new VBox();
  private final Label words = new Label();
  private final Button undo;
  private final Button hide;
  private final HBox bar;
  private final Button close;
  private @Nullable Node keyboard;

  /** Shows itself while it is open. */
  public RecentDrawer(RecentViewModel recent, Texts texts) {
    this.recent = recent;
    this.texts = texts;
    getStyleClass().add("recent");
    getStylesheets().add(stylesheet());
    list = new ListView<>(recent.clips());
    undo = new Button(texts.get("undo.button"));
    hide = Buttons.icon(Feather.X, texts.get("undo.hide"), "", recent::noticed);
    bar = new HBox(words, undo, hide);
    close = Buttons.icon(Feather.X, texts.get("recent.close"), "Ctrl+R", recent::toggle);
    prepareList();
    prepareBar();
    prepareEmpty();
    StackPane middle = new StackPane(list, empty);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren().addAll(head(), middle, bar);
    // Before the list, which would keep the key to itself.
    addEventFilter(KeyEvent.KEY_PRESSED, this::escaped);
    recent.open().subscribe(this::opened);
    recent.looked().subscribe(now -> fill());
    // After the list itself, which forgets what was chosen when all is new.
    recent.clips().addListener((ListChangeListener<RecentClip>) change -> fill());
    fill();
  }

  static String stylesheet() {
    return Objects.requireNonNull(RecentDrawer.class.getResource("drawer.css")).toExternalForm();
  }

  private HBox head() {
    Label heading = new Label(texts.get("recent.name"));
    heading.getStyleClass().add("recent-heading");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(heading, space, close);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("recent-head");
    return head;
  }

  private void prepareList() {
    list.getStyleClass().add("recent-list");
    list.setAccessibleText(texts.get("recent.list"));
    list.setCellFactory(view -> new RecentCell(recent, texts));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void prepareBar() {
    undo.getStyleClass().add("small");
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setOnAction(e -> recent.undo());
    Buttons.describe(undo, texts.get("undo.button"), "Ctrl+Z");
    words.setWrapText(true);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add("recent-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    recent.deleted().subscribe(clip -> tell());
    recent.notice().subscribe(notice -> tell());
  }

  private void tell() {
    var deleted = recent.deleted().get();
    String notice = recent.notice().get();
    if (!notice.isEmpty()) {
      words.setText(notice);
    } else if (deleted != null) {
      words.setText(texts.get("recent.deleted", deleted.camera(), ClipWords.time(deleted.taken())));
    }
    Buttons.show(hide, !notice.isEmpty());
    Buttons.show(undo, notice.isEmpty() && deleted != null);
    Buttons.show(bar, !notice.isEmpty() || deleted != null);
  }

  private void prepareEmpty() {
    FontIcon icon = new FontIcon(Feather.FILM);
    icon.getStyleClass().add("recent-empty-icon");
    Label headline = new Label(texts.get("recent.emptyHeadline"));
    headline.getStyleClass().add("recent-empty-headline");
    Label about = new Label(texts.get("recent.emptyAbout"));
    about.getStyleClass().add("recent-empty-about");
    for (Label each : new Label[] {headline, about}) {
      each.setWrapText(true);
      each.setTextAlignment(TextAlignment.CENTER);
    }
    empty.getStyleClass().add("recent-empty");
    empty.setAlignment(Pos.CENTER);
    empty.getChildren().addAll(icon, headline, about);
  }

  private void fill() {
    boolean any = !recent.clips().isEmpty();
    Buttons.show(list, any);
    Buttons.show(empty, !any && recent.looked().get());
    if (any && list.getSelectionModel().isEmpty()) {
      list.getSelectionModel().select(0);
    }
    // The list waits for its first clips, and the keyboard with it.
    if (any && close.isFocused()) {
      list.requestFocus();
    } else if (!any && list.isFocused()) {
      close.requestFocus();
    }
  }

  private void opened(boolean now) {
    Buttons.show(this, now);
    if (now) {
      keyboard = getScene() == null ? null : getScene().getFocusOwner();
      takeKeyboard();
    } else if (keyboard != null) {
      keyboard.requestFocus();
      keyboard = null;
    }
  }

  /** Gives the keyboard to the list, or to what is there while that is empty. */
  public void takeKeyboard() {
    (list.isVisible() ? list : close).requestFocus();
  }

  private void escaped(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      recent.toggle();
      event.consume();
    }
  }

  /** The next one takes its place: a second press must not meet the newest clip of all. */
  private void delete(RecentClip chosen) {
    int place = list.getSelectionModel().getSelectedIndex();
    recent.delete(chosen.clip().get());
    if (!recent.clips().isEmpty()) {
      list.getSelectionModel().clearAndSelect(Math.min(place, recent.clips().size() - 1));
    }
  }

  private void pressed(KeyEvent event) {
    RecentClip chosen = list.getSelectionModel().getSelectedItem();
    if (chosen == null) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
      recent.play(chosen.clip().get());
    } else if (event.getCode() == KeyCode.DELETE) {
      delete(chosen);
    } else {
      return;
    }
    event.consume();
  }
}
