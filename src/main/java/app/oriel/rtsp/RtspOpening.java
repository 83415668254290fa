package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Detail;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import app.oriel.rtsp.TrackChoice.Track;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One opening of one stream: connect, sign in, describe, set up, play. */
final class RtspOpening {
  private static final Pattern CHANNEL = Pattern.compile("interleaved\\s*=\\s*([0-9]{1,3})");

  private final RtspConnector connector;
  private final CredentialGate gate;
  private final Camera camera;
  private final RtspTarget target;
  private final SignInSteps steps;
  private final Trace trace;
  private final PacketPipe pipe = new PacketPipe();
  private final StreamTracks tracks = new StreamTracks(pipe);

  RtspOpening(
      RtspConnector connector,
      CredentialGate gate,
      Camera camera,
      RtspTarget target,
      SignInSteps steps) {
    this.connector = connector;
    this.gate = gate;
    this.camera = camera;
    this.target = target;
    this.steps = steps;
    this.trace = new Trace(camera.name());
  }

  /** Connects, then signs in when the gate says so: a known refusal costs a connection only. */
  PacketSource open() throws CameraException, InterruptedException {
    long start = System.nanoTime();
    RtspLine line = connector.connect(target.host(), target.port(), trace);
    var signIn = new RtspSignIn(connector, camera, target, line, trace, steps);
    PacketSource source = null;
    try {
      steps.reached(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      steps.plain();
      Begun begun = gate.pass(camera, target.port(), () -> begin(signIn));
      source = begun.source != null ? begun.source : play(described(begun.description), signIn);
    } catch (CameraException e) {
      signIn.failed(e);
      throw e;
    } finally {
      if (source == null) {
        pipe.close();
        signIn.session().line().close();
      }
    }
    return source;
  }

  /**
   * What was done behind the gate.
   *
   * @param source null where credentials were taken with the description, which is enough
   */
  private record Begun(RtspResponse description, @Nullable PacketSource source) {}

  private Begun begin(RtspSignIn signIn) throws CameraException, InterruptedException {
    try {
      RtspResponse description = signIn.describe(gate.refusals(camera, target.port()));
      boolean enough = signIn.sent() || camera.credentials() == null;
      return new Begun(description, enough ? null : play(described(description), signIn));
    } catch (CameraException e) {
      if (signIn.sent() && e.problem().leavesPasswordOpen()) {
        gate.unanswered(camera, target.port(), e);
      }
      throw e;
    }
  }

  /** A refusal, where the camera asks who it is only now; else it let us in before. */
  private static CameraException answered(RtspResponse answer, RtspSignIn signIn) {
    return answer.status() == 401 && !signIn.sent()
        ? signIn.askedLate(answer)
        : Failures.answered(answer.status());
  }

  private Described described(RtspResponse answer) throws CameraException {
    if (answer.status() != 200) {
      throw Failures.answered(answer.status());
    }
    SessionDescription sdp = SdpReader.read(answer.body());
    String base =
        Optional.<String>empty()
            .or(() -> answer.headers().first("Content-Base").flatMap(RequestUri::base))
            .or(() -> answer.headers().first("Content-Location").flatMap(RequestUri::base))
            .orElse(target.uri());
    return new Described(base, RequestUri.control(base, sdp.control()), TrackChoice.of(sdp));
  }

  /**
   * What the camera offers.
   *
   * @param base of the controls of tracks
   * @param whole names all tracks together
   */
  private record Described(String base, String whole, List<Track> tracks) {}

  private PacketSource play(Described stream, RtspSignIn signIn)
      throws CameraException, InterruptedException {
    RtspSession session = signIn.session();
    boolean playing = false;
    try {
      PacketSource source = start(stream, signIn);
      playing = true;
      return source;
    } finally {
      if (!playing && session.isNamed()) {
        // A camera that was not told keeps the place taken.
        long millis = connector.limits().farewell().toMillis();
        session
            .tearDown(stream.whole())
            .completeOnTimeout(null, millis, TimeUnit.MILLISECONDS)
            .join();
      }
    }
  }

  private PacketSource start(Described stream, RtspSignIn signIn)
      throws CameraException, InterruptedException {
    RtspSession session = signIn.session();
    for (int i = 0; i < stream.tracks().size(); i++) {
      setUp(signIn, stream, i);
    }
    session.line().listen(tracks);
    session.line().expectStream();
    RtspHeaders fromNow = RtspHeaders.NONE.with("Range", "npt=0.000-");
    RtspResponse playing = session.ask("PLAY", stream.whole(), fromNow);
    if (playing.status() == 457) {
      // Invalid range: some know none for what is live.
      playing = session.ask("PLAY", stream.whole(), RtspHeaders.NONE);
    }
    if (playing.status() != 200) {
      throw answered(playing, signIn);
    }
    signIn.letIn();
    new KeepAlive(session, stream.whole(), signIn.hasGetParameter()).start();
    Runnable ended = gate.streaming(camera, target.port());
    Runnable gone =
        () -> {
          ended.run();
          trace.ended(tracks.losses());
        };
    return new RtspSource(
        pipe, tracks, session, stream.whole(), connector.limits().farewell(), gone);
  }

  /** Asks for one track. Without its sound a stream is worth having, without its pictures not. */
  private void setUp(RtspSignIn signIn, Described stream, int index)
      throws CameraException, InterruptedException {
    RtspSession session = signIn.session();
    Track track = stream.tracks().get(index);
    int wanted = 2 * index;
    String transport = "RTP/AVP/TCP;unicast;interleaved=" + wanted + "-" + (wanted + 1);
    RtspResponse answer =
        session.ask(
            "SETUP",
            RequestUri.control(stream.base(), track.control()),
            RtspHeaders.NONE.with("Transport", transport));
    if (answer.status() == 200) {
      session.named(answer);
      tracks.add(channel(answer, wanted), track.format());
    } else if (index == 0) {
      throw answered(answer, signIn);
    }
  }

  private static int channel(RtspResponse answer, int wanted) throws CameraException {
    String transport = answer.headers().first("Transport").orElse("");
    Matcher m = CHANNEL.matcher(transport);
    if (m.find() && Integer.parseInt(m.group(1)) <= 0xff) {
      return Integer.parseInt(m.group(1));
    }
    String lower = transport.toLowerCase(Locale.ROOT);
    if (lower.contains("multicast")) {
      throw new CameraException(Problem.TRANSPORT_UNSUPPORTED, Detail.of("sends-by-multicast"));
    }
    if (lower.matches(".*(client_port|server_port|/udp).*")) {
      throw new CameraException(Problem.TRANSPORT_UNSUPPORTED, Detail.of("sends-by-udp"));
    }
    return wanted;
  }
}
