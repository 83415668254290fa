package app.oriel.record;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that says what an earlier one left unfinished in a folder. */
public final class JournalReader {
  private JournalReader() {}

  /** Takes the folder of the recordings. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (Journal.Note note : new Journal(Path.of(arguments[0])).abandoned()) {
      out.println(note.file().getFileName());
      note.close();
    }
  }
}
