package app.oriel.cli;

import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.cli.WindowRequest.NamedCamera;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code oriel view}: the wall with just these cameras; nothing is saved. */
@CommandLine.Command(name = "view")
final class ViewCommand implements Command {
  @Parameters(arity = "1..*", paramLabel = "CAMERA", descriptionKey = "parameter.cameras")
  private List<String> cameras = List.of();

  @Mixin private final SignInOptions signIn = new SignInOptions();
  @Mixin private final WindowOptions options = new WindowOptions();
  private final WindowOpener opener;
  private String subject = "";

  ViewCommand(WindowOpener opener) {
    this.opener = opener;
  }

  @Override
  public String subject() {
    return subject;
  }

  @Override
  public int run(Call call) throws CameraException, InterruptedException {
    CameraArguments arguments = call.cameras(call.profile(), signIn);
    List<NamedCamera> wall = new ArrayList<>();
    for (String camera : cameras) {
      subject = CameraUrl.forEyes(camera);
      wall.add(new NamedCamera(subject, arguments.camera(camera, false)));
    }
    return opener.open(
        new WindowRequest(new Content.These(wall), options, call.terminal(), call.texts()));
  }
}
