package app.oriel;

import app.oriel.cli.CommandLineProgram;
import app.oriel.cli.Person;
import app.oriel.cli.Terminal;
import app.oriel.process.CLibrary;
import app.oriel.process.Logs;
import app.oriel.process.SignalHandler;
import app.oriel.process.StandardError;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entry: builds the house, runs the command line in it, and leaves with its exit code. */
public final class Main {
  private Main() {}

  /** Runs {@code oriel}. */
  public static void main(String[] arguments) {
    System.setErr(new StandardError(System.err));
    new SignalHandler(Thread.currentThread());
    Logs logs = new Logs();
    int code;
    try (Wiring wiring = new Wiring()) {
      if (CLibrary.isThere()) {
        // Beside the rest, because it takes a tenth of a second; no password is known before.
        wiring.threads().startPlatform("private memory", CLibrary::keepMemoryPrivate);
      }
      wiring.closeAtEnd(logs);
      CommandLineProgram program =
          new CommandLineProgram(wiring, new Oriel(wiring, logs), terminal(), logs::verbose);
      code = program.run(arguments);
    } catch (InvalidPathException e) {
      // Of the user's folders, where there is no launcher that brings UTF-8, or no such locale.
      code = CommandLineProgram.namesNeedUtf8(terminal());
    }
    // The toolkit's threads would keep the program alive.
    Runtime.getRuntime().exit(code);
  }

  private static Terminal terminal() {
    // UTF-8, whatever the locale: JSON is, and so are terminals.
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return new Terminal(out, err, person());
  }

  private static @Nullable Person person() {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(Person::at)
        .orElse(null);
  }
}
