package app.oriel.cli;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.text.Texts;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words of {@code --help} and of mistakes in the arguments, in the user's language. */
final class HelpTexts {
  private HelpTexts() {}

  /** Texts as the library wants them: it takes a percent sign for the begin of a format. */
  static ResourceBundle bundle(Texts texts) {
    ResourceBundle words = texts.words();
    return new ResourceBundle() {
      @Override
      protected @Nullable Object handleGetObject(String key) {
        return words.containsKey(key) ? plain(words.getString(key)) : null;
      }

      @Override
      public Enumeration<String> getKeys() {
        return words.getKeys();
      }
    };
  }

  private static String plain(String text) {
    return text.replace("%", "%%");
  }

  /** Puts the texts of a language into a command and all below it. */
  static void translate(CommandLine line, Texts texts) {
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage().description(plain(texts.get("command." + spec.qualifiedName("."))));
    spec.usageMessage().optionListHeading("%n" + plain(texts.get("heading.options")) + "%n");
    spec.usageMessage().commandListHeading("%n" + plain(texts.get("heading.commands")) + "%n");
    spec.usageMessage().synopsisHeading(plain(texts.get("heading.usage")) + " ");
    addHelp(spec, texts);
    line.getSubcommands().values().forEach(below -> translate(below, texts));
  }

  private static void addHelp(CommandSpec spec, Texts texts) {
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description(plain(texts.get("option.help")))
            .build());
    spec.versionProvider(new Version());
    spec.addOption(
        OptionSpec.builder("--version")
            .versionHelp(true)
            .description(plain(texts.get("option.version")))
            .build());
  }

  /** What is wrong with the arguments, with no secret of theirs. */
  static Detail reason(ParameterException mistake) {
    return switch (mistake) {
      case UnmatchedArgumentException e ->
          Detail.of("unknown", harmless(e.getUnmatched().getFirst()));
      case MissingParameterException e ->
          Detail.of("missing", e.getMissing().isEmpty() ? "" : label(e.getMissing().getFirst()));
      case OverwrittenOptionException e -> Detail.of("given-twice", label(e.getOverwritten()));
      default -> {
        ArgSpec argument = mistake.getArgSpec();
        yield argument == null ? Detail.said(mistake) : notAllowed(argument, mistake.getValue());
      }
    };
  }

  /** Only what is no plain text is converted and can fail so: no user name and no password. */
  private static Detail notAllowed(ArgSpec argument, @Nullable String value) {
    String name = argument instanceof OptionSpec option ? option.longestName() : "";
    return Detail.of("is-not-allowed-for", value == null ? "" : value, name, label(argument));
  }

  /** An argument without what may be a password in it: of a URL, or of a mistyped option. */
  private static String harmless(String argument) {
    int value = argument.indexOf('=');
    return argument.startsWith("-") && value > 0
        ? argument.substring(0, value)
        : CameraUrl.forEyes(argument);
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }
}
