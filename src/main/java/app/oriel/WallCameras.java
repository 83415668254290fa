package app.oriel;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.cli.Services.OpenProfile;
import app.oriel.cli.Terminal;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.cli.WindowRequest.NamedCamera;
import app.oriel.profile.CameraEntry;
import app.oriel.profile.SavedCameras;
import app.oriel.simulator.kasa.DemoCameras;
import app.oriel.simulator.kasa.DemoCameras.DemoCamera;
import app.oriel.text.Texts;
import app.oriel.ui.wall.WallCamera;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out which cameras a window shows, and what the command line called them. */
final class WallCameras {
  private final Wiring wiring;
  private final Terminal terminal;
  private final Texts texts;
  private final Map<Camera, String> arguments = new ConcurrentHashMap<>();

  /**
   * @param terminal is told what is wrong with a profile
   * @param texts the command line's
   */
  WallCameras(Wiring wiring, Terminal terminal, Texts texts) {
    this.wiring = wiring;
    this.terminal = terminal;
    this.texts = texts;
  }

  /** What the window shows. Blocks while a profile is read or software cameras start. */
  List<WallCamera> of(Content content) {
    return switch (content) {
      case Content.Demo demo -> demo(demo.cameras());
      case Content.These these -> these.cameras().stream().map(this::named).toList();
      case Content.Profile profile -> saved(wiring.profile(profile.file()));
    };
  }

  /** The demo's usual cameras, for who has none. Takes some tenths of a second. */
  List<WallCamera> demo() {
    return demo(DemoCameras.USUAL_COUNT);
  }

  /** How the command line called a camera, or else its name. */
  String nameOf(Camera camera) {
    return arguments.getOrDefault(camera, camera.name());
  }

  private WallCamera named(NamedCamera named) {
    arguments.put(named.camera(), named.argument());
    return new WallCamera(named.camera(), family(named.camera().url()));
  }

  private List<WallCamera> saved(OpenProfile profile) {
    SavedCameras saved = profile.cameras();
    for (CameraException problem : saved.problems()) {
      terminal.err().println("oriel: " + texts.detail(problem));
      terminal.err().println(texts.advice(problem.problem()));
    }
    terminal.err().flush();
    return saved.list().stream()
        .map((CameraEntry each) -> new WallCamera(saved.toCamera(each), family(each.url())))
        .toList();
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
    return new WallCamera(camera, family(camera.url()) + " " + each.model());
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

  /** A make's name as people write it: its scheme with a capital. */
  private static String family(CameraUrl url) {
    return url.scheme().substring(0, 1).toUpperCase(Locale.ROOT) + url.scheme().substring(1);
  }
}
