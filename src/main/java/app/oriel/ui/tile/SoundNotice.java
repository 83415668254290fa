package app.oriel.ui.tile;

import app.oriel.text.Texts;
import javafx.scene.control.Label;

/** Why a camera that is listened to is not heard, in one sentence above its bar. */
final class SoundNotice extends Label {
  SoundNotice(TileViewModel tile, Texts texts) {
    getStyleClass().add("sound-notice");
    setMouseTransparent(true);
    tile.hearing()
        .subscribe(
            now -> {
              setText(
                  switch (now) {
                    case MUTED, LOUD -> "";
                    case NO_SOUND -> texts.get("sound.none");
                    case UNKNOWN_SOUND -> texts.get("sound.unknown", tile.unknownSound());
                    case NO_DEVICE -> texts.get("sound.noDevice");
                  });
              setVisible(!getText().isEmpty());
            });
  }
}
