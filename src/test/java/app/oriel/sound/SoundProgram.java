package app.oriel.sound;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.camera.Packet;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Sockets;
import app.oriel.kasa.KasaFamily;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.live.Listening;
import app.oriel.live.LiveCameras;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionTimes;
import app.oriel.live.SoundSink;
import app.oriel.process.Threads;
import app.oriel.rtsp.RtspClient;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcFootage;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcSetup;
import app.oriel.simulator.kasa.CameraCertificates;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaSetup;
import app.oriel.tplink.TplinkIpcFamily;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A program that listens to software cameras through the system's loudspeaker, whatever its
 * environment makes that; run by a test, which says the file that the loudspeaker writes.
 */
final class SoundProgram {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static final Credentials OWNER = new Credentials("owner", "open sesame");
  private static final int SECONDS = 4;

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("clock"));
  private final Footage footage =
      new ToneFootage(
          new ClipFootage(
              FootageClip.numbered(320, 180, 15, 2),
              Ambience.HALL,
              (number, at) -> {},
              threads.platform("footage")));
  private final LiveCameras live = live();
  private final Speaker speaker = Speaker.ofSystem(threads.platform("loudspeaker"));

  /** One line for each camera: what it was, what was seen and what was heard. */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    SoundProgram program = new SoundProgram();
    for (String what : args[1].split(",", -1)) {
      Running camera = program.start(what);
      program.listen(what, camera.url());
      camera.stop().run();
      if (Files.exists(file)) {
        Files.copy(file, file.resolveSibling(what + ".raw"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    System.exit(0);
  }

  private LiveCameras live() {
    SessionTimes times = SessionTimes.usual();
    CredentialGate gate = new CredentialGate(times.secondChance(), System::nanoTime);
    HostNames names = new HostNames(threads.platform("names"));
    CameraHttp http = new CameraHttp(InstantSource.system(), names);
    RtspClient rtsp =
        new RtspClient(new Sockets(InstantSource.system(), names), gate, threads.virtual("rtsp"));
    Families families =
        new Families(
            List.of(
                new KasaFamily(http, names, gate, threads.virtual("kasa")),
                new TplinkIpcFamily(rtsp)));
    return new LiveCameras(families, gate, times, threads, clock, InstantSource.system());
  }

  /** A camera, where it is and how it ends. */
  private record Running(String url, Runnable stop) {}

  private Running start(String what) throws IOException {
    return what.equals("kasa") ? kasa() : ipc(what);
  }

  private Running kasa() throws IOException {
    KasaModel model = KasaModel.EC60;
    KasaCamera camera =
        new KasaCamera(
            new KasaSetup(
                model,
                "hall",
                HERE,
                KasaPorts.FREE,
                OWNER,
                model.quirks(),
                CameraCertificates.inMemory()),
            footage,
            threads.virtual("camera"));
    camera.start();
    String ports = camera.streamPort() + "?discovery=" + camera.discoveryPort();
    return new Running("kasa://127.0.0.1:" + ports, camera::close);
  }

  private Running ipc(String microphone) throws IOException {
    IpcModel model = IpcModel.TL_IPC48AW;
    IpcSetup setup =
        new IpcSetup(
            model, "hall", HERE, 0, OWNER, model.quirks().with("microphone=" + microphone));
    IpcCamera camera =
        new IpcCamera(setup, new IpcFootage(footage, footage), threads.virtual("camera"));
    camera.start();
    return new Running(camera.url(), camera::close);
  }

  private void listen(String what, String url) throws InterruptedException {
    Camera camera = new Camera("hall", CameraUrl.parse(url), OWNER, CameraMemory.forgetful());
    int seen = 0;
    int longest = 0;
    try (PictureFeed feed = live.watch(camera);
        Listening _ = new Listening(feed.hub(), new ToSpeaker(), threads)) {
      Frame before = null;
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (System.nanoTime() < end) {
        Frame frame = feed.frames().take();
        seen += frame != null && !frame.equals(before) ? 1 : 0;
        before = frame == null ? before : frame;
        longest = Math.max(longest, speaker.stats().delayMillis());
        Thread.sleep(10);
      }
    }
    SpeakerState state = speaker.state();
    SpeakerStats stats = speaker.stats();
    speaker.rest();
    Thread.sleep(400);
    System.out.println(
        String.join(
            " ",
            what,
            state.name(),
            "pictures=" + seen,
            "delay=" + longest,
            "gaps=" + stats.gaps(),
            "cuts=" + stats.cuts()));
  }

  private final class ToSpeaker implements SoundSink {
    @Override
    public void offer(Packet.Audio packet) {
      speaker.play(packet);
    }

    @Override
    public void startOver() {
      speaker.startOver(false);
    }
  }
}
