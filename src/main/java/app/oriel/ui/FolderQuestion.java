package app.oriel.ui;

import app.oriel.text.Texts;
import app.oriel.ui.tile.KeepViewModel;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;

/** Asks where recordings and snapshots go, with the system's own window for that. */
final class FolderQuestion {
  private final Stage stage;
  private final KeepViewModel keep;
  private final Texts texts;

  FolderQuestion(Stage stage, KeepViewModel keep, Texts texts) {
    this.stage = stage;
    this.keep = keep;
    this.texts = texts;
  }

  void ask() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("keep.folderTitle"));
    Path begin = keep.folder();
    while (begin != null && !Files.isDirectory(begin)) {
      begin = begin.getParent();
    }
    if (begin != null) {
      chooser.setInitialDirectory(begin.toFile());
    }
    File chosen = chooser.showDialog(stage);
    if (chosen != null) {
      keep.change(it -> it.in(chosen.toPath()));
    }
  }
}
