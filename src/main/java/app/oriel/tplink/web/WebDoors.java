package app.oriel.tplink.web;

import app.oriel.camera.Camera;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.http.CameraHttp;
import app.oriel.http.Limits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Asks cameras about themselves over the web, with one attempt to sign in. For any thread. */
public final class WebDoors {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int OPEN_API = 20443;

  /** For all questions to a camera together. */
  private static final Duration LONGEST = Duration.ofSeconds(6);

  private final CameraHttp http;
  private final Limits limits;
  private final CredentialGate gate;
  private final InstantSource clock;

  /**
   * @param limits of each question
   * @param gate stands before the sign-in, here and elsewhere
   * @param clock the wall clock, for locks that outlive the program
   */
  public WebDoors(CameraHttp http, Limits limits, CredentialGate gate, InstantSource clock) {
    this.http = http;
    this.limits = limits;
    this.gate = gate;
    this.clock = clock;
  }

  /** How long somebody who holds a button waits for what is asked: as for one answer. */
  public Duration patience() {
    return limits.answer();
  }

  /**
   * Asks a TL-IPC camera for its model and its loudspeaker. Blocks.
   *
   * @param gatePort names the camera at the gate
   */
  public WebFacts ask(Camera camera, int gatePort) throws OrielException, InterruptedException {
    int port = camera.url().portNamed("web").orElse(HTTP);
    var door = new WebPort(http, limits, camera, port, false, until());
    return ask(camera, gatePort, door);
  }

  /** Asks a VIGI camera, by its OpenAPI where that is on, else at its web pages' door. */
  public WebFacts askVigi(Camera camera, int gatePort) throws OrielException, InterruptedException {
    long until = until();
    int port = camera.url().portNamed("openapi").orElse(OPEN_API);
    var open = new WebPort(http, limits, camera, port, true, until);
    var api = new OpenApi(open, camera, guard(camera));
    try {
      api.signIn(turn(camera, gatePort));
      return api.audio();
    } catch (OrielException e) {
      if (e.problem().kind() != Problem.Kind.UNREACHABLE) {
        throw e;
      }
    }
    int web = camera.url().portNamed("web").orElse(HTTPS);
    return ask(camera, gatePort, new WebPort(http, limits, camera, web, true, until));
  }

  private static long until() {
    return System.nanoTime() + LONGEST.toNanos();
  }

  private WebFacts ask(Camera camera, int gatePort, WebPort door)
      throws OrielException, InterruptedException {
    var session = new WebSession(door, camera, guard(camera), turn(camera, gatePort));
    session.signIn();
    return WebFacts.of(
        session.ask(get("device_info", "basic_info", "info")),
        session.ask(get("audio_capability", "device_speaker", "device_microphone")));
  }

  /** At the gate for the password alone: the camera's video may sign in while all else is asked. */
  private Turn turn(Camera camera, int gatePort) {
    return signIn -> gate.pass(camera, gatePort, signIn);
  }

  private LockOutGuard guard(Camera camera) {
    return new LockOutGuard(camera.memory(), clock);
  }

  private static Map<String, ?> get(String module, String... names) {
    return Map.of("method", "get", module, Map.of("name", List.of(names)));
  }
}
