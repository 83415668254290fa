package app.oriel.ui;

import app.oriel.profile.RecordingSettings;
import app.oriel.profile.RecordingSettings.Format;
import app.oriel.profile.SnapshotSettings;
import app.oriel.text.Texts;
import app.oriel.ui.tile.KeepViewModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** What the user decides about recordings and snapshots, as menus. */
final class KeepMenus {
  private static final List<Integer> SECONDS = List.of(15, 30, 60, 120);
  private static final List<Integer> MINUTES = List.of(0, 10, 30, 60);
  private static final List<Long> GIGABYTES = List.of(-1L, 5L, 20L, 50L);

  /** The larger one is what fits on a memory card as cameras and televisions format it. */
  private static final List<Long> FILE_GIGABYTES = List.of(1L, 4L);

  private static final long GIGABYTE = 1_000_000_000;
  private static final int LONGEST_PATH = 44;

  private final KeepViewModel keep;
  private final Texts texts;

  KeepMenus(KeepViewModel keep, Texts texts) {
    this.keep = keep;
    this.texts = texts;
  }

  List<MenuItem> items() {
    MenuItem folder = new MenuItem();
    folder.setMnemonicParsing(false);
    folder.setOnAction(e -> keep.chooseFolder());
    keep.settings()
        .subscribe(now -> folder.setText(texts.get("keep.to", shortened(keep.folder()))));
    return List.of(folder, remembered(), pictures(), recordings(), files(), free());
  }

  /** The end of a path says more than its beginning. */
  private static String shortened(Path folder) {
    String path = folder.toString();
    String home = System.getProperty("user.home", "");
    String plain =
        !home.isEmpty() && path.startsWith(home) ? "~" + path.substring(home.length()) : path;
    int over = plain.length() - LONGEST_PATH;
    return over > 0 ? "…" + plain.substring(over) : plain;
  }

  private Menu remembered() {
    Menu menu = new Menu(texts.get("keep.remember"));
    ToggleGroup group = new ToggleGroup();
    for (int seconds : SECONDS) {
      menu.getItems().add(length(group, texts.get("keep.seconds", seconds), seconds));
    }
    menu.getItems().add(length(group, texts.get("keep.nothingRemembered"), 0));
    CheckMenuItem best = new CheckMenuItem(texts.get("keep.best"));
    best.setOnAction(e -> keep.change(it -> it.ofBest(best.isSelected())));
    keep.settings()
        .subscribe(
            now -> {
              best.setSelected(now.recordings().best());
              best.setDisable(now.recordings().remembered().isZero());
            });
    menu.getItems().addAll(new SeparatorMenuItem(), best);
    return menu;
  }

  private RadioMenuItem length(ToggleGroup group, String name, int seconds) {
    Duration length = Duration.ofSeconds(seconds);
    return choice(
        group, name, now -> now.remembered().equals(length), now -> now.remembering(length));
  }

  private Menu pictures() {
    Menu menu = new Menu(texts.get("keep.pictures"));
    ToggleGroup group = new ToggleGroup();
    for (SnapshotSettings.Format kind : SnapshotSettings.Format.values()) {
      String name =
          switch (kind) {
            case PNG -> texts.get("keep.png");
            case JPEG -> texts.get("keep.jpeg");
          };
      RadioMenuItem item = radio(group, name);
      item.setOnAction(e -> keep.take(kind));
      keep.settings().subscribe(now -> item.setSelected(now.snapshots().format() == kind));
      menu.getItems().add(item);
    }
    return menu;
  }

  private Menu recordings() {
    Menu menu = new Menu(texts.get("keep.recordings"));
    ToggleGroup group = new ToggleGroup();
    for (Format kind : Format.values()) {
      menu.getItems()
          .add(choice(group, name(kind), now -> now.format() == kind, now -> now.as(kind)));
    }
    return menu;
  }

  private String name(Format kind) {
    return switch (kind) {
      case MP4 -> texts.get("keep.mpeg");
      case MKV -> texts.get("keep.mkv");
      case RAW -> texts.get("keep.raw");
    };
  }

  private Menu files() {
    Menu menu = new Menu(texts.get("keep.files"));
    ToggleGroup group = new ToggleGroup();
    for (int minutes : MINUTES) {
      String name = minutes == 0 ? texts.get("keep.oneFile") : texts.get("keep.minutes", minutes);
      menu.getItems().add(file(group, name, Duration.ofMinutes(minutes), 0));
    }
    for (long gigabytes : FILE_GIGABYTES) {
      String name = texts.get("keep.fileGigabytes", gigabytes);
      menu.getItems().add(file(group, name, Duration.ZERO, gigabytes * GIGABYTE));
    }
    return menu;
  }

  private RadioMenuItem file(ToggleGroup group, String name, Duration longest, long largest) {
    return choice(
        group,
        name,
        now -> now.longest().equals(longest) && now.largest() == largest,
        now -> now.inFilesOf(longest, largest));
  }

  private Menu free() {
    Menu menu = new Menu(texts.get("keep.free"));
    ToggleGroup group = new ToggleGroup();
    for (long gigabytes : GIGABYTES) {
      boolean usual = gigabytes < 0;
      long bytes = usual ? RecordingSettings.USUAL_FREE : gigabytes * GIGABYTE;
      String name = usual ? texts.get("keep.freeUsual") : texts.get("keep.gigabytes", gigabytes);
      menu.getItems()
          .add(choice(group, name, now -> now.free() == bytes, now -> now.leaving(bytes)));
    }
    return menu;
  }

  private RadioMenuItem choice(
      ToggleGroup group,
      String name,
      Predicate<RecordingSettings> isChosen,
      UnaryOperator<RecordingSettings> change) {
    RadioMenuItem item = radio(group, name);
    item.setOnAction(e -> keep.change(change));
    keep.settings().subscribe(now -> item.setSelected(isChosen.test(now.recordings())));
    return item;
  }

  private static RadioMenuItem radio(ToggleGroup group, String name) {
    RadioMenuItem item = new RadioMenuItem(name);
    item.setToggleGroup(group);
    return item;
  }
}
