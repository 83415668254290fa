package app.oriel.rtsp;

import app.oriel.camera.OrielException;
import app.oriel.rtsp.SignedConversation.Question;
import java.util.Map;

/**
 * One connection for what a camera's maker added to RTSP: requests with bodies, signed where the
 * camera wants it, and frames to the camera. Requests come from one thread, frames too; the rest is
 * for any.
 */
public final class RtspDialogue implements AutoCloseable {
  private final SignedConversation conversation;

  /** Hears of the connection on the thread that reads it; must not block. */
  public interface Listener {
    /** Nothing comes any more, and nothing can be sent. */
    void ended(OrielException why);

    /** The camera said something that answers nothing; of what it says only the body. */
    void unasked(byte[] body);
  }

  RtspDialogue(SignedConversation conversation) {
    this.conversation = conversation;
  }

  /** From now on the connection's end and what comes unasked is told; the end at once if it was. */
  public void listen(Listener to) {
    line()
        .listen(
            new RtspConnection.Listener() {
              @Override
              public void ended(OrielException why) {
                to.ended(why);
              }

              @Override
              public void unasked(RtspMessage message) {
                to.unasked(
                    switch (message) {
                      case RtspResponse response -> response.body();
                      case RtspRequest request -> request.body();
                    });
              }
            });
  }

  /**
   * Asks, signed where the camera wants that. Blocks for the answer. A refusal that is known costs
   * the camera a connection and no attempt.
   *
   * @param signed whether to sign again once the camera took the password; false where it keeps a
   *     session that says who asks
   * @return the answer, of any status but 401
   */
  public RtspReply ask(String method, Map<String, String> headers, byte[] body, boolean signed)
      throws OrielException, InterruptedException {
    Question question = question(method, headers, body);
    if (!signed || !conversation.sentCredentials()) {
      RtspResponse answer = conversation.ask(question);
      if (answer.status() != 401) {
        return RtspReply.of(answer);
      }
    }
    return RtspReply.of(conversation.passGate(question));
  }

  private static Question question(String method, Map<String, String> fields, byte[] body) {
    RtspHeaders headers = RtspHeaders.NONE;
    for (Map.Entry<String, String> each : fields.entrySet()) {
      headers = headers.with(each.getKey(), each.getValue());
    }
    headers = body.length > 0 ? headers.with("Content-Type", "application/json") : headers;
    return new Question(method, headers, body);
  }

  /** From now on so few bytes lie in the system before the camera has taken them. */
  public void sendSoon(int bytes) throws OrielException {
    line().sendSoon(bytes);
  }

  /**
   * Sends a {@code $} frame. Where as many wait as may, the oldest is thrown away. Never blocks.
   *
   * @param frame with its head of four bytes
   * @return how many were thrown away
   */
  public int send(byte[] frame, int mostWaiting) {
    return line().writer().offerLatest(frame, mostWaiting);
  }

  /** For how many nanoseconds the camera has taken nothing of what it is sent. */
  public long stuckFor() {
    return line().writer().stuckFor();
  }

  /** Ends the connection at once, from any thread; who waits for an answer fails. */
  @Override
  public void close() {
    conversation.close();
  }

  private RtspConnection line() {
    return conversation.session().line();
  }
}
