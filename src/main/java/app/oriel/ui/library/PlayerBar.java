package app.oriel.ui.library;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import atlantafx.base.controls.ProgressSliderSkin;
import java.text.NumberFormat;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What steers a recording that is played: place, pace, sound. One for each recording. */
final class PlayerBar extends VBox {
  private static final double VOLUME = 88;

  private final PlayerViewModel player;
  private final Texts texts;
  private final Slider place = new Slider(0, 1, 0);
  private final Label time = new Label();
  private boolean following;

  PlayerBar(PlayerViewModel player, Texts texts) {
    this.player = player;
    this.texts = texts;
    getStyleClass().add("player-bar");
    preparePlace();
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row =
        new HBox(
            playButton(),
            Buttons.icon(
                Feather.CHEVRON_LEFT, texts.get("player.frameBefore"), ",", () -> player.step(-1)),
            Buttons.icon(
                Feather.CHEVRON_RIGHT, texts.get("player.frameNext"), ".", () -> player.step(1)),
            time,
            space,
            pace(),
            sound());
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("player-buttons");
    time.getStyleClass().add("player-time");
    time.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(place, row);
  }

  private Button playButton() {
    Button button = Buttons.icon(Feather.PLAY, texts.get("player.play"), "Space", player::toggle);
    player
        .playing()
        .subscribe(
            now -> {
              button.setGraphic(new FontIcon(now ? Feather.PAUSE : Feather.PLAY));
              Buttons.describe(button, texts.get(now ? "player.pause" : "player.play"), "Space");
            });
    return button;
  }

  private void preparePlace() {
    place.setSkin(new ProgressSliderSkin(place));
    place.getStyleClass().add("player-place");
    place.setAccessibleText(texts.get("player.place"));
    Buttons.tip(place, texts.get("player.place"), "← →");
    player
        .length()
        .subscribe(
            now -> {
              place.setMax(Math.max(1, now.doubleValue()));
              place.setDisable(now.longValue() <= 0);
              tell();
            });
    player.position().subscribe(now -> follow(now.longValue()));
    place.valueProperty().subscribe((old, now) -> moved(now.longValue()));
    place
        .valueChangingProperty()
        .subscribe(
            (was, changing) -> {
              if (was && !changing) {
                player.seek((long) place.getValue());
              }
            });
  }

  private void follow(long micros) {
    following = true;
    if (!place.isValueChanging()) {
      place.setValue((double) micros);
    }
    following = false;
    tell();
  }

  /** The user moved it: at once to about there, and when it is let go, to the picture. */
  private void moved(long micros) {
    if (following) {
      return;
    }
    if (place.isValueChanging()) {
      player.drag(micros);
    } else {
      player.seek(micros);
    }
  }

  private void tell() {
    String now = ClipWords.length(player.position().get());
    long length = player.length().get();
    time.setText(length <= 0 ? now : now + " / " + ClipWords.length(length));
  }

  private MenuButton pace() {
    MenuButton menu = new MenuButton();
    menu.getStyleClass().addAll("player-pace");
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
    ToggleGroup group = new ToggleGroup();
    for (double speed : PlayerViewModel.SPEEDS) {
      RadioMenuItem item = new RadioMenuItem(format.format(speed) + "×");
      item.setToggleGroup(group);
      item.setOnAction(e -> player.setSpeed(speed));
      player.speed().subscribe(now -> item.setSelected(now.doubleValue() == speed));
      menu.getItems().add(item);
    }
    player.speed().subscribe(now -> menu.setText(format.format(now.doubleValue()) + "×"));
    Buttons.describe(menu, texts.get("player.speed"), "[  ]");
    return menu;
  }

  private HBox sound() {
    Button mute = Buttons.icon(Feather.VOLUME_2, texts.get("tile.mute"), "M", player::toggleSound);
    Slider volume = new Slider(0, 100, player.listening().volume().get());
    volume.setSkin(new ProgressSliderSkin(volume));
    volume.getStyleClass().add("volume");
    volume.setPrefWidth(VOLUME);
    volume.setMinWidth(VOLUME / 2);
    volume.setAccessibleText(texts.get("tile.volume"));
    Buttons.tip(volume, texts.get("tile.volume"), "↑ ↓");
    volume.valueProperty().subscribe((old, now) -> player.listening().setVolume(now.intValue()));
    player.listening().volume().subscribe(now -> volume.setValue(now.intValue()));
    Label none = new Label(texts.get("player.noSound"));
    none.getStyleClass().add("player-no-sound");
    HBox sound = new HBox(mute, volume, none);
    sound.setAlignment(Pos.CENTER_LEFT);
    Runnable show =
        () -> {
          boolean any = player.sound().get();
          boolean heard = any && !player.muted().get() && player.speed().get() == 1;
          mute.setGraphic(new FontIcon(heard ? Feather.VOLUME_2 : Feather.VOLUME_X));
          Buttons.describe(
              mute, texts.get(player.muted().get() ? "tile.listen" : "tile.mute"), "M");
          Buttons.show(mute, any);
          Buttons.show(volume, any);
          none.setText(texts.get(any ? "player.mutedPace" : "player.noSound"));
          Buttons.show(none, player.ready().get() && (!any || player.speed().get() != 1));
        };
    player.sound().subscribe((old, now) -> show.run());
    player.muted().subscribe((old, now) -> show.run());
    player.speed().subscribe((old, now) -> show.run());
    player.ready().subscribe((old, now) -> show.run());
    show.run();
    return sound;
  }
}
