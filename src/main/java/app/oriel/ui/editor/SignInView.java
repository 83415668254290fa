package app.oriel.ui.editor;

import app.oriel.text.Texts;
import app.oriel.ui.editor.SignInViewModel.Outcome;
import app.oriel.ui.editor.SignInViewModel.Progress;
import app.oriel.ui.look.Buttons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks who signs in to a camera, and says at once how the camera took it. */
final class SignInView extends SheetView {
  private static final double WIDTH = 376;

  private final SignInViewModel model;
  private final Texts texts;
  private final Parts parts;

  SignInView(SignInViewModel model, Texts texts) {
    this(model, texts, new Parts(model, texts));
  }

  private SignInView(SignInViewModel model, Texts texts, Parts parts) {
    super(
        model.heading(),
        WIDTH,
        parts.body(model, texts),
        Fields.buttons(parts.cancel, parts.signIn));
    this.model = model;
    this.texts = texts;
    this.parts = parts;
    parts.signIn.setOnAction(e -> model.submit());
    parts.cancel.setOnAction(e -> model.close());
    model.outcome().subscribe(this::show);
  }

  private void show(Outcome outcome) {
    Progress progress = outcome.progress();
    boolean trying = progress == Progress.TRYING;
    boolean asking = progress == Progress.ASKING;
    parts.headline.setText(outcome.headline());
    parts.detail.setText(outcome.detail());
    Buttons.show(parts.detail, !outcome.detail().isEmpty());
    Buttons.show(parts.spinner, trying);
    Buttons.show(parts.box, !outcome.headline().isEmpty());
    parts.box.getStyleClass().setAll("outcome", asking ? "outcome-bad" : "outcome-calm");
    parts.signIn.setDisable(trying || progress == Progress.UNSAVED);
    parts.cancel.setText(texts.get(asking ? "sheet.cancel" : "sheet.close"));
    boolean said = !outcome.headline().isEmpty();
    if (said && !trying) {
      scrollDown();
    }
    if (said && asking) {
      TextField field = parts.user.getText().isBlank() ? parts.user : parts.password.field();
      field.requestFocus();
      field.selectAll();
    }
  }

  @Override
  Node first() {
    return parts.user.getText().isBlank() ? parts.user : parts.password.field();
  }

  @Override
  void enter() {
    model.submit();
  }

  /** What the form consists of. */
  private static final class Parts {
    private final TextField user = new TextField();
    private final PasswordBox password;
    private final Label headline = Fields.words("outcome-headline", "");
    private final Label detail = Fields.words("outcome-detail", "");
    private final ProgressIndicator spinner = new ProgressIndicator();
    private final HBox box = new HBox(spinner, new VBox(headline, detail));
    private final Button cancel = new Button();
    private final Button signIn;

    private Parts(SignInViewModel model, Texts texts) {
      user.textProperty().bindBidirectional(model.user());
      password = new PasswordBox(model.password(), texts.get("field.password"), texts);
      spinner.getStyleClass().add("small-spinner");
      signIn = new Button(texts.get("signIn.button"));
      signIn.getStyleClass().add("accent");
    }

    private VBox body(SignInViewModel model, Texts texts) {
      VBox body =
          new VBox(
              Fields.words("sheet-text", model.advice()),
              Fields.named(model.userLabel(), user),
              Fields.named(texts.get("field.password"), password, password.field()),
              box);
      if (!model.note().isEmpty()) {
        body.getChildren().add(Fields.words("sheet-note", model.note()));
      }
      body.getStyleClass().add("sheet-content");
      return body;
    }
  }
}
