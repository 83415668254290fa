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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
      RtspResponse description = gate.pass(camera, target.port(), () -> describe(signIn));
      source = play(described(description), signIn);
    } finally {
      if (source == null) {
        pipe.close();
        signIn.session().line().close();
      }
    }
    return source;
  }

  private RtspResponse describe(RtspSignIn signIn) throws CameraException, InterruptedException {
    return signIn.describe(gate.refusals(camera, target.port()));
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
    for (int i = 0; i < stream.tracks().size(); i++) {
      setUp(session, stream, i);
    }
    session.line().listen(tracks);
    session.line().expectStream();
    RtspHeaders fromNow = RtspHeaders.NONE.with("Range", "npt=0.000-");
    RtspResponse playing = session.ask("PLAY", stream.whole(), fromNow);
    if (playing.status() != 200) {
      throw Failures.answered(playing.status());
    }
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
  private void setUp(RtspSession session, Described stream, int index)
      throws CameraException, InterruptedException {
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
      throw Failures.answered(answer.status());
    }
  }

  private static int channel(RtspResponse answer, int wanted) throws CameraException {
    String transport = answer.headers().first("Transport").orElse("");
    Matcher m = CHANNEL.matcher(transport);
    if (m.find() && Integer.parseInt(m.group(1)) <= 0xff) {
      return Integer.parseInt(m.group(1));
    }
    if (transport.contains("client_port")) {
      throw new CameraException(Problem.UNSUPPORTED, Detail.of("wants-to-send-by-udp"));
    }
    return wanted;
  }
}
