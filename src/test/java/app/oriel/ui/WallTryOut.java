package app.oriel.ui;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import app.oriel.profile.Layout;
import app.oriel.text.Texts;
import app.oriel.ui.editor.EditorViewModel;
import app.oriel.ui.editor.FakeBook;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/**
 * Opens the real window with fake cameras, to look at. System properties: {@code footage} (H.264
 * files with access unit delimiters, by commas), {@code cameras} (hosts of {@link FakeFamily}, by
 * commas), {@code size}, {@code theme}, {@code layout}, {@code lang}, {@code plain}, {@code act}
 * (what is done after two seconds), {@code shot} (a PPM file to write) and {@code seconds}.
 */
public final class WallTryOut {
  private static final List<String> NAMES =
      List.of("Hall", "Front door", "Yard", "Garage", "Shop", "Garden", "Attic", "Cellar");
  private static final List<String> MODELS =
      List.of("Kasa EC60", "Kasa KC420WS", "Kasa KC115", "Kasa KC200", "");

  private WallTryOut() {}

  /** Opens the window. */
  public static void main(String[] args) throws IOException {
    List<List<byte[]>> footage = new ArrayList<>();
    for (String file : System.getProperty("footage").split(",", -1)) {
      footage.add(accessUnits(Files.readAllBytes(Path.of(file))));
    }
    Threads threads = new Threads();
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(threads.platform("clock"));
    LiveCameras live = FakeFamily.live(footage, threads, clock);
    FxThread fx = new FxThread();
    Texts texts = Texts.window(Locale.forLanguageTag(System.getProperty("lang", "en")));
    WallViewModel wall =
        new WallViewModel(
            live::watch,
            FakeFamily.keeping(live, threads),
            FakeFamily.mute(threads),
            new FakeSource(() -> cameras("live,live,live,live")),
            fx,
            threads,
            System::nanoTime,
            texts);
    EditorViewModel editor =
        new EditorViewModel(
            wall, new FakeBook(), (camera, limit, told) -> true, fx, threads, clock, texts);
    fx.start(() -> open(wall, editor, texts, clock, fx));
  }

  private static void open(
      WallViewModel wall,
      EditorViewModel editor,
      Texts texts,
      ScheduledExecutorService clock,
      FxThread fx) {
    String[] size = System.getProperty("size", "1440x900").split("x", -1);
    MainWindow.Options options =
        new MainWindow.Options(
            Boolean.getBoolean("plain"),
            false,
            Double.parseDouble(size[0]),
            Double.parseDouble(size[1]),
            Theme.Choice.valueOf(System.getProperty("theme", "DARK")));
    Stage stage = new Stage();
    MainWindow window = new MainWindow(stage, wall, editor, texts, options);
    wall.showIn(Layout.valueOf(System.getProperty("layout", "AUTO")));
    wall.show(cameras(System.getProperty("cameras", "")));
    window.show();
    after(clock, 2, () -> fx.execute(() -> act(wall)));
    after(
        clock, Integer.getInteger("seconds", 6), () -> fx.execute(() -> finish(window, wall, fx)));
  }

  private static void after(ScheduledExecutorService clock, int seconds, Runnable work) {
    Future<?> _ = clock.schedule(work, seconds, TimeUnit.SECONDS);
  }

  private static List<WallCamera> cameras(String hosts) {
    List<WallCamera> cameras = new ArrayList<>();
    for (String host : hosts.isEmpty() ? new String[0] : hosts.split(",", -1)) {
      int i = cameras.size();
      String name = NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : " " + (i + 1));
      CameraUrl url = CameraUrl.parse("fake://" + host + ":" + (i + 3));
      Camera camera = new Camera(name, url, null, CameraMemory.forgetful());
      cameras.add(new WallCamera(camera, MODELS.get(i % MODELS.size())));
    }
    return cameras;
  }

  private static void act(WallViewModel wall) {
    for (String action : System.getProperty("act", "").split(",", -1)) {
      switch (action) {
        case "select" -> wall.selectNumber(0);
        case "enlarge" -> wall.enlarge(wall.tiles().get(1));
        case "stats" -> wall.toggleStats();
        case "demo" -> wall.source().showDemo();
        default -> {}
      }
    }
  }

  private static void finish(MainWindow window, WallViewModel wall, FxThread fx) {
    String shot = System.getProperty("shot", "");
    if (!shot.isEmpty()) {
      write(window.snapshot(), Path.of(shot));
    }
    Thread.ofPlatform()
        .start(
            () -> {
              wall.close();
              fx.exit();
            });
  }

  private static void write(WritableImage image, Path file) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    PixelReader pixels = image.getPixelReader();
    byte[] header =
        ("P6 " + width + " " + height + " 255\n")
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] out = Arrays.copyOf(header, header.length + width * height * 3);
    int at = header.length;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int argb = pixels.getArgb(x, y);
        out[at++] = (byte) (argb >> 16);
        out[at++] = (byte) (argb >> 8);
        out[at++] = (byte) argb;
      }
    }
    try {
      Files.write(file, out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Cuts at access unit delimiters. */
  private static List<byte[]> accessUnits(byte[] stream) {
    List<byte[]> units = new ArrayList<>();
    int start = 0;
    for (int i = 4; i + 5 < stream.length; i++) {
      boolean delimiter =
          stream[i] == 0
              && stream[i + 1] == 0
              && stream[i + 2] == 0
              && stream[i + 3] == 1
              && stream[i + 4] == 9;
      if (delimiter) {
        units.add(Arrays.copyOfRange(stream, start, i));
        start = i;
      }
    }
    units.add(Arrays.copyOfRange(stream, start, stream.length));
    return units;
  }
}
