package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.codec.Container;
import app.oriel.record.Destination;
import app.oriel.record.DiskGuard;
import app.oriel.record.PreRollSettings;
import app.oriel.record.RecordOptions;
import app.oriel.record.Recordings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code oriel record}: writes what cameras send to files, for a time or until Ctrl-C. */
@CommandLine.Command(name = "record")
final class RecordCommand implements Command {
  private static final int EVERY_SECONDS = 1;
  private static final String ENDINGS = ".mp4, .mkv, .h264, .h265";

  @Parameters(arity = "1..*", paramLabel = "CAMERA", descriptionKey = "parameter.cameras")
  private List<String> cameras = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE|DIR",
      descriptionKey = "option.output")
  private Path output = Path.of("");

  @Option(
      names = "--duration",
      paramLabel = "30s",
      converter = DurationConverter.class,
      descriptionKey = "option.duration")
  private @Nullable Duration duration;

  @Option(
      names = "--format",
      paramLabel = "mp4|mkv|h264",
      converter = ContainerConverter.class,
      descriptionKey = "option.format")
  private @Nullable Container format;

  @Option(
      names = "--file-length",
      paramLabel = "10m",
      converter = DurationConverter.class,
      descriptionKey = "option.fileLength")
  private Duration fileLength = Duration.ZERO;

  @Option(
      names = "--file-size",
      paramLabel = "500MB",
      converter = SizeConverter.class,
      descriptionKey = "option.fileSize")
  private long fileSize;

  @Option(
      names = "--keep-free",
      paramLabel = "2GB",
      converter = SizeConverter.class,
      descriptionKey = "option.keepFree")
  private @Nullable Long keepFree;

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
            output, cameras.size(), name -> Container.ofName(name).isPresent(), ENDINGS);
    RecordOptions options = options(toFile);
    CameraArguments arguments = call.cameras(call.profile(), signIn);
    List<Camera> known = new ArrayList<>();
    for (String camera : cameras) {
      subject = CameraUrl.forEyes(camera);
      known.add(arguments.known(camera));
    }
    Recordings recordings = call.services().recordings();
    if (keepFree != null) {
      recordings.guardBy(new DiskGuard(keepFree));
    }
    List<RecordRun> runs = new ArrayList<>();
    CountDownLatch allOver = new CountDownLatch(known.size());
    try (var report = new RecordReport(call, runs)) {
      for (int i = 0; i < known.size(); i++) {
        Destination to =
            toFile ? new Destination.File(output) : recordings.folder(known.get(i), output);
        String name = CameraUrl.forEyes(cameras.get(i));
        runs.add(
            new RecordRun(
                name,
                recordings.recorder(known.get(i), to, options, PreRollSettings.none()),
                allOver::countDown));
      }
      runs.forEach(RecordRun::start);
      RecordEnd end = new RecordEnd(runs, report, output);
      Repairing repairing =
          toFile ? Repairing.nothing(call) : Repairing.of(recordings, output, allOver, call);
      return watch(runs, allOver, report, recordings, repairing, end);
    }
  }

  private int watch(
      List<RecordRun> runs,
      CountDownLatch allOver,
      RecordReport report,
      Recordings recordings,
      Repairing repairing,
      RecordEnd end) {
    boolean interrupted = false;
    try {
      while (!allOver.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
        // One that gave up need not keep trying while others go on.
        runs.stream().filter(RecordRun::isOver).forEach(RecordRun::close);
        report.progress();
        recordings.news().ifPresent(report::news);
        repairing.tell();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    interrupted |= end.await();
    recordings.news().ifPresent(report::news);
    repairing.end();
    return report.end(interrupted && duration != null);
  }

  private RecordOptions options(boolean toFile) throws CameraException {
    if (duration != null && duration.isZero()) {
      throw new CameraException(
          Problem.USAGE, Detail.of("is-not-allowed-for", "0", "--duration", "--duration 30s"));
    }
    Container byName =
        toFile
            ? Container.ofName(String.valueOf(output.getFileName())).orElse(Container.MP4)
            : Container.MP4;
    RecordOptions options =
        RecordOptions.of(format == null ? byName : format).inFilesOf(fileLength, fileSize);
    return duration == null ? options : options.forTotal(duration);
  }

  /** Reads {@code --format}. */
  static final class ContainerConverter implements CommandLine.ITypeConverter<Container> {
    @Override
    public Container convert(String value) {
      for (Container each : Container.values()) {
        if (each.word().equals(value.toLowerCase(Locale.ROOT))) {
          return each;
        }
      }
      throw new CommandLine.TypeConversionException("mp4, mkv, h264");
    }
  }
}
