package app.oriel.ui.editor;

import app.oriel.camera.CertificateChangedException;
import app.oriel.text.Texts;
import app.oriel.ui.look.Buttons;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Both certificates of a camera, one above the other, and the way to trust the new one. */
final class CertificateView extends SheetView {
  private static final double WIDTH = 496;

  private final Parts parts;

  CertificateView(CertificateViewModel model, Texts texts) {
    this(model, texts, new Parts(model, texts));
  }

  private CertificateView(CertificateViewModel model, Texts texts, Parts parts) {
    super(
        model.heading(),
        WIDTH,
        parts.body(texts),
        Fields.buttons(parts.trust, Fields.space(), parts.close));
    this.parts = parts;
    model.change().subscribe(change -> parts.show(change, model.knownSince(), texts));
    model.changedAgain().subscribe(again -> Buttons.show(parts.again, again));
  }

  /** The safe way. */
  @Override
  Node first() {
    return parts.close;
  }

  /** Nothing: whom to trust is no habit. */
  @Override
  void enter() {}

  /** What the form consists of. */
  private static final class Parts {
    private final Label knownSince = Fields.words("field-name", "");
    private final TextFlow known = new TextFlow();
    private final TextFlow presented = new TextFlow();
    private final Label again;
    private final CheckBox understood;
    private final Button trust;
    private final Button close;

    private Parts(CertificateViewModel model, Texts texts) {
      again = Fields.words("outcome-again", texts.get("certificate.again"));
      understood = new CheckBox(texts.get("certificate.understood"));
      understood.setWrapText(true);
      understood.selectedProperty().bindBidirectional(model.understood());
      trust = new Button(texts.get("certificate.trust"));
      trust.getStyleClass().add("danger");
      trust.disableProperty().bind(understood.selectedProperty().not());
      trust.setOnAction(e -> model.trust());
      close = new Button(texts.get("certificate.leave"));
      close.setOnAction(e -> model.close());
    }

    private VBox body(Texts texts) {
      VBox body =
          new VBox(
              Fields.words("sheet-text", texts.get("certificate.notSent")),
              block(knownSince, known),
              block(Fields.words("field-name", texts.get("certificate.now")), presented),
              again,
              Fields.words("sheet-text", texts.get("certificate.meaning")),
              understood);
      body.getStyleClass().add("sheet-content");
      return body;
    }

    private static VBox block(Label name, TextFlow digits) {
      VBox box = new VBox(name, digits);
      box.getStyleClass().add("fingerprint");
      return box;
    }

    private void show(CertificateChangedException change, String since, Texts texts) {
      String old = change.known().fingerprint();
      String now = change.presented().fingerprint();
      knownSince.setText(since);
      fill(known, Fingerprint.of(old, now), since);
      fill(presented, Fingerprint.of(now, old), texts.get("certificate.now"));
    }

    private static void fill(TextFlow flow, Fingerprint fingerprint, String name) {
      flow.getChildren().clear();
      List<Fingerprint.Group> groups = fingerprint.groups();
      for (int i = 0; i < groups.size(); i++) {
        boolean lineEnds = (i + 1) % Fingerprint.IN_A_LINE == 0 && i + 1 < groups.size();
        Text text = new Text(groups.get(i).digits() + (lineEnds ? "\n" : " "));
        text.getStyleClass().add(groups.get(i).differs() ? "digits-differ" : "digits");
        flow.getChildren().add(text);
      }
      flow.setAccessibleText(name + ": " + fingerprint.spoken());
    }
  }
}
