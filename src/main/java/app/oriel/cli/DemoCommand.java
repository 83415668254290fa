package app.oriel.cli;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.cli.WindowRequest.Content;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code oriel demo}: the wall with software cameras; nothing is saved. */
@CommandLine.Command(name = "demo")
final class DemoCommand implements Command {
  private static final int MOST = 64;

  @Option(
      names = "--cameras",
      paramLabel = "N",
      defaultValue = "4",
      descriptionKey = "option.cameras")
  private int cameras;

  @Mixin private final WindowOptions options = new WindowOptions();
  private final WindowOpener opener;

  DemoCommand(WindowOpener opener) {
    this.opener = opener;
  }

  @Override
  public int run(Call call) throws OrielException, InterruptedException {
    if (cameras < 1 || cameras > MOST) {
      throw new OrielException(
          Problem.USAGE, Detail.of("takes-a-number-between", "--cameras", 1, MOST, cameras));
    }
    return opener.open(
        new WindowRequest(new Content.Demo(cameras), options, call.terminal(), call.texts()));
  }
}
