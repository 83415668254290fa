package app.oriel;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.cli.Terminal;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.cli.WindowRequest.NamedCamera;
import app.oriel.codec.Container;
import app.oriel.codec.PictureKind;
import app.oriel.profile.CameraEntry;
import app.oriel.profile.SavedCameras;
import app.oriel.record.KeepSettings;
import app.oriel.simulator.demo.DemoCameras;
import app.oriel.simulator.demo.DemoCameras.DemoCamera;
import app.oriel.text.Texts;
import app.oriel.ui.tile.MicrophoneChoice;
import app.oriel.ui.wall.Layout;
import app.oriel.ui.wall.ListTrouble;
import app.oriel.ui.wall.ListTrouble.Kind;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallContent;
import app.oriel.ui.wall.WallSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which cameras a window shows and what the command line called them, and keeps in the
 * profile how they are arranged: where the profile is shown, and nowhere else.
 */
final class WallCameras implements WallSource {
  private static final String FOLDER = "folder";
  private static final String SECONDS = "seconds";
  private static final String STREAM = "stream";
  private static final String PICTURES = "pictures";
  private static final String BEST = "best";
  private static final String MICROPHONE = "microphone";
  private static final String GAIN = "microphoneGain";
  private static final String GATE = "noiseGate";
  private static final String RECORDINGS = "recordings";
  private static final String MINUTES = "minutes-per-file";
  private static final String SIZE = "megabytes-per-file";
  private static final String FREE = "megabytes-left-free";
  private static final String USUAL = "usual";
  private static final long MEGABYTE = 1_000_000;

  private final Wiring wiring;
  private final Terminal terminal;
  private final Texts texts;
  private @Nullable SavedCameras saved;
  private final Content content;
  private final Map<CameraUrl, String> arguments = new ConcurrentHashMap<>();

  /**
   * @param terminal is told what is wrong with a profile
   * @param texts the command line's
   */
  WallCameras(Wiring wiring, Terminal terminal, Texts texts, Content content) {
    this.wiring = wiring;
    this.terminal = terminal;
    this.texts = texts;
    this.content = content;
  }

  /** What the window shows. Blocks while a profile is read or software cameras start. */
  @Override
  public WallContent read() {
    return switch (content) {
      case Content.Demo demo -> WallContent.of(demo(demo.cameras()));
      case Content.These these ->
          WallContent.of(these.cameras().stream().map(this::named).toList());
      case Content.Profile profile -> saved(profile.file());
    };
  }

  /** The demo's usual cameras, for who has none. Takes some tenths of a second. */
  @Override
  public List<WallCamera> demo() {
    return demo(DemoCameras.USUAL_COUNT);
  }

  @Override
  public void keepOrder(List<String> ids) throws CameraException {
    SavedCameras cameras = opened();
    if (cameras != null) {
      cameras.reorder(ids);
    }
  }

  @Override
  public void keepLayout(Layout layout) throws CameraException {
    SavedCameras cameras = opened();
    if (cameras != null) {
      cameras.saveLayout(layout.word());
    }
  }

  @Override
  public void keepVolume(int percent) throws CameraException {
    SavedCameras cameras = opened();
    if (cameras != null) {
      cameras.saveVolume(percent);
    }
  }

  @Override
  public void keepSettings(KeepSettings settings) throws CameraException {
    SavedCameras cameras = opened();
    if (cameras != null) {
      cameras.saveKeeping(
          Map.of(
              FOLDER,
              settings.folder().toString(),
              SECONDS,
              String.valueOf(settings.remembered().toSeconds()),
              STREAM,
              settings.best() ? BEST : "shown",
              PICTURES,
              settings.pictures().word(),
              RECORDINGS,
              settings.container().word(),
              MINUTES,
              String.valueOf(settings.longest().toMinutes()),
              SIZE,
              String.valueOf(settings.largest() / MEGABYTE),
              FREE,
              settings.free() == KeepSettings.USUAL_FREE
                  ? USUAL
                  : String.valueOf(settings.free() / MEGABYTE)));
    }
  }

  @Override
  public void keepMicrophone(MicrophoneChoice choice) throws CameraException {
    SavedCameras cameras = opened();
    if (cameras != null) {
      cameras.saveKeeping(
          Map.of(
              MICROPHONE,
              choice.device(),
              GAIN,
              String.valueOf(choice.gainPercent()),
              GATE,
              String.valueOf(choice.noiseGate())));
    }
  }

  /** What the user decided about the microphone, or what is usual. Never blocks. */
  MicrophoneChoice microphone() {
    MicrophoneChoice usual = MicrophoneChoice.USUAL;
    SavedCameras cameras = opened();
    if (cameras == null) {
      return usual;
    }
    int gain =
        cameras
            .keeping(GAIN)
            .filter(text -> text.matches("[0-9]{1,3}"))
            .map(Integer::valueOf)
            .orElse(usual.gainPercent());
    boolean gate = cameras.keeping(GATE).map(Boolean::valueOf).orElse(usual.noiseGate());
    return new MicrophoneChoice(cameras.keeping(MICROPHONE).orElse(""), gain, gate);
  }

  /** What the user decided about recordings, or what is usual. Never blocks. */
  KeepSettings settings() {
    KeepSettings usual = KeepSettings.usual(wiring.recordingsFolder());
    SavedCameras cameras = opened();
    if (cameras == null) {
      return usual;
    }
    Duration remembered =
        number(cameras, SECONDS).map(Duration::ofSeconds).orElse(usual.remembered());
    return new KeepSettings(
        cameras.keeping(FOLDER).flatMap(WallCameras::folder).orElse(usual.folder()),
        remembered,
        cameras.keeping(STREAM).map(BEST::equals).orElse(usual.best()),
        cameras
            .keeping(PICTURES)
            .flatMap(word -> PictureKind.ofName("." + word))
            .orElse(usual.pictures()),
        cameras
            .keeping(RECORDINGS)
            .flatMap(word -> Container.ofName("." + word))
            .orElse(usual.container()),
        number(cameras, MINUTES).map(Duration::ofMinutes).orElse(usual.longest()),
        number(cameras, SIZE).map(count -> count * MEGABYTE).orElse(usual.largest()),
        number(cameras, FREE).map(count -> count * MEGABYTE).orElse(usual.free()));
  }

  private static Optional<Long> number(SavedCameras cameras, String name) {
    return cameras.keeping(name).filter(text -> text.matches("[0-9]{1,9}")).map(Long::parseLong);
  }

  /** A profile may come from another system. */
  private static Optional<Path> folder(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The profile's cameras, or null where the wall shows no profile. */
  synchronized @Nullable SavedCameras opened() {
    return saved;
  }

  /** How the command line called a camera, or else its name. */
  String nameOf(Camera camera) {
    return arguments.getOrDefault(camera.url(), camera.name());
  }

  private WallCamera named(NamedCamera named) {
    arguments.put(named.camera().url(), named.argument());
    return new WallCamera(named.camera(), family(named.camera().url()));
  }

  private synchronized WallContent saved(Optional<Path> file) {
    if (saved == null) {
      saved = wiring.profile(file).cameras();
      complain(saved);
    } else {
      saved.reload();
    }
    SavedCameras cameras = saved;
    return new WallContent(
        cameras.list().stream().map(each -> shown(cameras, each)).toList(),
        troubles(cameras),
        cameras.layout().orElse(""),
        cameras.volume().orElse(-1));
  }

  /** A camera of the profile as the wall shows it. Blocks. */
  WallCamera shown(SavedCameras cameras, CameraEntry each) {
    Camera camera = cameras.toCamera(each);
    Problem locked =
        each.hasSecrets() && camera.credentials() == null
            ? cameras.keyProblem().map(CameraException::problem).orElse(null)
            : null;
    return new WallCamera(camera, family(each.url()), each.id(), locked);
  }

  private void complain(SavedCameras cameras) {
    for (CameraException problem : cameras.problems()) {
      terminal.err().println("oriel: " + texts.detail(problem));
      terminal.err().println(texts.advice(problem.problem()));
    }
    terminal.err().flush();
  }

  private static List<ListTrouble> troubles(SavedCameras cameras) {
    String file = cameras.file().toString();
    List<ListTrouble> troubles = new ArrayList<>();
    if (cameras.unreadable().isPresent()) {
      Detail reason = withoutFile(cameras.unreadable().get().detail());
      String backup = cameras.backup().map(Path::toString).orElse("");
      troubles.add(
          new ListTrouble(Kind.FILE, Problem.PROFILE_UNREADABLE, file, List.of(reason), backup));
    }
    if (!cameras.unreadEntries().isEmpty()) {
      troubles.add(
          new ListTrouble(
              Kind.ENTRIES, Problem.PROFILE_UNREADABLE, file, cameras.unreadEntries(), ""));
    }
    cameras
        .keyProblem()
        .ifPresent(
            it ->
                troubles.add(
                    new ListTrouble(Kind.KEY, it.problem(), "", List.of(it.detail()), "")));
    return troubles;
  }

  /** The wall names the file in a line of its own. */
  private static Detail withoutFile(Detail detail) {
    return detail.key().equals("in-file") && detail.values().getFirst() instanceof Detail reason
        ? reason
        : detail;
  }

  private List<WallCamera> demo(int count) {
    try {
      return wiring.demoCameras(count).cameras().stream().map(this::software).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WallCamera software(DemoCamera each) {
    Camera camera =
        new Camera(
            translated(each),
            CameraUrl.parse(each.url()),
            each.credentials(),
            CameraMemory.forgetful());
    return new WallCamera(camera, named(family(camera.url()), each.model()));
  }

  private String translated(DemoCamera camera) {
    String name =
        switch (camera.scene()) {
          case "hall" -> texts.get("demo.hall");
          case "door" -> texts.get("demo.door");
          case "yard" -> texts.get("demo.yard");
          case "shop" -> texts.get("demo.shop");
          default -> camera.name();
        };
    String number = camera.name().replaceAll("[^0-9]", "");
    return number.isEmpty() ? name : name + " " + number;
  }

  private String family(CameraUrl url) {
    return wiring.families().displayName(url);
  }

  /** Some models begin with their make's name. */
  private static String named(String family, String model) {
    return model.startsWith(family) ? model : family + " " + model;
  }
}
