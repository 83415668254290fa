package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.codec.Container;
import app.oriel.record.Destination;
import app.oriel.record.DiskGuard;
import app.oriel.record.PreRollSettings;
import app.oriel.record.RecordOptions;
import app.oriel.record.Recorder;
import app.oriel.record.Recordings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
  private Subject subject = Subject.NONE;

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public int run(Call call) throws OrielException, InterruptedException {
    boolean toFile =
        OutputPlace.isFile(
            output, cameras.size(), name -> Container.ofName(name).isPresent(), ENDINGS);
    RecordOptions options = options(toFile);
    CameraArguments arguments = call.cameras(call.profile(), signIn);
    List<Subject> subjects = new ArrayList<>();
    List<Camera> known = new ArrayList<>();
    for (String camera : cameras) {
      subject = Subject.of(camera);
      known.add(arguments.known(camera));
      subjects.add(subject.of(known.getLast()));
    }
    Recordings recordings = call.services().recordings();
    if (keepFree != null) {
      recordings.guardBy(new DiskGuard(keepFree));
    }
    List<RecordRun> runs = new ArrayList<>();
    Semaphore news = new Semaphore(0);
    Function<Camera, Recorder> recorders =
        camera ->
            recordings.recorder(
                camera,
                toFile ? new Destination.File(output) : recordings.folder(camera, output),
                options,
                PreRollSettings.none());
    try (var report = new RecordReport(call, runs)) {
      for (int i = 0; i < known.size(); i++) {
        runs.add(new RecordRun(subjects.get(i), known.get(i), recorders, news::release));
      }
      runs.forEach(RecordRun::start);
      RecordEnd end = new RecordEnd(runs, report, output);
      Repairing repairing =
          toFile
              ? Repairing.nothing(call)
              : Repairing.of(recordings, output, () -> goesOn(runs), call);
      return watch(runs, news, arguments, report, recordings, repairing, end);
    }
  }

  private static boolean goesOn(List<RecordRun> runs) {
    return !runs.stream().allMatch(RecordRun::isOver);
  }

  private int watch(
      List<RecordRun> runs,
      Semaphore news,
      SignInQuestion question,
      RecordReport report,
      Recordings recordings,
      Repairing repairing,
      RecordEnd end) {
    boolean interrupted = false;
    try {
      while (goesOn(runs)) {
        boolean told = news.tryAcquire(EVERY_SECONDS, TimeUnit.SECONDS);
        for (RecordRun run : runs) {
          if (run.answer(question)) {
            report.standApart();
          }
        }
        // One that gave up need not keep trying while others go on.
        runs.stream().filter(RecordRun::isOver).forEach(RecordRun::close);
        if (!told && goesOn(runs)) {
          report.progress();
        }
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

  private RecordOptions options(boolean toFile) throws OrielException {
    if (duration != null && duration.isZero()) {
      throw new OrielException(
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
