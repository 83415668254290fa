package app.oriel.simulator.kasa;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageSettings;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.Size;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * The cameras of the demo, on free ports of 127.0.0.1. There are four scenes, and each is filmed
 * once, however many cameras show it.
 */
public final class DemoCameras implements AutoCloseable {
  /** As many cameras as there are scenes. */
  public static final int USUAL_COUNT = 4;

  private static final List<Role> ROLES =
      List.of(
          new Role("Hall", "hall", KasaModel.EC60, KasaModel.KC420WS),
          new Role("Front door", "door", KasaModel.KD110, KasaModel.KC100),
          new Role("Yard", "yard", KasaModel.KC410S, KasaModel.EC71),
          new Role("Shop", "shop", KasaModel.KC120, KasaModel.KC200));

  /** Four encoders must leave the machine to the wall. */
  private static final Size SIZE = new Size(1280, 720);

  private static final String USER = "demo@oriel.invalid";
  private static final int PASSWORD_BYTES = 12;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Footage> footages = new HashMap<>();
  private final List<KasaCamera> running = new ArrayList<>();
  private final List<DemoCamera> cameras = new ArrayList<>();

  private DemoCameras() {}

  /**
   * One camera of the demo.
   *
   * @param name in English, such as {@code Hall} or {@code Hall 2}
   * @param scene one of {@link FootageSettings#SCENES}
   * @param url where it is, with its ports
   */
  public record DemoCamera(
      String name, String scene, KasaModel model, String url, Credentials credentials) {}

  /**
   * Starts so many cameras. Takes some tenths of a second.
   *
   * @param film makes the footage of a scene; called at most once for each, and what it makes is
   *     closed with the cameras
   * @param threads makes the cameras' threads
   */
  public static DemoCameras start(
      int count, Function<FootageSettings, Footage> film, ThreadFactory threads)
      throws IOException {
    DemoCameras demo = new DemoCameras();
    try {
      CameraCertificate certificate = CameraCertificates.inMemory();
      for (int i = 0; i < count; i++) {
        demo.add(i, certificate, film, threads);
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
    running.forEach(KasaCamera::close);
    footages.values().forEach(Footage::close);
  }

  private void add(
      int index,
      CameraCertificate certificate,
      Function<FootageSettings, Footage> film,
      ThreadFactory threads)
      throws IOException {
    Role role = ROLES.get(index % ROLES.size());
    int round = index / ROLES.size();
    KasaModel model = round % 2 == 0 ? role.model() : role.otherModel();
    String name = round == 0 ? role.name() : role.name() + " " + (round + 1);
    Quirks quirks = model.quirks().with(KasaQuirk.SCENE, role.scene()).with(KasaQuirk.SIZE, SIZE);
    Footage footage = footages.computeIfAbsent(role.scene(), scene -> film.apply(quirks.footage()));
    Credentials credentials = new Credentials(USER, password());
    InetAddress here = InetAddress.ofLiteral("127.0.0.1");
    KasaCamera camera =
        new KasaCamera(
            new KasaSetup(model, name, here, KasaPorts.FREE, credentials, quirks, certificate),
            footage,
            threads);
    running.add(camera);
    camera.start();
    cameras.add(new DemoCamera(name, role.scene(), model, url(camera), credentials));
  }

  private static String url(KasaCamera camera) {
    return "kasa://127.0.0.1:" + camera.streamPort() + "?discovery=" + camera.discoveryPort();
  }

  private String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  private record Role(String name, String scene, KasaModel model, KasaModel otherModel) {}
}
