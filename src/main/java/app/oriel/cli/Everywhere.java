package app.oriel.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes. */
final class Everywhere {
  @Option(
      names = "--profile",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.profile")
  private @Nullable Path profile;

  // Obeyed before the arguments are parsed, because the help texts depend on it; checked here.
  @Option(
      names = "--lang",
      paramLabel = "en|zh-CN",
      converter = LanguageConverter.class,
      scope = ScopeType.INHERIT,
      descriptionKey = "option.lang")
  @SuppressWarnings("UnusedVariable")
  private @Nullable Locale lang;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      descriptionKey = "option.verbose")
  private boolean verbose;

  @Option(names = "--json", scope = ScopeType.INHERIT, descriptionKey = "option.json")
  private boolean json;

  /** The profile file that was named, if any. */
  Optional<Path> profile() {
    return Optional.ofNullable(profile);
  }

  boolean verbose() {
    return verbose;
  }

  boolean json() {
    return json;
  }
}
