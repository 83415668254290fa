package app.oriel.measure;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.http.HostNames;
import app.oriel.live.Threads;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspLimits;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.Clip;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcFootage;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcSetup;
import app.oriel.simulator.talk.TalkReport;
import app.oriel.talk.PushToTalk;
import app.oriel.talk.TalkState;
import app.oriel.talk.Talks;
import app.oriel.talk.Voices;
import app.oriel.tplink.TplinkIpcFamily;
import app.oriel.tplink.VigiFamily;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * How soon a word is heard at the camera and how punctual its packets are: for each persona, from
 * pressing the button to the first audible sample, on a fresh connection each time. Run as a
 * program, on a quiet machine, alone or beside a wall that plays.
 */
public final class TalkMeasure {
  private static final int ROUNDS = 5;
  private static final double MOST_MILLIS = 700;
  private static final double MOST_LATE_MILLIS = 5;
  private static final Credentials OWNER = new Credentials("admin", "measured");

  private final Threads threads = new Threads();
  private final HostNames names = new HostNames(threads.platform("names"));
  private final CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);

  private TalkMeasure() {}

  /** Measures all personas and says whether they are good enough. */
  public static void main(String[] arguments) throws Exception {
    boolean good = true;
    for (IpcModel model : IpcModel.values()) {
      if (model != IpcModel.TAPO_C220) {
        good &= new TalkMeasure().measure(model);
      }
    }
    System.exit(good ? 0 : 1);
  }

  private boolean measure(IpcModel model) throws Exception {
    var rtsp = new RtspClient(names, RtspLimits.usual(), gate, threads.virtual("rtsp"));
    var families = new Families(List.of(new TplinkIpcFamily(rtsp), new VigiFamily(rtsp)));
    Clip clip = Clip.numbered(320, 180, 15, 4);
    var setup =
        new IpcSetup(model, "Hall", InetAddress.getLoopbackAddress(), 0, OWNER, model.quirks());
    try (var footage =
            new ClipFootage(clip, Ambience.HALL, (number, at) -> {}, threads.platform("footage"));
        var camera =
            new IpcCamera(setup, new IpcFootage(footage, footage), threads.virtual("camera"));
        Talks talks = new Talks(families, threads)) {
      camera.start();
      CameraMemory memory = CameraMemory.forgetful();
      memory.learn("talk.model", model.label());
      var known = new Camera("Hall", CameraUrl.parse(camera.url()), OWNER, memory);
      double worstMillis = 0;
      double worstLate = 0;
      for (int i = 0; i < ROUNDS; i++) {
        long pressed = System.nanoTime();
        TalkReport report = round(talks, known, camera);
        long heard = report.firstAudibleAt().orElse(Long.MAX_VALUE);
        worstMillis = Math.max(worstMillis, (heard - pressed) / 1e6);
        worstLate = Math.max(worstLate, report.pace().lateP95());
        if (!report.violations().isEmpty()) {
          System.out.println(report.violations());
        }
      }
      System.out.printf(
          "%-20s press to first audible sample %.0f ms, packets late p95 %.1f ms (worst of %d)%n",
          model.label(), worstMillis, worstLate, ROUNDS);
      return worstMillis <= MOST_MILLIS && worstLate <= MOST_LATE_MILLIS;
    }
  }

  private static TalkReport round(Talks talks, Camera known, IpcCamera camera)
      throws InterruptedException {
    int before = camera.talk().reports().size();
    try (PushToTalk button = talks.with(known)) {
      button.press(Voices.tone(440, Duration.ofSeconds(2)));
      while (!(button.state() instanceof TalkState.Closed
          || button.state() instanceof TalkState.Refused)) {
        Thread.sleep(10);
      }
    }
    while (camera.talk().reports().size() == before || !camera.talk().reports().getLast().over()) {
      Thread.sleep(10);
    }
    return camera.talk().reports().getLast();
  }
}
