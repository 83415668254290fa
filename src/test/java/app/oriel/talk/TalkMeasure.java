package app.oriel.talk;

import app.oriel.Main;
import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.talk.TalkReport;
import app.oriel.simulator.talk.TalkRoom;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How soon a word is heard at the camera and how punctual its packets are: for each persona and
 * Kasa, from pressing the button to the first audible sample at the camera, on a fresh connection
 * each time, the first time with a camera that was never met: as at the window, where the pointer
 * is on the tile before, and as at the command line, out of the blue. {@code TalkMeasure nine} does
 * so while this very program shows a wall of nine cameras.
 */
public final class TalkMeasure {
  private static final int ROUNDS = 5;
  private static final int CAMERAS = 9;
  private static final double MOST_MILLIS = 700;

  /** From the tile's edge to its button. */
  private static final long AT_HAND_MILLIS = 500;

  private static final double MOST_LATE_MILLIS = 5;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private final WireRig rig;
  private boolean good = true;

  private TalkMeasure(WireRig rig) {
    this.rig = rig;
  }

  /** Measures, prints, and fails where it is not good enough. */
  public static void main(String[] arguments) throws Exception {
    boolean good;
    try (WireRig rig = new WireRig(FootageClip.numbered(640, 360, 15, 10))) {
      TalkMeasure measure = new TalkMeasure(rig);
      if (List.of(arguments).contains("nine")) {
        measure.showWall();
      }
      for (IpcModel model : IpcModel.values()) {
        if (model != IpcModel.TAPO_C220) {
          IpcCamera camera = rig.ipc(model);
          IpcCamera unexpected = rig.ipc(model);
          double first = measure.first(unexpected.wholeUrl(), unexpected.talk());
          measure.measure(model.label(), camera.wholeUrl(), camera.talk(), first);
        }
      }
      KasaCamera kasa = rig.kasa();
      KasaCamera unexpected = rig.kasa();
      double first = measure.first(WireRig.url(unexpected), unexpected.talk());
      measure.measure("Kasa", WireRig.url(kasa), kasa.talk(), first);
      good = measure.good;
    }
    Runtime.getRuntime().halt(good ? 0 : 1);
  }

  /** The real program in this one, without a display. */
  private void showWall() throws Exception {
    Path password = Files.writeString(Files.createTempFile("talk", ""), WireRig.OWNER.password());
    List<String> words = new ArrayList<>(List.of("view"));
    for (int i = 0; i < CAMERAS; i++) {
      words.add(WireRig.url(rig.kasa()));
    }
    words.addAll(List.of("--headless", "--size", "1000x1000", "--for", "10m"));
    words.addAll(List.of("--user", WireRig.OWNER.user(), "--password-file", password.toString()));
    Thread.ofPlatform().daemon().start(() -> Main.main(words.toArray(String[]::new)));
    TimeUnit.SECONDS.sleep(20);
    Files.delete(password);
  }

  private static Camera neverMet(String url) {
    return new Camera("Hall", CameraUrl.parse(url), WireRig.OWNER, CameraMemory.forgetful());
  }

  /** In milliseconds, out of the blue. */
  private double first(String url, TalkRoom room) throws InterruptedException {
    long pressed = System.nanoTime();
    return millis(pressed, talk(neverMet(url), room));
  }

  private static double millis(long pressed, TalkReport report) {
    return (report.firstAudibleAt().orElse(Long.MAX_VALUE) - pressed) / 1e6;
  }

  private void measure(String who, String url, TalkRoom room, double unexpected) throws Exception {
    Camera camera = neverMet(url);
    try (PushToTalk button = rig.talks.with(camera)) {
      rig.letIn(camera);
      button.prepare();
      TimeUnit.MILLISECONDS.sleep(AT_HAND_MILLIS);
    }
    List<Double> millis = new ArrayList<>();
    double late = 0;
    double latest = 0;
    for (int i = 0; i <= ROUNDS; i++) {
      long pressed = System.nanoTime();
      TalkReport report = talk(camera, room);
      millis.add(millis(pressed, report));
      late = Math.max(late, report.pace().lateP95());
      latest = Math.max(latest, report.pace().latest());
      if (!report.violations().isEmpty()) {
        OUT.println(who + ": " + report.violations());
        good = false;
      }
    }
    List<Double> later = millis.subList(1, millis.size());
    OUT.printf(
        Locale.ROOT,
        "%-22s heard %4.0f ms after the first press, %4.0f out of the blue, %4.0f to %4.0f after"
            + " later ones;"
            + " packets late p95 %.1f, at most %.1f ms%n",
        who,
        millis.getFirst(),
        unexpected,
        Collections.min(later),
        Collections.max(later),
        late,
        latest);
    good &= Collections.max(millis) <= MOST_MILLIS && late <= MOST_LATE_MILLIS;
  }

  private TalkReport talk(Camera camera, TalkRoom room) throws InterruptedException {
    int before = room.reports().size();
    try (PushToTalk button = rig.talks.with(camera)) {
      button.press(Voices.tone(440, Duration.ofSeconds(2)));
      WireRig.await(() -> WireRig.isOver(button.state()));
    }
    WireRig.await(() -> room.reports().size() > before && room.reports().getLast().over());
    return room.reports().getLast();
  }
}
