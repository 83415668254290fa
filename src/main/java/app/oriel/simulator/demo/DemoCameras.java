package app.oriel.simulator.demo;

import app.oriel.camera.Credentials;
import app.oriel.simulator.CommonQuirk;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageSettings;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.Size;
import app.oriel.simulator.TalkMeter;
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
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * The cameras of the demo, on free ports of 127.0.0.1. There are four scenes, and each is filmed
 * once for each size, however many cameras show it. The first TL-IPC camera has a film of its own:
 * it shows how loud it is talked to.
 */
public final class DemoCameras implements AutoCloseable {
  /** As many cameras as there are scenes. */
  public static final int USUAL_COUNT = 4;

  /** Which makes the demo shows unless told otherwise. */
  public static final Mix USUAL_MIX = Mix.ALL;

  private static final List<Role> ROLES =
      List.of(
          new Role("Hall", "hall", KasaModel.EC60, KasaModel.KC420WS, List.of()),
          new Role(
              "Front door",
              "door",
              KasaModel.KD110,
              KasaModel.KC100,
              List.of(IpcModel.TL_IPC48AW_PLUS, IpcModel.TL_IPC44AW_COLOR)),
          new Role(
              "Yard",
              "yard",
              KasaModel.KC410S,
              KasaModel.EC71,
              List.of(IpcModel.VIGI_C540V, IpcModel.VIGI_S445)),
          new Role("Shop", "shop", KasaModel.KC120, KasaModel.KC200, List.of(IpcModel.TAPO_C220)));

  /** Four encoders must leave the machine to the wall. */
  private static final Size SIZE = new Size(1280, 720);

  private static final String USER = "demo@oriel.invalid";
  private static final int PASSWORD_BYTES = 12;

  private final SecureRandom random = new SecureRandom();
  private final CameraCertificate certificate;
  private final Function<FootageSettings, Footage> film;
  private final ThreadFactory threads;
  private final InetAddress here = InetAddress.ofLiteral("127.0.0.1");
  private final Map<FootageSettings, Footage> footages = new HashMap<>();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final List<DemoCamera> cameras = new ArrayList<>();
  private boolean metered;

  private DemoCameras(Function<FootageSettings, Footage> film, ThreadFactory threads)
      throws IOException {
    this.film = film;
    this.threads = threads;
    certificate = CameraCertificates.inMemory();
  }

  /** Which makes are shown. */
  public enum Mix {
    KASA,
    /** Kasa, TL-IPC, VIGI and Tapo. */
    ALL
  }

  /**
   * One camera of the demo.
   *
   * @param name in English, such as {@code Hall} or {@code Hall 2}
   * @param scene one of {@link FootageSettings#SCENES}
   * @param model as people write it
   * @param url where it is, with its ports
   */
  public record DemoCamera(
      String name, String scene, String model, String url, Credentials credentials) {}

  /** Starts so many cameras of the usual makes. */
  public static DemoCameras start(
      int count, Function<FootageSettings, Footage> film, ThreadFactory threads)
      throws IOException {
    return start(USUAL_MIX, count, film, threads);
  }

  /**
   * Starts so many cameras. Takes some tenths of a second.
   *
   * @param film makes the footage of a scene; called at most once for each scene and size, and what
   *     it makes is closed with the cameras
   * @param threads makes the cameras' threads
   */
  public static DemoCameras start(
      Mix mix, int count, Function<FootageSettings, Footage> film, ThreadFactory threads)
      throws IOException {
    DemoCameras demo = new DemoCameras(film, threads);
    try {
      for (int i = 0; i < count; i++) {
        demo.add(i, mix);
      }
    } catch (IOException | RuntimeException e) {
      demo.close();
      throw e;
    }
    return demo;
  }

  /** The cameras, in the order of the wall. */
  public List<DemoCamera> cameras() {
    return List.copyOf(cameras);
  }

  /** Ends the cameras, then the footage. */
  @Override
  public void close() {
    while (!running.isEmpty()) {
      close(running.pop());
    }
    footages.values().forEach(Footage::close);
  }

  private static void close(AutoCloseable camera) {
    try {
      camera.close();
    } catch (Exception e) {
      throw new IllegalStateException("cameras close without trouble", e);
    }
  }

  private void add(int index, Mix mix) throws IOException {
    Role role = ROLES.get(index % ROLES.size());
    int round = index / ROLES.size();
    String name = round == 0 ? role.title : role.title + " " + (round + 1);
    Credentials credentials = new Credentials(USER, password());
    if (mix == Mix.ALL && round < role.ipc.size()) {
      addIpc(role.ipc.get(round), name, role.scene, credentials);
    } else {
      addKasa(round % 2 == 0 ? role.kasa : role.otherKasa, name, role.scene, credentials);
    }
  }

  private void addKasa(KasaModel model, String name, String scene, Credentials credentials)
      throws IOException {
    Quirks quirks = filming(model.quirks(), scene);
    KasaSetup setup =
        new KasaSetup(model, name, here, KasaPorts.FREE, credentials, quirks, certificate);
    KasaCamera camera = new KasaCamera(setup, footage(quirks.footage()), threads);
    running.push(camera);
    camera.start();
    String url = "kasa://127.0.0.1:" + camera.streamPort() + camera.query();
    cameras.add(new DemoCamera(name, scene, model.name(), url, credentials));
  }

  private void addIpc(IpcModel model, String name, String scene, Credentials credentials)
      throws IOException {
    Quirks quirks = filming(model.quirks(), scene);
    TalkMeter meter = new TalkMeter();
    boolean shown = model.make() == IpcModel.Make.IPC && !metered;
    metered |= shown;
    IpcFootage footage =
        IpcFootage.of(
            quirks, settings -> footage(shown ? settings.showing(meter) : settings), threads);
    IpcSetup setup = new IpcSetup(model, name, here, 0, credentials, quirks);
    IpcCamera camera = new IpcCamera(setup, footage, threads);
    running.push(camera);
    camera.start();
    meter.follow(camera.talk()::level);
    cameras.add(new DemoCamera(name, scene, model.label(), camera.wholeUrl(), credentials));
  }

  private static Quirks filming(Quirks quirks, String scene) {
    return quirks.with(CommonQuirk.SCENE, scene).with(CommonQuirk.SIZE, SIZE);
  }

  private Footage footage(FootageSettings settings) {
    return footages.computeIfAbsent(settings, film);
  }

  private String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /**
   * What is shown where.
   *
   * @param kasa in even rounds, {@code otherKasa} in odd ones
   * @param ipc one for each round of a mixed wall; Kasa after that
   */
  private record Role(
      String title, String scene, KasaModel kasa, KasaModel otherKasa, List<IpcModel> ipc) {}
}
