package app.oriel.ui.wall;

import app.oriel.text.Texts;
import java.util.stream.Collectors;

/** Puts what is wrong with the list of cameras into words. Knows no toolkit. */
final class TroubleWords {
  private static final int MOST_REASONS = 3;

  private final Texts texts;

  TroubleWords(Texts texts) {
    this.texts = texts;
  }

  /** What is wrong, in one sentence. */
  String headline(ListTrouble trouble) {
    int count = trouble.reasons().size();
    return switch (trouble.kind()) {
      case FILE -> texts.get("trouble.file");
      case ENTRIES -> count == 1 ? texts.get("trouble.entry") : texts.get("trouble.entries", count);
      case KEY -> texts.get("trouble.key");
      case SAVING -> texts.get("trouble.saving");
    };
  }

  /** What was found, a line for each, not too many; and the file. */
  String place(ListTrouble trouble) {
    String found = found(trouble);
    return trouble.file().isEmpty() ? found : found + "\n" + trouble.file();
  }

  /** What was found, a line for each; not too many. */
  String found(ListTrouble trouble) {
    int count = trouble.reasons().size();
    String first =
        trouble.reasons().stream()
            .limit(MOST_REASONS)
            .map(texts::detail)
            .collect(Collectors.joining("\n"));
    return count > MOST_REASONS ? first + "\n…" : first;
  }

  /** What to do about it. */
  String advice(ListTrouble trouble) {
    return switch (trouble.kind()) {
      case FILE ->
          trouble.backup().isEmpty()
              ? texts.get("trouble.fileCure")
              : texts.get("trouble.fileCure") + " " + texts.get("trouble.backup", trouble.backup());
      case ENTRIES -> texts.get("trouble.entryCure");
      case KEY, SAVING -> texts.advice(trouble.problem());
    };
  }
}
