package app.oriel.ui.tile;

import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Listen or mute, and beside it how loud, as long as the camera is listened to. */
final class SoundButton extends HBox {
  private static final String KEY = "M";
  private static final double SLIDER = 80;
  private static final int HALF = 50;
  private static final int PAGE = 10;
  private static final int NOTCH = 5;

  private static final List<EventType<MouseEvent>> MOUSE =
      List.of(
          MouseEvent.MOUSE_PRESSED,
          MouseEvent.MOUSE_DRAGGED,
          MouseEvent.MOUSE_CLICKED,
          MouseEvent.DRAG_DETECTED);

  private final TileViewModel tile;
  private final ListenViewModel listening;
  private final Texts texts;
  private final Button button;
  private final Slider slider = new Slider(0, 100, 100);
  private Subscription volume = Subscription.EMPTY;
  private boolean slid;
  private boolean roomy = true;

  SoundButton(TileViewModel tile, ListenViewModel listening, Texts texts, Runnable toggle) {
    this.tile = tile;
    this.listening = listening;
    this.texts = texts;
    button = Buttons.icon(Feather.VOLUME_X, texts.get("tile.listen"), KEY, toggle);
    getStyleClass().add("sound-button");
    setAlignment(Pos.CENTER_LEFT);
    prepareSlider();
    getChildren().addAll(button, slider);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    tile.hearing().subscribe(this::show);
  }

  /** The room that the slider takes just now. */
  double sliderWidth() {
    return slider.isManaged() ? SLIDER + getSpacing() : 0;
  }

  /** Shows the slider where there is so much room for it. */
  void fit(double room) {
    roomy = room >= SLIDER + getSpacing();
    Buttons.show(slider, roomy && tile.hearing().get() != Hearing.MUTED);
  }

  private void prepareSlider() {
    slider.getStyleClass().add("volume");
    slider.setMinWidth(SLIDER);
    slider.setPrefWidth(SLIDER);
    slider.setBlockIncrement(PAGE);
    slider.setAccessibleText(texts.get("tile.volume"));
    Buttons.tip(slider, texts.get("tile.volume"), "Ctrl+↑ ↓");
    // What the slider is told by the mouse, the tile below must not be told too.
    for (EventType<MouseEvent> type : MOUSE) {
      slider.addEventHandler(type, Event::consume);
    }
    slider.valueProperty().subscribe((old, now) -> moved(now.intValue()));
    slider.valueChangingProperty().subscribe((old, now) -> moved((int) slider.getValue()));
  }

  /** The user moved the slider, or it follows what was set elsewhere. */
  private void moved(int percent) {
    if (slider.isValueChanging()) {
      listening.slide(percent);
    } else if (percent != listening.volume().get() || slid) {
      listening.setVolume(percent);
    }
    slid = slider.isValueChanging();
  }

  private void scrolled(ScrollEvent event) {
    if (tile.hearing().get() != Hearing.MUTED && event.getDeltaY() != 0) {
      listening.louder(event.getDeltaY() > 0 ? NOTCH : -NOTCH);
      event.consume();
    }
  }

  private void show(Hearing now) {
    boolean heard = now != Hearing.MUTED;
    volume.unsubscribe();
    volume = Subscription.EMPTY;
    Buttons.show(slider, heard && roomy);
    if (heard) {
      volume = listening.volume().subscribe(percent -> follow(now, percent.intValue()));
    } else {
      button.setGraphic(new FontIcon(Feather.VOLUME_X));
    }
    Buttons.describe(button, name(now), KEY);
  }

  private void follow(Hearing now, int percent) {
    slider.setValue(percent);
    FontIcon icon = badge(now);
    boolean quiet = now == Hearing.LOUD && percent < HALF;
    if (icon != null && quiet) {
      icon.setIconCode(percent == 0 ? Feather.VOLUME : Feather.VOLUME_1);
    }
    button.setGraphic(icon);
  }

  private String name(Hearing now) {
    String mute = texts.get("tile.mute");
    return switch (now) {
      case MUTED -> texts.get("tile.listen");
      case LOUD -> mute;
      case NO_SOUND -> mute + " · " + texts.get("sound.none");
      case UNKNOWN_SOUND -> mute + " · " + texts.get("sound.unknown", tile.unknownSound());
      case NO_DEVICE -> mute + " · " + texts.get("sound.noDevice");
    };
  }

  /** The sign of what is heard; null where nobody listens. */
  static @Nullable FontIcon badge(Hearing now) {
    if (now == Hearing.MUTED) {
      return null;
    }
    FontIcon icon = new FontIcon(now == Hearing.LOUD ? Feather.VOLUME_2 : Feather.VOLUME_X);
    icon.getStyleClass().add(now == Hearing.LOUD ? "heard" : "unheard");
    return icon;
  }
}
