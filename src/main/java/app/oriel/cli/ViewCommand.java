package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
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
  private Subject subject = Subject.NONE;

  ViewCommand(WindowOpener opener) {
    this.opener = opener;
  }

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public int run(Call call) throws OrielException, InterruptedException {
    CameraArguments arguments = call.cameras(call.profile(), signIn);
    List<NamedCamera> wall = new ArrayList<>();
    for (String camera : cameras) {
      subject = Subject.of(camera);
      wall.add(new NamedCamera(subject.name(), arguments.camera(camera, false)));
    }
    SignInQuestion question = (camera, why) -> asked(camera, why, wall, arguments);
    return opener.open(
        new WindowRequest(
            new Content.These(wall, question), options, call.terminal(), call.texts()));
  }

  /** What comes of the question is about its camera, not about the last one. */
  private Camera asked(
      Camera camera, OrielException why, List<NamedCamera> wall, CameraArguments arguments)
      throws OrielException {
    wall.stream()
        .filter(named -> named.camera().url().equals(camera.url()))
        .findFirst()
        .ifPresent(named -> subject = Subject.of(named.argument()).of(camera));
    return arguments.ask(camera, why);
  }
}
