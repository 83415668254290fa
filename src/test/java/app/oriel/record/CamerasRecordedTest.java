package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.codec.MediaFile;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Sockets;
import app.oriel.kasa.KasaFamily;
import app.oriel.live.Await;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionTimes;
import app.oriel.process.Threads;
import app.oriel.record.RecordState.Ended;
import app.oriel.record.RecordState.Running;
import app.oriel.rtsp.RtspClient;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.Quirks;
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
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets, software cameras: every picture that a camera sent is in the file. */
@Timeout(60)
class CamerasRecordedTest {
  private static final Credentials OWNER = new Credentials("owner@oriel.invalid", "open sesame");
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final FootageClip CLIP = FootageClip.numbered(320, 180, 15, 4);

  @TempDir Path folder;

  private final Threads threads = new Threads();
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final LiveCameras live = live();
  private final Recordings recordings =
      new Recordings(live, new DiskGuard(0), threads, Clock.systemUTC());

  /** When the pictures were taken that left, and those that were sent. */
  private final Set<Long> pictures = ConcurrentHashMap.newKeySet();

  private final Set<Long> sent = ConcurrentHashMap.newKeySet();

  private LiveCameras live() {
    CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
    HostNames names = new HostNames(threads.platform("names"));
    CameraHttp http = new CameraHttp(InstantSource.system(), names);
    RtspClient rtsp =
        new RtspClient(new Sockets(InstantSource.system(), names), gate, threads.virtual("rtsp"));
    Families families =
        new Families(
            List.of(
                new KasaFamily(http, names, gate, threads.virtual("kasa")),
                new TplinkIpcFamily(rtsp)));
    return new LiveCameras(
        families, gate, SessionTimes.usual(), threads, scheduler, InstantSource.system());
  }

  @AfterEach
  void end() throws Exception {
    recordings.close();
    live.close();
    while (!open.isEmpty()) {
      open.pop().close();
    }
    scheduler.shutdownNow();
  }

  private ClipFootage footage() {
    ClipFootage footage =
        new ClipFootage(
            CLIP,
            Ambience.HALL,
            (number, takenAt) -> pictures.add(takenAt),
            threads.platform("test footage"));
    open.push(footage);
    return footage;
  }

  private void partSent(long takenAt, long now) {
    if (pictures.contains(takenAt)) {
      sent.add(takenAt);
    }
  }

  private Camera kasa(ClipFootage footage) throws Exception {
    KasaModel model = KasaModel.EC60;
    KasaSetup setup =
        new KasaSetup(
            model,
            "Hall",
            HERE,
            KasaPorts.FREE,
            OWNER,
            model.quirks(),
            CameraCertificates.inMemory());
    KasaCamera camera =
        new KasaCamera(setup, footage, footage, this::partSent, threads.virtual("test camera"));
    open.push(camera);
    camera.start();
    return known(
        "kasa://"
            + HERE.getHostAddress()
            + ":"
            + camera.streamPort()
            + "?discovery="
            + camera.discoveryPort());
  }

  private Camera ipc(ClipFootage footage, String... quirks) throws Exception {
    IpcModel model = IpcModel.TL_IPC48AW;
    Quirks all = model.quirks();
    for (String each : quirks) {
      all = all.with(each);
    }
    IpcCamera camera =
        new IpcCamera(
            new IpcSetup(model, "Yard", HERE, 0, OWNER, all),
            List.of(new IpcFootage(footage, footage)),
            this::partSent,
            threads.virtual("test camera"));
    open.push(camera);
    camera.start();
    return known(camera.url());
  }

  private static Camera known(String url) {
    return new Camera("Hall", CameraUrl.parse(url), OWNER, CameraMemory.forgetful());
  }

  private Recorder recorder(Camera camera, PreRollSettings remembered) {
    return recordings.recorder(camera, folder, RecordOptions.usual(), remembered);
  }

  private static void awaitLength(Recorder recorder, long seconds) throws Exception {
    Await.until(
        "something is recorded",
        () ->
            recorder.state().recording() instanceof Running running
                && running.progress().length().toSeconds() >= seconds);
  }

  private static Ended awaitEnd(Recorder recorder) throws Exception {
    Await.until("it ended", () -> !recorder.state().recording().isOn());
    return assertInstanceOf(Ended.class, recorder.state().recording());
  }

  /** Records for two seconds, lets the camera fall silent, and counts. */
  private MediaFile recordAll(ClipFootage footage, Camera camera) throws Exception {
    Recorder recorder = recorder(camera, PreRollSettings.none());
    recorder.start();
    awaitLength(recorder, 2);
    footage.close();
    // What was sent last is still on its way.
    int before;
    do {
      before = sent.size();
      Thread.sleep(300);
    } while (sent.size() > before);
    recorder.stop();
    Ended ended = awaitEnd(recorder);
    assertEquals(sent.size(), ended.progress().frames());
    Path file = ended.progress().file();
    Probe.assertPlaysToItsEnd(file);
    MediaFile read = MediaFile.read(file);
    assertEquals(sent.size(), read.pictures());
    double pictureSeconds = read.lastPicture() / 1e6;
    assertEquals(pictureSeconds, read.soundEnds() / 1e6, 0.4);
    return read;
  }

  @Beside
  @Test
  void everyPictureOfAKasaCameraIsInTheFile() throws Exception {
    ClipFootage footage = footage();
    assertEquals("aac", recordAll(footage, kasa(footage)).soundCodec());
  }

  @Beside
  @Test
  void everyPictureOfAnRtspCameraIsInTheFile() throws Exception {
    ClipFootage footage = footage();
    assertEquals("aac", recordAll(footage, ipc(footage)).soundCodec());
  }

  @Beside
  @Test
  void theSoundOfACameraThatSendsAacIsCopied() throws Exception {
    ClipFootage footage = footage();
    assertEquals("aac", recordAll(footage, ipc(footage, "microphone=aac")).soundCodec());
  }

  @Beside
  @Test
  void theLastSecondsAreSavedAndALittleMore() throws Exception {
    ClipFootage footage = footage();
    PreRollSettings remembered =
        new PreRollSettings(Duration.ofSeconds(30), 16 << 20, Duration.ofSeconds(1), false);
    Recorder recorder = recorder(kasa(footage), remembered);
    Await.until("something is remembered", () -> sent.size() > 30 && recorder.remembered() > 0);
    recorder.saveLast();
    int before = sent.size();
    Await.until("the clip ended", () -> recorder.state().clip() instanceof Ended);
    Ended clip = (Ended) recorder.state().clip();
    MediaFile read = MediaFile.read(clip.progress().file());
    assertEquals(clip.progress().frames(), read.pictures());
    assertTrue(read.pictures() >= before, read.pictures() + " of " + before);
    assertTrue(read.pictures() <= before + 60, read.pictures() + " of " + before);
    assertInstanceOf(RecordState.Off.class, recorder.state().recording());
  }

  @Beside
  @Test
  void recordingGoesOnThroughAReconnectInOneFile() throws Exception {
    ClipFootage footage = footage();
    Recorder recorder = recorder(ipc(footage, "drop=2"), PreRollSettings.none());
    recorder.start();
    awaitLength(recorder, 5);
    recorder.stop();
    Ended ended = awaitEnd(recorder);
    assertEquals(1, Studio.files(folder).size());
    MediaFile read = MediaFile.read(ended.progress().file());
    assertEquals(ended.progress().frames(), read.pictures());
    for (int i = 1; i < read.pictures(); i++) {
      assertTrue(read.pictureTimes().get(i) > read.pictureTimes().get(i - 1), "time goes on");
    }
  }
}
