package app.oriel.ui.tile;

import app.oriel.codec.Pixels;
import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import app.oriel.ui.look.PixelImage;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What came of a recording or a snapshot: a moment long where all is well, and until it is read
 * where it is not. A snapshot goes to the clipboard, too.
 */
final class KeepCard extends HBox {
  private static final double THUMB_HEIGHT = 40;
  private static final double THUMB_COMPACT = 24;

  private final RecordViewModel keeping;
  private final ImageView thumb = new ImageView();
  private final FontIcon sign = new FontIcon(Feather.CHECK);
  private final Label headline = new Label();
  private final Label detail = new Label();
  private final Button folder;
  private final Button close;
  private boolean compact;
  private @Nullable Pixels copied;

  /**
   * @param chooseFolder lets the user choose another
   */
  KeepCard(RecordViewModel keeping, Texts texts, Runnable chooseFolder) {
    this.keeping = keeping;
    getStyleClass().add("keep-card");
    setAlignment(Pos.CENTER_LEFT);
    thumb.setPreserveRatio(true);
    thumb.setSmooth(true);
    headline.getStyleClass().add("keep-headline");
    detail.getStyleClass().add("keep-detail");
    headline.setWrapText(true);
    detail.setWrapText(true);
    folder = new Button(texts.get("keep.folder"));
    folder.getStyleClass().add("try-now");
    folder.setMinWidth(USE_PREF_SIZE);
    folder.setOnAction(
        e -> {
          keeping.dismiss();
          chooseFolder.run();
        });
    VBox words = new VBox(headline, detail, folder);
    words.getStyleClass().add("keep-words");
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    close = Buttons.icon(Feather.X, texts.get("trouble.hide"), "", keeping::dismiss);
    getChildren().addAll(thumb, sign, words, close);
    // What lies under it is the picture, which a double click enlarges.
    addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
    keeping.notice().subscribe(this::show);
  }

  /** Small tiles say less. */
  void compact(boolean yes) {
    if (yes != compact) {
      compact = yes;
      show(keeping.notice().get());
    }
  }

  private void show(@Nullable KeepNotice notice) {
    setVisible(notice != null);
    if (notice == null) {
      thumb.setImage(null);
      copied = null;
      return;
    }
    boolean failed = notice.kind() == KeepNotice.Kind.FAILED;
    headline.setText(notice.headline());
    detail.setText(notice.detail());
    Buttons.show(detail, !notice.detail().isEmpty() && !compact);
    Buttons.show(folder, notice.folder());
    Buttons.show(close, failed);
    sign.setIconCode(failed ? Feather.ALERT_TRIANGLE : Feather.CHECK);
    sign.getStyleClass().setAll("ikonli-font-icon", failed ? "keep-failed" : "keep-done");
    Pixels picture = notice.picture();
    Buttons.show(thumb, picture != null);
    Buttons.show(sign, picture == null);
    thumb.setFitHeight(compact ? THUMB_COMPACT : THUMB_HEIGHT);
    if (picture != null && !picture.equals(copied)) {
      copied = picture;
      Image image = new PixelImage(picture).image();
      thumb.setImage(image);
      ClipboardContent content = new ClipboardContent();
      content.putImage(image);
      Clipboard.getSystemClipboard().setContent(content);
    }
    setAccessibleText(notice.headline() + " " + notice.detail());
  }
}
