package app.oriel.ui.tile;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The floating bar of a tile: what can be done with its camera. */
final class TileBar extends HBox {
  private final SoundButton sound;

  /** What goes first where room is short: keys and the menu have it too. */
  private final List<Region> giveWay;

  TileBar(
      TileViewModel tile,
      ListenViewModel listening,
      TalkViewModel talking,
      Texts texts,
      TileView.Commands commands) {
    getStyleClass().add("tile-bar");
    Button stats = Buttons.icon(Feather.ACTIVITY, texts.get("tile.stats"), "I", tile::toggleStats);
    Button enlarge =
        Buttons.icon(
            Feather.MAXIMIZE_2, texts.get("tile.enlarge"), "Enter", commands::enlargeOrBack);
    Button full = Buttons.icon(Feather.MAXIMIZE, texts.get("tile.fill"), "F", commands::fullScreen);
    sound = new SoundButton(tile, listening, texts, commands::listen);
    KeepButtons keep = new KeepButtons(tile.keeping(), texts);
    getChildren().addAll(keep.all());
    if (talking.isOffered(tile)) {
      getChildren().add(new TalkButton(tile, talking, texts, commands::select));
    }
    getChildren().addAll(stats, enlarge, full, sound);
    giveWay = List.of(stats, enlarge, full, keep.saveLast(), keep.snapshot());
  }

  /** In so much room it leaves out what can be done by keys alone. */
  void fit(double room) {
    double needed = prefWidth(-1) - sound.sliderWidth();
    for (Region each : giveWay) {
      needed += each.isManaged() ? 0 : each.prefWidth(-1) + getSpacing();
    }
    for (Region each : giveWay) {
      boolean fits = needed <= room;
      needed -= fits ? 0 : each.prefWidth(-1) + getSpacing();
      Buttons.show(each, fits && !each.isDisabled());
    }
    sound.fit(room - prefWidth(-1) + sound.sliderWidth());
  }

  /** How wide it is without what comes and goes at its end, so that no button moves away. */
  double steadyWidth() {
    return getWidth() - sound.sliderWidth();
  }
}
