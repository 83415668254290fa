package app.oriel.record;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Sockets;
import app.oriel.kasa.KasaFamily;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionTimes;
import app.oriel.process.Threads;
import app.oriel.rtsp.RtspClient;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcFootage;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcSetup;
import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.CameraCertificates;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaSetup;
import app.oriel.tplink.TplinkIpcFamily;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What receiving and recording costs without showing anything: {@code RecordCost [streams
 * [seconds]]} records cameras of software, 1080p at 15 pictures a second, with Oriel in a process
 * of its own and then with as many {@code ffmpeg -c copy}, in one run, and prints the figures.
 */
public final class RecordCost {
  private static final Credentials OWNER = new Credentials("admin", "opensesame");
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static final int WARM_UP = 45;
  private static final double MEGABYTE = 1 << 20;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private RecordCost() {}

  /** Runs the comparison, or, called by itself, the recording half of it. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("record")) {
      record(arguments);
      return;
    }
    int streams = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 16;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    Path folder = Files.createTempDirectory("record-cost");
    List<String> rtsp = new ArrayList<>();
    List<String> kasa = new ArrayList<>();
    serve(streams, rtsp, kasa);
    oriel("RTSP, nothing remembered", folder, 0, seconds, rtsp);
    ffmpeg(folder, seconds, rtsp);
    oriel("RTSP, 30 s remembered", folder, 30, seconds, rtsp);
    oriel("Kasa (TLS), nothing remembered", folder, 0, seconds, kasa);
    Runtime.getRuntime().exit(0);
  }

  private static void serve(int streams, List<String> rtsp, List<String> kasa) throws IOException {
    Threads threads = new Threads();
    FootageClip clip = FootageClip.numbered(1920, 1080, 15, 10);
    CameraCertificate certificate = CameraCertificates.inMemory();
    for (int i = 0; i < streams; i++) {
      ClipFootage footage =
          new ClipFootage(
              clip, Ambience.HALL, (number, at) -> {}, threads.platform("footage " + i));
      IpcModel model = IpcModel.TL_IPC48AW;
      IpcCamera ipc =
          new IpcCamera(
              new IpcSetup(model, "Hall", HERE, 0, OWNER, model.quirks()),
              List.of(new IpcFootage(footage, footage)),
              (at, now) -> {},
              threads.virtual("camera"));
      ipc.start();
      rtsp.add(ipc.url());
      KasaCamera other =
          new KasaCamera(
              new KasaSetup(
                  KasaModel.EC60,
                  "Hall",
                  HERE,
                  KasaPorts.FREE,
                  OWNER,
                  KasaModel.EC60.quirks(),
                  certificate),
              footage,
              threads.virtual("camera"));
      other.start();
      kasa.add("kasa://127.0.0.1:" + other.streamPort() + "?discovery=" + other.discoveryPort());
    }
  }

  private static void oriel(
      String what, Path folder, int remembered, int seconds, List<String> urls) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "@jpackage/jvm.args",
                "--module-path",
                "target/oriel/javafx",
                "-cp",
                System.getProperty("java.class.path"),
                RecordCost.class.getName(),
                "record",
                what,
                folder.resolve("oriel").toString(),
                String.valueOf(remembered),
                String.valueOf(seconds)));
    command.addAll(urls);
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** The half that is measured. */
  private static void record(String[] arguments) throws Exception {
    List<String> all = Arrays.asList(arguments);
    int remembered = Integer.parseInt(all.get(3));
    int seconds = Integer.parseInt(all.get(4));
    List<String> urls = all.subList(5, all.size());
    Threads threads = new Threads();
    CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
    HostNames names = new HostNames(threads.platform("names"));
    RtspClient rtsp =
        new RtspClient(new Sockets(InstantSource.system(), names), gate, threads.virtual("rtsp"));
    CameraHttp http = new CameraHttp(InstantSource.system(), names);
    Families families =
        new Families(
            List.of(
                new KasaFamily(http, names, gate, threads.virtual("kasa")),
                new TplinkIpcFamily(rtsp)));
    long heapBefore = heap();
    try (LiveCameras cameras =
            new LiveCameras(
                families,
                gate,
                SessionTimes.usual(),
                threads,
                Executors.newSingleThreadScheduledExecutor(threads.platform("clock")),
                InstantSource.system());
        Recordings recordings =
            new Recordings(cameras, DiskGuard.usual(), threads, Clock.systemUTC())) {
      List<Recorder> recorders = new ArrayList<>();
      PreRollSettings usual = PreRollSettings.usual();
      for (String url : urls) {
        Camera camera = new Camera("Hall", CameraUrl.parse(url), OWNER, CameraMemory.forgetful());
        Recorder recorder =
            recordings.recorder(
                camera,
                Path.of(all.get(2)),
                RecordOptions.usual(),
                new PreRollSettings(
                    Duration.ofSeconds(remembered), usual.bytes(), usual.after(), true));
        recorder.start();
        recorders.add(recorder);
      }
      TimeUnit.SECONDS.sleep(WARM_UP);
      long cpu = cpu(ProcessHandle.current());
      TimeUnit.SECONDS.sleep(seconds);
      double share = (cpu(ProcessHandle.current()) - cpu) / 1e9 / seconds;
      double heap = (heap() - heapBefore) / MEGABYTE;
      double preRoll = recorders.stream().mapToLong(Recorder::remembered).sum() / MEGABYTE;
      long rss = rss(ProcessHandle.current().pid());
      recorders.forEach(Recorder::close);
      long frames =
          recorders.stream()
              .map(each -> each.state().recording())
              .filter(RecordState.Ended.class::isInstance)
              .mapToLong(ended -> ((RecordState.Ended) ended).progress().frames())
              .sum();
      print("Oriel, " + all.get(1), urls.size(), share, frames, rss);
      OUT.printf(
          Locale.ROOT,
          "  heap %.2f MB a stream; %.2f MB remembered outside of it%n",
          heap / urls.size(),
          preRoll / urls.size());
    }
    Runtime.getRuntime().exit(0);
  }

  private static void print(String what, int streams, double share, long frames, long rss) {
    OUT.printf(
        Locale.ROOT,
        "%s: %d streams, %.3f core in all, %.2f %% of a core a stream, %d pictures, %d MB%n",
        what,
        streams,
        share,
        share * 100 / streams,
        frames,
        rss / 1024);
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      Runtime.getRuntime().gc();
      Thread.sleep(100);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  private static long rss(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  private static void ffmpeg(Path folder, int seconds, List<String> urls) throws Exception {
    List<Process> players = new ArrayList<>();
    for (int i = 0; i < urls.size(); i++) {
      String url =
          urls.get(i).replace("ipc://", "rtsp://" + OWNER.user() + ":" + OWNER.password() + "@");
      players.add(
          new ProcessBuilder(
                  "ffmpeg",
                  "-v",
                  "error",
                  "-y",
                  "-rtsp_transport",
                  "tcp",
                  "-i",
                  url + "/stream1",
                  "-c",
                  "copy",
                  "-f",
                  "matroska",
                  folder.resolve("ffmpeg-" + i + ".mkv").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    TimeUnit.SECONDS.sleep(WARM_UP);
    long before = players.stream().mapToLong(each -> cpu(each.toHandle())).sum();
    TimeUnit.SECONDS.sleep(seconds);
    double share =
        (players.stream().mapToLong(each -> cpu(each.toHandle())).sum() - before) / 1e9 / seconds;
    long rss = 0;
    for (Process each : players) {
      rss += each.isAlive() ? rss(each.pid()) : 0;
    }
    long alive = players.stream().filter(Process::isAlive).count();
    players.forEach(Process::destroy);
    for (Process each : players) {
      each.waitFor();
    }
    print("ffmpeg -c copy (" + alive + " alive)", urls.size(), share, 0, rss);
  }
}
