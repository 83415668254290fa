package app.oriel.cli;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import picocli.CommandLine;

/** {@code oriel profile}: the saved cameras. */
@CommandLine.Command(
    name = "profile",
    subcommands = {
      ProfileAddCommand.class,
      ProfileExportCommand.class,
      ProfileImportCommand.class,
      ProfileKeyCommand.class,
      ProfileListCommand.class,
      ProfileRemoveCommand.class
    })
final class ProfileCommand implements Command {
  @Override
  public int run(Call call) throws OrielException {
    throw new OrielException(Problem.USAGE, Detail.of("say-what-to-do-with-the-profile"));
  }
}
