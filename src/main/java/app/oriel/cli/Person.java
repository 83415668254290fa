package app.oriel.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Somebody at a terminal, who can be asked. Blocks for as long as they type. */
public interface Person {
  /** A line of text; null where they end the input instead. */
  @Nullable String line(String question);

  /** The same without an echo. */
  char @Nullable [] secret(String question);

  /** Whoever sits at a console. */
  static Person at(Console console) {
    return new Person() {
      @Override
      public @Nullable String line(String question) {
        return console.readLine("%s ", question);
      }

      @Override
      public char @Nullable [] secret(String question) {
        return console.readPassword("%s ", question);
      }
    };
  }
}
