package app.oriel.ui.wall;

import app.oriel.record.Repair;
import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.tile.KeepNotice;
import app.oriel.ui.tile.KeepViewModel;
import app.oriel.ui.tile.TileViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Above the wall: how the repair of what a crash left gets on and what came of it, and recordings
 * that failed on cameras that are not in sight.
 */
public final class KeepBar extends VBox {
  private static final int MOST_NAMES = 5;

  private final WallViewModel wall;
  private final KeepViewModel keep;
  private final Texts texts;
  private final Label repairWords = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final HBox repairing;
  private Subscription notices = Subscription.EMPTY;

  /** Takes room only while there is something to say. */
  public KeepBar(WallViewModel wall, Texts texts) {
    this.wall = wall;
    this.keep = wall.keep();
    this.texts = texts;
    getStyleClass().add("trouble-bar");
    Button stop = button("keep.repairStop", keep::stopRepair);
    repairWords.getStyleClass().add("trouble-headline");
    repairWords.setMinWidth(0);
    HBox.setHgrow(repairWords, Priority.ALWAYS);
    repairWords.setMaxWidth(Double.MAX_VALUE);
    progress.setMinWidth(80);
    repairing = row(new FontIcon(Feather.TOOL), repairWords, progress, stop);
    keep.repairing().subscribe(this::follow);
    keep.repairing().subscribe((old, now) -> showIf((old == null) != (now == null)));
    keep.repaired().subscribe((old, now) -> show());
    wall.visible().subscribe((old, now) -> show());
    wall.tiles().subscribe(this::listen);
    listen();
  }

  private void listen() {
    notices.unsubscribe();
    notices =
        wall.tiles().stream()
            .map(tile -> tile.keeping().notice().subscribe((old, now) -> show()))
            .reduce(Subscription.EMPTY, Subscription::and);
    show();
  }

  private void follow(Repair.Progress now) {
    if (now != null) {
      String name = String.valueOf(now.file().getFileName());
      repairWords.setText(texts.get("keep.repairing", name, now.number(), now.count()));
      progress.setProgress(now.done());
    }
  }

  private void showIf(boolean changed) {
    if (changed) {
      show();
    }
  }

  private void show() {
    List<Node> rows = new ArrayList<>();
    if (keep.repairing().get() != null) {
      rows.add(repairing);
    }
    Repair.Result result = keep.repaired().get();
    if (result != null) {
      rows.add(result(result));
    }
    wall.tiles().stream()
        .filter(tile -> !wall.visible().get().contains(tile))
        .forEach(tile -> addFailure(rows, tile));
    getChildren().setAll(rows);
  }

  private void addFailure(List<Node> rows, TileViewModel tile) {
    KeepNotice notice = tile.keeping().notice().get();
    if (notice != null && notice.kind() == KeepNotice.Kind.FAILED) {
      Button folder = button("keep.folder", keep::chooseFolder);
      Buttons.show(folder, notice.folder());
      rows.add(
          row(
              icon(Feather.ALERT_TRIANGLE),
              words(texts.get("keep.on", tile.name(), notice.headline()), notice.detail()),
              folder,
              close(tile.keeping()::dismiss)));
    }
  }

  private HBox result(Repair.Result result) {
    List<String> lines = new ArrayList<>();
    if (!result.kept().isEmpty()) {
      lines.add(texts.get("keep.kept", names(result.kept())));
    }
    if (!result.later().isEmpty()) {
      lines.add(texts.get("keep.later", names(result.later())));
    }
    String headline = texts.get("keep.repaired", result.repaired().size());
    boolean well = lines.isEmpty();
    return row(
        well ? new FontIcon(Feather.CHECK) : icon(Feather.ALERT_TRIANGLE),
        words(headline, String.join("\n", lines)),
        close(keep::noticed));
  }

  private String names(List<Path> files) {
    String some =
        files.stream().limit(MOST_NAMES).map(this::name).collect(Collectors.joining(", "));
    int more = files.size() - MOST_NAMES;
    return more > 0 ? texts.get("keep.more", some, more) : some;
  }

  /** Below the folder of recordings, unless that is another by now. */
  private String name(Path file) {
    Path folder = keep.folder();
    return (file.startsWith(folder) ? folder.relativize(file) : file).toString();
  }

  private static FontIcon icon(Feather which) {
    FontIcon icon = new FontIcon(which);
    icon.getStyleClass().add("trouble-icon");
    return icon;
  }

  private static VBox words(String headline, String detail) {
    Label first = new Label(headline);
    first.getStyleClass().add("trouble-headline");
    first.setWrapText(true);
    Label second = new Label(detail);
    second.getStyleClass().add("trouble-detail");
    second.setWrapText(true);
    Buttons.show(second, !detail.isEmpty());
    VBox words = new VBox(first, second);
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private Button button(String text, Runnable action) {
    Button button = new Button(texts.get(text));
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  private Button close(Runnable action) {
    return Buttons.icon(Feather.X, texts.get("trouble.hide"), "", action);
  }

  private static HBox row(Node... parts) {
    HBox row = new HBox(parts);
    row.getStyleClass().addAll("trouble-row", "keep-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
