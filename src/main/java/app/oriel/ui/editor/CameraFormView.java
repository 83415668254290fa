package app.oriel.ui.editor;

import app.oriel.text.Texts;
import app.oriel.ui.editor.CameraFormViewModel.Note;
import app.oriel.ui.look.Buttons;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A camera's address, name and who signs in, and the list that ticks itself off. */
final class CameraFormView extends SheetView {
  private static final double WIDTH = 560;

  private final CameraFormViewModel model;
  private final Parts parts;

  CameraFormView(CameraFormViewModel model, Texts texts) {
    this(model, texts, new Parts(model, texts));
  }

  private CameraFormView(CameraFormViewModel model, Texts texts, Parts parts) {
    super(
        texts.get(model.editing() ? "form.editHeading" : "form.addHeading"),
        WIDTH,
        parts.body(model, texts),
        parts.buttons(model, texts));
    this.model = model;
    this.parts = parts;
    String about = model.editing() ? "form.editAbout" : "form.addAbout";
    addSubtitle(
        Fields.words("sheet-subtitle", texts.get(model.lasting() ? about : "form.notKept")));
    model.check().lines().subscribe(lines -> checkChanged());
    model.check().trouble().subscribe(trouble -> checkChanged());
    model.failure().subscribe(words -> checkChanged());
  }

  private void checkChanged() {
    requestLayout();
    if (model.check().begun().get() || !model.failure().get().isEmpty()) {
      scrollDown();
    }
  }

  @Override
  Node first() {
    return model.editing() ? parts.name : parts.address;
  }

  /** The same as the accented button. */
  @Override
  void enter() {
    model.save();
  }

  /** What the form consists of. */
  private static final class Parts {
    private final TextField address = new TextField();
    private final TextField name = new TextField();
    private final TextField user = new TextField();
    private final PasswordBox password;
    private final CheckListView checks;
    private final Label failure = Fields.words("outcome-headline", "");
    private final VBox failureBox = new VBox(failure);

    private Parts(CameraFormViewModel model, Texts texts) {
      address.textProperty().bindBidirectional(model.address());
      address.setTextFormatter(new TextFormatter<>(change -> unveiled(change, model)));
      address.setPromptText(texts.get("form.addressPrompt"));
      address.focusedProperty().subscribe((was, is) -> done(was, is, model));
      name.textProperty().bindBidirectional(model.name());
      name.promptTextProperty().bind(model.suggestion());
      user.textProperty().bindBidirectional(model.user());
      password = new PasswordBox(model.password(), texts.get("field.password"), texts);
      password.prompt().bind(model.passwordPrompt());
      checks = new CheckListView(model.check(), !model.editing(), texts);
      failureBox.getStyleClass().setAll("outcome", "outcome-bad");
      model
          .failure()
          .subscribe(
              words -> {
                failure.setText(words);
                Buttons.show(failureBox, !words.isEmpty());
              });
    }

    private static void done(boolean was, boolean is, CameraFormViewModel model) {
      if (was && !is) {
        model.addressDone();
      }
    }

    /** A pasted URL never stands in the field with a password in it, not even for undoing. */
    private static TextFormatter.Change unveiled(
        TextFormatter.Change change, CameraFormViewModel model) {
      boolean pasted = change.isAdded() && change.getText().length() > 1;
      String next = change.getControlNewText();
      String plain = pasted ? model.pasted(next) : next;
      if (!plain.equals(next)) {
        change.setRange(0, change.getControlText().length());
        change.setText(plain);
        change.selectRange(plain.length(), plain.length());
      }
      return change;
    }

    private VBox body(CameraFormViewModel model, Texts texts) {
      GridPane fields = new GridPane();
      fields.getStyleClass().add("field-grid");
      for (int half = 0; half < 2; half++) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(50);
        fields.getColumnConstraints().add(column);
      }
      fields.addRow(
          0,
          noted(Fields.named(texts.get("form.address"), address), model.addressNote()),
          noted(Fields.named(texts.get("form.name"), name), model.nameNote()));
      fields.addRow(
          1,
          Fields.named(model.userLabel(), user),
          Fields.named(texts.get("field.password"), password, password.field()));
      VBox body = new VBox(fields, checks, failureBox);
      body.getStyleClass().add("sheet-content");
      return body;
    }

    private static VBox noted(VBox field, ObservableValue<Note> note) {
      Label label = Fields.words("field-note", "");
      field.getChildren().add(label);
      note.subscribe(
          now -> {
            label.setText(now.text());
            label.getStyleClass().setAll("label", now.wrong() ? "field-wrong" : "field-note");
            Buttons.show(label, !now.text().isEmpty());
          });
      return field;
    }

    private HBox buttons(CameraFormViewModel model, Texts texts) {
      Button cancel = new Button(texts.get("sheet.cancel"));
      cancel.setOnAction(e -> model.close());
      Button save = new Button(texts.get(model.editing() ? "form.save" : "form.add"));
      save.getStyleClass().add("accent");
      save.setOnAction(e -> model.save());
      save.disableProperty()
          .bind(
              model
                  .saving()
                  .flatMap(saving -> model.nameNote().map(note -> saving || note.wrong()))
                  .flatMap(no -> model.address().map(typed -> no || typed.isBlank())));
      HBox row = Fields.buttons(Fields.space(), cancel, test(model, texts), save);
      if (model.editing()) {
        Button remove = new Button(texts.get("form.remove"));
        remove.getStyleClass().addAll("danger", "button-outlined");
        remove.setOnAction(e -> model.remove());
        row.getChildren().addFirst(remove);
      }
      return row;
    }

    private static Button test(CameraFormViewModel model, Texts texts) {
      Button test = new Button();
      CheckViewModel check = model.check();
      Runnable name =
          () -> {
            String again = check.begun().get() ? "check.again" : "check.start";
            test.setText(texts.get(check.running().get() ? "check.stop" : again));
          };
      check.running().subscribe(name);
      check.begun().subscribe(name);
      name.run();
      test.setOnAction(
          e -> {
            if (check.running().get()) {
              check.cancel();
            } else {
              model.test();
            }
          });
      test.disableProperty().bind(model.address().map(String::isBlank));
      return test;
    }
  }
}
