package app.oriel.ui.library;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Opens the drawer of recordings, and shows that it is open. */
public final class RecentButton extends ToggleButton {
  /** With its name beside the icon. */
  public RecentButton(RecentViewModel recent, Texts texts) {
    super(texts.get("recent.name"), new FontIcon(Feather.FILM));
    getStyleClass().setAll("recent-button");
    getStylesheets().add(RecentDrawer.stylesheet());
    setMinWidth(USE_PREF_SIZE);
    Buttons.describe(this, texts.get("recent.name"), "Ctrl+R");
    recent.open().subscribe(this::setSelected);
    setOnAction(
        e -> {
          recent.toggle();
          setSelected(recent.open().get());
        });
  }

  /** Leaves the name out where there is little room. */
  public void fit(boolean roomy) {
    setContentDisplay(roomy ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
  }
}
