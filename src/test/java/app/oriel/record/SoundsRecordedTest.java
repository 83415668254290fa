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
import app.oriel.codec.Container;
import app.oriel.codec.MediaFile;
import app.oriel.codec.Tones;
import app.oriel.http.HostNames;
import app.oriel.http.Sockets;
import app.oriel.live.Await;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionTimes;
import app.oriel.process.Threads;
import app.oriel.record.RecordState.Ended;
import app.oriel.rtsp.RtspClient;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcFootage;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcSetup;
import app.oriel.sound.ToneFootage;
import app.oriel.tplink.TplinkIpcFamily;
import java.net.InetAddress;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tone that a camera hears is heard in the file, however the camera compresses it. */
@Timeout(60)
class SoundsRecordedTest {
  private static final Credentials OWNER = new Credentials("owner@oriel.invalid", "open sesame");
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final FootageClip CLIP = FootageClip.numbered(320, 180, 15, 4);

  /** Two files of it, as keyframes allow. */
  private static final long LENGTH_MILLIS = 2_600;

  @TempDir private Path folder;
  private final Threads threads = new Threads();
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
    scheduler.shutdownNow();
  }

  private Recordings recordings() {
    HostNames names = new HostNames(threads.platform("names"));
    CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
    RtspClient rtsp =
        new RtspClient(new Sockets(InstantSource.system(), names), gate, threads.virtual("rtsp"));
    LiveCameras live =
        new LiveCameras(
            new Families(List.of(new TplinkIpcFamily(rtsp))),
            gate,
            SessionTimes.usual(),
            threads,
            scheduler,
            InstantSource.system());
    open.add(live);
    Recordings recordings = new Recordings(live, new DiskGuard(0), threads, Clock.systemUTC());
    open.add(recordings);
    return recordings;
  }

  private Camera camera(String microphone) throws Exception {
    Footage footage =
        new ToneFootage(
            new ClipFootage(
                CLIP, Ambience.HALL, (number, at) -> {}, threads.platform("test footage")));
    open.add(footage);
    IpcModel model = IpcModel.TL_IPC48AW;
    Quirks quirks = model.quirks().with("microphone=" + microphone);
    IpcCamera camera =
        new IpcCamera(
            new IpcSetup(model, "Yard", HERE, 0, OWNER, quirks),
            List.of(new IpcFootage(footage, footage)),
            (takenAt, now) -> {},
            threads.virtual("test camera"));
    open.add(camera);
    camera.start();
    return new Camera("Hall", CameraUrl.parse(camera.url()), OWNER, CameraMemory.forgetful());
  }

  private void aToneIsHeard(String microphone, Container container) throws Exception {
    Camera camera = camera(microphone);
    Duration length = Duration.ofMillis(LENGTH_MILLIS);
    var options = new RecordOptions(container, Duration.ofSeconds(1), 0, length);
    Recorder recorder = recordings().recorder(camera, folder, options, PreRollSettings.none());
    recorder.start();
    Await.until(
        "it ended",
        () ->
            recorder.state().recording() instanceof Ended
                || recorder.state().recording() instanceof RecordState.Failed);
    Ended ended = assertInstanceOf(Ended.class, recorder.state().recording());
    assertEquals(LENGTH_MILLIS / 1000.0, ended.progress().length().toMillis() / 1000.0, 0.4);
    List<Path> files = Studio.files(folder);
    assertEquals(2, files.size(), files::toString);
    for (Path file : files) {
      Probe.assertPlaysToItsEnd(file);
      MediaFile read = MediaFile.read(file);
      assertTrue(read.soundBegins() < 200_000, () -> "sound begins at " + read.soundBegins());
      assertEquals(read.lastPicture() / 1e6, read.soundEnds() / 1e6, 0.4);
    }
    // A decoder of G.726 that comes to the middle of a tone finds its way only slowly; the second
    // file goes on from the first.
    assertTone(files.getFirst(), 0.6, 0.9);
    assertTone(files.getLast(), 0.15, 0.45);
  }

  private static void assertTone(Path file, double from, double to) throws Exception {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
      grabber.start();
      int rate = grabber.getSampleRate();
      short[] heard = new short[0];
      for (Frame frame = grabber.grabSamples(); frame != null; frame = grabber.grabSamples()) {
        ShortBuffer samples = (ShortBuffer) frame.samples[0];
        int count = samples.limit() / frame.audioChannels;
        int before = heard.length;
        heard = Arrays.copyOf(heard, before + count);
        for (int i = 0; i < count; i++) {
          heard[before + i] = samples.get(i * frame.audioChannels);
        }
      }
      short[] middle = Arrays.copyOfRange(heard, (int) (from * rate), (int) (to * rate));
      double loud = Tones.LOUD / Math.sqrt(2);
      assertEquals(loud, Tones.strength(middle, 0, middle.length), loud * 0.3, "loudness");
      assertEquals(Tones.PITCH, Tones.pitch(middle, rate), 25, "pitch");
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"latm", "l16", "g722", "g726", "g726-24", "g726-aal2-40", "opus", "mp2"})
  void inAnMp4(String microphone) throws Exception {
    aToneIsHeard(microphone, Container.MP4);
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"aac", "l16", "g726-aal2-24", "g726-aal2-40", "opus"})
  void inMatroska(String microphone) throws Exception {
    aToneIsHeard(microphone, Container.MKV);
  }
}
