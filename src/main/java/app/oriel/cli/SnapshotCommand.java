package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.codec.PictureKind;
import app.oriel.record.Destination;
import app.oriel.record.Recordings;
import app.oriel.record.Snapshot.Saved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oriel snapshot}: writes a picture of each camera, as large as the camera sends it. */
@CommandLine.Command(name = "snapshot")
final class SnapshotCommand implements Command {
  private static final String ENDINGS = ".png, .jpg";

  @Parameters(arity = "1..*", paramLabel = "CAMERA", descriptionKey = "parameter.cameras")
  private List<String> cameras = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE.jpg|.png|DIR",
      descriptionKey = "option.picture")
  private Path output = Path.of("");

  @Mixin private final SignInOptions signIn = new SignInOptions();
  private String subject = "";

  @Override
  public String subject() {
    return subject;
  }

  @Override
  public int run(Call call) throws CameraException, InterruptedException {
    boolean toFile =
        OutputPlace.isFile(
            output, cameras.size(), name -> PictureKind.ofName(name).isPresent(), ENDINGS);
    CameraArguments arguments = call.cameras(call.profile(), signIn);
    List<Camera> known = new ArrayList<>();
    for (String camera : cameras) {
      subject = CameraUrl.forEyes(camera);
      known.add(arguments.known(camera));
    }
    Recordings recordings = call.services().recordings();
    PictureKind kind =
        PictureKind.ofName(String.valueOf(output.getFileName())).orElse(PictureKind.PNG);
    List<CompletableFuture<Saved>> taken = new ArrayList<>();
    for (Camera camera : known) {
      Destination to = toFile ? new Destination.File(output) : recordings.folder(camera, output);
      taken.add(recordings.snapshots().take(camera, to, kind));
    }
    int code = ExitCode.OK;
    for (int i = 0; i < taken.size(); i++) {
      code = Math.max(code, report(CameraUrl.forEyes(cameras.get(i)), taken.get(i), call));
    }
    return code;
  }

  private static int report(String camera, CompletableFuture<Saved> taken, Call call)
      throws InterruptedException {
    try {
      Saved saved = taken.get();
      if (call.everywhere().json()) {
        call.terminal().out().println(Json.line(document(camera, saved)));
      } else {
        String size = saved.picture().pixels().width() + "x" + saved.picture().pixels().height();
        call.terminal()
            .out()
            .println(call.texts().get("snapshot.saved", camera, size, saved.file()));
      }
      return ExitCode.OK;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof CameraException failure)) {
        throw new IllegalStateException("a snapshot failed", e.getCause());
      }
      if (call.everywhere().json()) {
        call.terminal().out().println(Json.failure(failure, camera, call.texts()));
      } else {
        Failures.print(failure, camera, call.texts(), call.terminal());
      }
      return ExitCode.of(failure.problem().kind());
    }
  }

  private static Map<String, Object> document(String camera, Saved saved) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("camera", camera);
    document.put("ok", true);
    document.put("file", saved.file().toString());
    document.put("width", saved.picture().pixels().width());
    document.put("height", saved.picture().pixels().height());
    return document;
  }
}
