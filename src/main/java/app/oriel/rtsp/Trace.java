package app.oriel.rtsp;

import app.oriel.camera.Losses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol trace of one camera, for {@code -v}: what was asked ({@code >>}) and what came
 * ({@code <<}). Of requests only the method is shown, of answers only the status: a camera may
 * repeat anything it was told, and some makes want a password in the path.
 */
final class Trace {
  private static final Logger log = LoggerFactory.getLogger(Trace.class);

  private final String camera;
  private final RtspTranscript transcript;

  /**
   * @param camera the name that people call it
   */
  Trace(String camera) {
    this(camera, new RtspTranscript(line -> {}));
  }

  /**
   * @param transcript gets all that is said, too
   */
  Trace(String camera, RtspTranscript transcript) {
    this.camera = camera;
    this.transcript = transcript;
  }

  String camera() {
    return camera;
  }

  void asked(RtspRequest request, int cseq, boolean signed) {
    log.debug("{}: >> {} {}{}", camera, cseq, request.method(), signed ? " signed" : "");
    transcript.asked(request);
  }

  /** Whoever asked read the answer, on his thread. */
  void read(RtspResponse answer) {
    transcript.answered(answer);
  }

  void answered(RtspResponse response) {
    int cseq = response.cseq().orElse(-1);
    log.debug("{}: << {} {} {} bytes", camera, cseq, response.status(), response.body().length);
  }

  void askedBy(RtspRequest request) {
    log.debug("{}: << {}", camera, request.method());
  }

  void ended(Losses losses) {
    log.debug("{}: lost {} packets, {} units", camera, losses.packets(), losses.units());
  }

  void mistake(Throwable e) {
    log.error("{}: a mistake in Oriel", camera, e);
  }
}
