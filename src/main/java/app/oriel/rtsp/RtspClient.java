package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.PacketSource;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SocketOpener;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** The door to cameras that speak RTSP. One for the whole program; called from any thread. */
public final class RtspClient {
  private final RtspConnector connector;
  private final CredentialGate gate;

  /**
   * @param gate stands before the sign-in, here and elsewhere
   * @param threads makes virtual threads; two for each open stream
   */
  public RtspClient(
      SocketOpener sockets, RtspLimits limits, CredentialGate gate, ThreadFactory threads) {
    this.connector = new RtspConnector(sockets, limits, threads);
    this.gate = gate;
  }

  /**
   * Connects, signs in and asks for a stream, there and where the camera sends us on. Blocks within
   * the limits; ends soon after the thread is interrupted, except that a platform thread waits out
   * the connect limit.
   *
   * @param steps is told each step as it succeeds, on this thread
   * @return the stream, which the caller closes
   */
  public PacketSource open(Camera camera, RtspTarget target, SignInSteps steps)
      throws CameraException, InterruptedException {
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
  public RtspDialogue connect(Camera camera, RtspTarget target, Consumer<String> transcript)
      throws CameraException, InterruptedException {
    var trace = new Trace(camera.name(), new RtspTranscript(transcript));
    var conversation =
        SignedConversation.begin(connector, gate, camera, target, SignInSteps.IGNORED, trace);
    return new RtspDialogue(conversation, gate, camera, target.door());
  }

  /** Stands before every sign-in of this client. */
  public CredentialGate gate() {
    return gate;
  }
}
