package app.oriel.cli;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.cli.Command.Call;
import app.oriel.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads the arguments, runs the command that they mean and says how it ended. */
public final class CommandLineProgram {
  private static final Logger log = LoggerFactory.getLogger(CommandLineProgram.class);

  private final Services services;
  private final WindowOpener opener;
  private final Terminal terminal;
  private final Consumer<Boolean> verbose;

  /**
   * @param verbose is told, before a command runs, whether {@code -v} was given
   */
  public CommandLineProgram(
      Services services, WindowOpener opener, Terminal terminal, Consumer<Boolean> verbose) {
    this.services = services;
    this.opener = opener;
    this.terminal = terminal;
    this.verbose = verbose;
  }

  /**
   * Says that the user's own folders cannot be named in this locale, so that nothing can begin.
   *
   * @return the exit code
   */
  public static int namesNeedUtf8(Terminal terminal) {
    terminal.err().println(Texts.commands(Locale.getDefault()).get("failure.namesNeedUnicode"));
    terminal.err().flush();
    return ExitCode.of(Problem.Kind.DISK);
  }

  /**
   * Runs a command on the calling thread; an interrupt ends it cleanly.
   *
   * @return the exit code
   */
  public int run(String... arguments) {
    Texts texts = Texts.commands(language(arguments).orElseGet(Locale::getDefault));
    OrielCommand oriel = new OrielCommand(opener);
    CommandLine line = commandLine(oriel, texts);
    int code = parseAndRun(line, oriel, texts, arguments);
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  private CommandLine commandLine(OrielCommand oriel, Texts texts) {
    CommandLine line = new CommandLine(oriel);
    line.addSubcommand(new DemoCommand(opener));
    line.addSubcommand(new ViewCommand(opener));
    line.addSubcommand(new TestCommand());
    line.addSubcommand(new RecordCommand());
    line.addSubcommand(new SnapshotCommand());
    line.addSubcommand(new TalkCommand());
    line.addSubcommand(new SimulateCommand());
    line.addSubcommand(new ProfileCommand());
    line.setResourceBundle(HelpTexts.bundle(texts));
    HelpTexts.translate(line, texts);
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setUsageHelpAutoWidth(false);
    return line;
  }

  private int parseAndRun(CommandLine line, OrielCommand oriel, Texts texts, String... arguments) {
    boolean json = Arrays.asList(arguments).contains("--json");
    try {
      ParseResult parsed = line.parseArgs(arguments);
      Integer help = CommandLine.executeHelpRequest(parsed);
      if (help != null) {
        return help;
      }
      verbose.accept(oriel.everywhere().verbose());
      List<CommandLine> chain = parsed.asCommandLineList();
      Command command = chain.getLast().getCommand();
      return run(command, new Call(oriel.everywhere(), services, terminal, texts));
    } catch (ParameterException e) {
      OrielException usage = new OrielException(Problem.USAGE, HelpTexts.reason(e));
      return fail(usage, Subject.NONE, json, texts);
    }
  }

  private int run(Command command, Call call) {
    boolean json = call.everywhere().json();
    try {
      return command.run(call);
    } catch (OrielException e) {
      return fail(e, command.subject(), json, call.texts());
    } catch (InterruptedException e) {
      return interrupted(command.subject(), json, call.texts());
    } catch (RuntimeException e) {
      log.error("a mistake in Oriel", e);
      return fail(OrielException.mistake(e), command.subject(), json, call.texts());
    }
  }

  /** People know what they did; scripts are told as of every other failure. */
  private int interrupted(Subject camera, boolean json, Texts texts) {
    log.debug("interrupted");
    var failure = new OrielException(Problem.INTERRUPTED, Detail.of("ended-from-outside"));
    return json ? fail(failure, camera, true, texts) : ExitCode.INTERRUPTED;
  }

  private int fail(OrielException failure, Subject camera, boolean json, Texts texts) {
    if (json) {
      terminal.out().println(Json.failure(failure, camera, texts));
    } else {
      FailureWords.print(failure, camera, texts, terminal);
    }
    return ExitCode.of(failure.problem().kind());
  }

  /** The language that the arguments ask for; help texts depend on it, so it is read first. */
  private static Optional<Locale> language(String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--lang=")) {
        return Texts.language(arguments[i].substring("--lang=".length()));
      }
      if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
        return Texts.language(arguments[i + 1]);
      }
    }
    return Optional.empty();
  }
}
