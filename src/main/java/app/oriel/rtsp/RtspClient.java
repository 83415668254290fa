package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SocketOpener;
import app.oriel.camera.TimeLimits;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** The door to cameras that speak RTSP. One for the whole program; called from any thread. */
public final class RtspClient {
  private final SocketOpener sockets;
  private final CredentialGate gate;
  private final ThreadFactory threads;

  /**
   * @param gate stands before the sign-in, here and elsewhere
   * @param threads makes virtual threads; two for each open stream
   */
  public RtspClient(SocketOpener sockets, CredentialGate gate, ThreadFactory threads) {
    this.sockets = sockets;
    this.gate = gate;
    this.threads = threads;
  }

  private RtspConnector within(TimeLimits limits) {
    return new RtspConnector(sockets, RtspLimits.usual().within(limits), threads);
  }

  /**
   * Connects, signs in and asks for a stream, there and where the camera sends us on. Blocks within
   * the limits; ends soon after the thread is interrupted, except that a platform thread waits out
   * the connect limit.
   *
   * @param steps is told each step as it succeeds, on this thread
   * @return the stream, which the caller closes
   */
  public PacketSource open(Camera camera, RtspTarget target, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException {
    RtspConnector connector = within(limits);
    return FollowedSource.open(
        new Redirects(camera, target),
        (at, told) -> new RtspOpening(connector, gate, at.camera(), at.target(), told).open(),
        steps);
  }

  /**
   * Connects for requests that are no stream; nothing is sent yet. Blocks within the limits, as
   * {@link #open} does.
   *
   * @param transcript is told each line that is said, with everything secret removed, on the thread
   *     that asks
   * @return the connection, which the caller closes
   */
  public RtspDialogue connect(
      Camera camera, RtspTarget target, TimeLimits limits, Consumer<String> transcript)
      throws OrielException, InterruptedException {
    var trace = new Trace(camera.name(), new RtspTranscript(transcript));
    var conversation =
        SignedConversation.begin(within(limits), gate, camera, target, SignInSteps.IGNORED, trace);
    return new RtspDialogue(conversation);
  }

  /** Stands before every sign-in of this client. */
  public CredentialGate gate() {
    return gate;
  }
}
