package app.oriel.ui;

import app.oriel.profile.MicrophoneSettings;
import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.tile.LevelMeter;
import app.oriel.ui.tile.MicrophoneViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Which microphone, how loud, and its level; open while it is looked at, and no longer. */
final class MicrophoneMenu extends Menu {
  private static final double WIDTH = 240;
  private static final double STEP = 25;

  private final MicrophoneViewModel microphone;
  private final Texts texts;
  private final Label trouble = new Label();
  private final Label gainName = new Label();
  private final Slider gain = new Slider(0, MicrophoneSettings.MOST_PERCENT, 100);
  private final LevelMeter meter;
  private final CustomMenuItem levelItem;
  private final CustomMenuItem gainItem;
  private final CheckMenuItem gate;

  MicrophoneMenu(MicrophoneViewModel microphone, Texts texts) {
    super(texts.get("microphone.name"));
    this.microphone = microphone;
    this.texts = texts;
    meter = new LevelMeter(microphone::level);
    AnimationTimer pulse =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            meter.look();
          }
        };
    levelItem = item(level());
    gainItem = item(gain());
    gate = new CheckMenuItem(texts.get("microphone.gate"));
    gate.setOnAction(e -> microphone.change(it -> it.gated(gate.isSelected())));
    microphone.choice().subscribe(this::follow);
    microphone.names().subscribe((old, now) -> fill());
    setOnShowing(
        e -> {
          microphone.look();
          pulse.start();
        });
    setOnHidden(
        e -> {
          pulse.stop();
          microphone.lookAway();
        });
    fill();
  }

  private static CustomMenuItem item(VBox content) {
    content.getStyleClass().add("microphone-item");
    content.setPrefWidth(WIDTH);
    CustomMenuItem item = new CustomMenuItem(content, false);
    item.getStyleClass().add("microphone-menu-item");
    return item;
  }

  private VBox level() {
    Label name = new Label(texts.get("microphone.level"));
    trouble.getStyleClass().add("microphone-trouble");
    trouble.setWrapText(true);
    microphone
        .trouble()
        .subscribe(
            now -> {
              trouble.setText(now);
              Buttons.show(trouble, !now.isEmpty());
            });
    return new VBox(name, meter, trouble);
  }

  private VBox gain() {
    gain.setBlockIncrement(STEP);
    gain.setAccessibleText(texts.get("microphone.gainName"));
    gain.valueProperty().subscribe((old, now) -> moved());
    gain.valueChangingProperty().subscribe((old, now) -> moved());
    return new VBox(gainName, gain);
  }

  private void moved() {
    int percent = (int) Math.round(gain.getValue());
    gainName.setText(texts.get("microphone.gain", percent));
    if (gain.isValueChanging()) {
      microphone.slide(percent);
    } else {
      microphone.change(it -> it.louder(percent));
    }
  }

  private void follow(MicrophoneSettings now) {
    gate.setSelected(now.noiseGate());
    gain.setValue(now.gainPercent());
    gainName.setText(texts.get("microphone.gain", now.gainPercent()));
  }

  private void fill() {
    List<MenuItem> items = new ArrayList<>();
    ToggleGroup group = new ToggleGroup();
    items.add(device(group, "", texts.get("microphone.system")));
    String chosen = microphone.choice().get().device();
    List<String> names = new ArrayList<>(microphone.names().get());
    if (!chosen.isEmpty() && !names.contains(chosen)) {
      // It may only be unplugged.
      names.add(chosen);
    }
    names.forEach(name -> items.add(device(group, name, name)));
    items.addAll(
        List.of(new SeparatorMenuItem(), gainItem, gate, new SeparatorMenuItem(), levelItem));
    getItems().setAll(items);
  }

  private RadioMenuItem device(ToggleGroup group, String name, String words) {
    RadioMenuItem item = new RadioMenuItem(words);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(microphone.choice().get().device().equals(name));
    item.setOnAction(e -> microphone.change(it -> it.of(name)));
    return item;
  }
}
