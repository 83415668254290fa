package app.oriel.cli;

import app.oriel.camera.OrielException;
import app.oriel.cli.WindowRequest.Content;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code oriel}: the wall with the profile's cameras. */
@CommandLine.Command(
    name = "oriel",
    mixinStandardHelpOptions = false,
    synopsisSubcommandLabel = "[COMMAND]")
final class OrielCommand implements Command {
  @Mixin private final Everywhere everywhere = new Everywhere();
  @Mixin private final WindowOptions options = new WindowOptions();
  private final WindowOpener opener;

  OrielCommand(WindowOpener opener) {
    this.opener = opener;
  }

  Everywhere everywhere() {
    return everywhere;
  }

  @Override
  public int run(Call call) throws OrielException, InterruptedException {
    return opener.open(
        new WindowRequest(
            new Content.Profile(call.everywhere().profile()),
            options,
            call.terminal(),
            call.texts()));
  }
}
