package app.oriel.ui.tile;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.tile.RecordViewModel.Recording;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Record, save the last seconds, take a picture: the first buttons of a tile's bar. */
final class KeepButtons {
  private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

  private final Button record;
  private final Button saveLast;
  private final Button snapshot;

  KeepButtons(RecordViewModel keeping, Texts texts) {
    record = Buttons.icon(Feather.CIRCLE, texts.get("keep.record"), "R", keeping::toggle);
    Region sign = new Region();
    sign.getStyleClass().add("record-sign");
    record.setGraphic(sign);
    keeping
        .recording()
        .subscribe(
            now -> {
              boolean on = now != Recording.OFF;
              sign.pseudoClassStateChanged(RUNNING, on);
              Buttons.describe(record, texts.get(on ? "keep.stop" : "keep.record"), "R");
            });
    saveLast = Buttons.icon(Feather.ROTATE_CCW, "", "L", keeping::saveLast);
    saveLast.getStyleClass().add("save-last");
    saveLast.setGraphic(new FontIcon(Feather.ROTATE_CCW));
    keeping.remembered().subscribe(now -> describe(keeping, now.intValue(), texts));
    keeping
        .saving()
        .subscribe(
            now -> {
              saveLast.pseudoClassStateChanged(RUNNING, now);
              describe(keeping, keeping.remembered().get(), texts);
            });
    snapshot = Buttons.icon(Feather.CAMERA, texts.get("keep.snapshot"), "S", keeping::shoot);
  }

  private void describe(RecordViewModel keeping, int seconds, Texts texts) {
    saveLast.setText(String.valueOf(seconds));
    saveLast.setDisable(seconds == 0);
    boolean running = keeping.saving().get();
    String name = running ? texts.get("keep.saveLonger") : texts.get("keep.saveLast", seconds);
    Buttons.describe(saveLast, name, "L");
  }

  List<Button> all() {
    return List.of(record, saveLast, snapshot);
  }

  Button saveLast() {
    return saveLast;
  }

  Button snapshot() {
    return snapshot;
  }
}
