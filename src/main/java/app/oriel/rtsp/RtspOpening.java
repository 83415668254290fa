package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.SignInSteps;
import app.oriel.rtsp.StreamStart.Described;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One opening of one stream: connect, sign in, describe, set up, play. */
final class RtspOpening {
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

  /**
   * Connects, then signs in when the gate says so: a known refusal costs a connection only.
   *
   * @throws Redirected if the camera wants to be asked elsewhere
   */
  PacketSource open() throws OrielException, InterruptedException {
    var conversation = SignedConversation.begin(connector, gate, camera, target, steps, trace);
    var signIn = new RtspSignIn(conversation, target, steps);
    PacketSource source = null;
    try {
      Begun begun = gate.pass(camera, target.door(), () -> begin(signIn));
      source = begun.source != null ? begun.source : play(begun.description, signIn);
    } catch (Redirected e) {
      throw e;
    } catch (OrielException e) {
      signIn.failed(e);
      throw e;
    } finally {
      if (source == null) {
        pipe.close();
        conversation.close();
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

  private Begun begin(RtspSignIn signIn) throws OrielException, InterruptedException {
    RtspResponse description = signIn.describe();
    boolean enough = signIn.sent() || camera.credentials() == null;
    return new Begun(description, enough ? null : play(description, signIn));
  }

  private Described described(RtspResponse answer, RtspSession session)
      throws OrielException, InterruptedException {
    if (answer.status() != 200) {
      Optional<Redirected> sent = Redirected.in(answer, target.uri(), session.line().peer());
      throw sent.isPresent() ? sent.get() : RtspFailures.answered(answer.status());
    }
    boolean framed = answer.body().length > 0;
    SessionDescription sdp =
        SdpReader.read(framed ? answer.body() : session.unframed(target.uri()));
    Optional<String> named =
        Optional.<String>empty()
            .or(() -> answer.headers().first("Content-Base").flatMap(this::base))
            .or(() -> answer.headers().first("Content-Location").flatMap(this::base))
            .or(() -> Optional.of(sdp.control()).filter(RequestUri::isRtsp).flatMap(this::base));
    String base = named.orElse(target.uri());
    return new Described(
        base,
        RequestUri.control(base, sdp.control()),
        TrackChoice.of(sdp),
        TrackChoice.unknownSound(sdp).orElse(null));
  }

  /** The base that the camera named, where it can be one. */
  private Optional<String> base(String named) {
    return RequestUri.base(target.uri(), named);
  }

  private PacketSource play(RtspResponse description, RtspSignIn signIn)
      throws OrielException, InterruptedException {
    RtspSession session = signIn.session();
    Described stream = described(description, session);
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
            .tearDown(stream.whole(), RtspHeaders.NONE)
            .completeOnTimeout(null, millis, TimeUnit.MILLISECONDS)
            .join();
      }
    }
  }

  private PacketSource start(Described stream, RtspSignIn signIn)
      throws OrielException, InterruptedException {
    RtspSession session = signIn.session();
    RtspConnection line = session.line();
    var reports = new ReceiverReports();
    var start = new StreamStart(signIn, stream, tracks, reports);
    start.setUp();
    var listener = new StreamListener(line, tracks, reports, target.uri());
    line.listen(listener);
    line.expectStream();
    List<PlayedPart> parts = start.play();
    signIn.letIn();
    KeepAlive keepAlive = keepAlive(session, parts, signIn);
    listener.plays(keepAlive);
    keepAlive.start();
    line.writer().every(ReceiverReports.EVERY_NANOS, () -> reports.make(line.writer()::offer));
    Runnable ended = gate.streaming(camera, target.door());
    Runnable gone =
        () -> {
          ended.run();
          trace.ended(tracks.losses());
        };
    return new RtspSource(
        pipe,
        tracks,
        session,
        parts,
        stream.unknownSound(),
        listener,
        keepAlive,
        connector.limits().farewell(),
        gone);
  }

  private KeepAlive keepAlive(RtspSession session, List<PlayedPart> parts, RtspSignIn signIn) {
    var methods = KeepAliveMethods.of(camera.memory(), signIn.hasGetParameter());
    return new KeepAlive(session, parts, methods, camera.memory());
  }
}
