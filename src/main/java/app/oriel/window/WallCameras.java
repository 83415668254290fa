package app.oriel.window;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.cli.Services;
import app.oriel.cli.Terminal;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.cli.WindowRequest.NamedCamera;
import app.oriel.profile.CameraEntry;
import app.oriel.profile.LiveProfile;
import app.oriel.profile.SavedCameras;
import app.oriel.simulator.demo.DemoCameras;
import app.oriel.simulator.demo.DemoCameras.DemoCamera;
import app.oriel.text.Texts;
import app.oriel.ui.wall.ListTrouble;
import app.oriel.ui.wall.ListTrouble.Kind;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallContent;
import app.oriel.ui.wall.WallSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which cameras a window shows and what the command line called them, and keeps in the
 * profile how they are arranged: where the profile is shown, and nowhere else.
 */
public final class WallCameras implements WallSource {
  private final Services services;
  private final DemoSource demos;
  private final Terminal terminal;
  private final Texts texts;
  private final Content content;
  private final @Nullable SavedCameras saved;
  private final LiveProfile profile;
  private final AtomicBoolean complained = new AtomicBoolean();
  private final Map<CameraUrl, String> arguments = new ConcurrentHashMap<>();

  /** Starts software cameras for the demo wall. */
  @FunctionalInterface
  public interface DemoSource {
    /** So many of them. Takes some tenths of a second; whoever made this closes them. */
    DemoCameras start(int count) throws IOException;
  }

  /**
   * Opens the profile where it is to be shown. Blocks.
   *
   * @param terminal is told what is wrong with a profile
   * @param texts the command line's
   */
  public WallCameras(
      Services services, DemoSource demos, Terminal terminal, Texts texts, Content content) {
    this.services = services;
    this.demos = demos;
    this.terminal = terminal;
    this.texts = texts;
    this.content = content;
    this.saved =
        content instanceof Content.Profile known ? services.profile(known.file()).cameras() : null;
    this.profile = saved == null ? LiveProfile.passing() : saved.live();
  }

  /** What the window shows. Blocks while a profile is read or software cameras start. */
  @Override
  public WallContent read() {
    return switch (content) {
      case Content.Demo demo -> WallContent.of(demo(demo.cameras()));
      case Content.These these ->
          WallContent.of(these.cameras().stream().map(this::named).toList());
      case Content.Profile known -> saved(Objects.requireNonNull(saved));
    };
  }

  /** The demo's usual cameras, for who has none. Takes some tenths of a second. */
  @Override
  public List<WallCamera> demo() {
    return demo(DemoCameras.USUAL_COUNT);
  }

  @Override
  public LiveProfile profile() {
    return profile;
  }

  /** The profile's cameras, or null where the wall shows no profile. */
  @Nullable SavedCameras opened() {
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

  private WallContent saved(SavedCameras cameras) {
    cameras.reload();
    if (!complained.getAndSet(true)) {
      complain(cameras);
    }
    return new WallContent(
        cameras.list().stream().map(each -> shown(cameras, each)).toList(),
        troubles(cameras),
        profile.settings().wall());
  }

  /** A camera of the profile as the wall shows it. Blocks. */
  WallCamera shown(SavedCameras cameras, CameraEntry each) {
    Camera camera = cameras.toCamera(each);
    Problem locked =
        each.hasSecrets() && camera.credentials() == null
            ? cameras.keyProblem().map(OrielException::problem).orElse(null)
            : null;
    return new WallCamera(camera, family(each.url()), each.id(), locked);
  }

  private void complain(SavedCameras cameras) {
    for (OrielException problem : cameras.problems()) {
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
      return demos.start(count).cameras().stream().map(this::software).toList();
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
    return services.families().displayName(url);
  }

  /** Some models begin with their make's name. */
  private static String named(String family, String model) {
    return model.startsWith(family) ? model : family + " " + model;
  }
}
