package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
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
  private Subject subject = Subject.NONE;

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public int run(Call call) throws OrielException, InterruptedException {
    boolean toFile =
        OutputPlace.isFile(
            output, cameras.size(), name -> PictureKind.ofName(name).isPresent(), ENDINGS);
    CameraArguments arguments = call.cameras(call.profile(), signIn);
    List<Shot> shots = new ArrayList<>();
    Recordings recordings = call.services().recordings();
    for (String camera : cameras) {
      subject = Subject.of(camera);
      Camera named = arguments.known(camera);
      shots.add(new Shot(subject.of(named), named, recordings, toFile));
    }
    shots.forEach(Shot::begin);
    int code = ExitCode.OK;
    for (Shot shot : shots) {
      code = Math.max(code, report(shot, arguments, call));
    }
    return code;
  }

  /** The picture of one camera. */
  private final class Shot {
    private final Subject of;
    private final Camera camera;
    private final Recordings recordings;
    private final boolean toFile;
    private CompletableFuture<Saved> taken = new CompletableFuture<>();

    Shot(Subject of, Camera camera, Recordings recordings, boolean toFile) {
      this.of = of;
      this.camera = camera;
      this.recordings = recordings;
      this.toFile = toFile;
    }

    void begin() {
      taken = take(camera);
    }

    private CompletableFuture<Saved> take(Camera by) {
      PictureKind kind =
          PictureKind.ofName(String.valueOf(output.getFileName())).orElse(PictureKind.PNG);
      Destination to = toFile ? new Destination.File(output) : recordings.folder(by, output);
      return recordings.snapshots().take(by, to, kind);
    }

    /** Waits for it; for another, signed in, where the camera asks who it is. */
    Saved saved(CameraArguments arguments) throws OrielException, InterruptedException {
      try {
        return result(taken);
      } catch (OrielException e) {
        return result(take(arguments.ask(camera, e)));
      }
    }

    private static Saved result(CompletableFuture<Saved> taken)
        throws OrielException, InterruptedException {
      try {
        return taken.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof OrielException failure) {
          throw failure;
        }
        throw new IllegalStateException("a snapshot failed", e.getCause());
      }
    }
  }

  private static int report(Shot shot, CameraArguments arguments, Call call)
      throws InterruptedException {
    try {
      Saved saved = shot.saved(arguments);
      String name = shot.of.name();
      if (call.everywhere().json()) {
        call.terminal().out().println(Json.line(document(name, saved)));
      } else {
        String size = saved.picture().pixels().width() + "x" + saved.picture().pixels().height();
        call.terminal().out().println(call.texts().get("snapshot.saved", name, size, saved.file()));
      }
      return ExitCode.OK;
    } catch (OrielException failure) {
      if (call.everywhere().json()) {
        call.terminal().out().println(Json.failure(failure, shot.of, call.texts()));
      } else {
        FailureWords.print(failure, shot.of, call.texts(), call.terminal());
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
