package app.oriel.ui;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small menu behind the gear: theme, list of cameras, recordings, keys. */
final class SettingsMenu extends MenuButton {
  /**
   * @param more what else there is to decide
   */
  SettingsMenu(
      Texts texts,
      Theme theme,
      BooleanProperty railWanted,
      Runnable showKeys,
      List<? extends MenuItem> more) {
    getStyleClass().addAll("icon-button", "no-arrow");
    setGraphic(new FontIcon(Feather.SETTINGS));
    Buttons.describe(this, texts.get("settings.name"), "");
    ToggleGroup themes = new ToggleGroup();
    MenuItem heading = new MenuItem(texts.get("theme.heading"));
    heading.setDisable(true);
    CheckMenuItem rail = new CheckMenuItem(texts.get("settings.rail") + "   Ctrl+B");
    rail.selectedProperty().bindBidirectional(railWanted);
    MenuItem keys = new MenuItem(texts.get("settings.keys") + "   ?");
    keys.setOnAction(e -> showKeys.run());
    getItems()
        .addAll(
            heading,
            theme(themes, theme, Theme.Choice.SYSTEM, texts.get("theme.system")),
            theme(themes, theme, Theme.Choice.DARK, texts.get("theme.dark")),
            theme(themes, theme, Theme.Choice.LIGHT, texts.get("theme.light")),
            new SeparatorMenuItem(),
            rail,
            new SeparatorMenuItem());
    getItems().addAll(more);
    getItems().addAll(new SeparatorMenuItem(), keys);
  }

  private static RadioMenuItem theme(
      ToggleGroup group, Theme theme, Theme.Choice choice, String name) {
    RadioMenuItem item = new RadioMenuItem(name);
    item.setToggleGroup(group);
    item.setOnAction(e -> theme.choose(choice));
    theme.choice().subscribe(now -> item.setSelected(now == choice));
    return item;
  }
}
