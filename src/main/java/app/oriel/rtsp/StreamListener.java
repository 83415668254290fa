package app.oriel.rtsp;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import org.jspecify.annotations.Nullable;

/** Hands what comes on a stream's connection to those it concerns, on the thread that reads. */
final class StreamListener implements RtspConnection.Listener {
  private final RtspConnection line;
  private final StreamTracks tracks;
  private final ReceiverReports reports;
  private final String asked;
  private volatile long lastFrame = System.nanoTime();
  private volatile @Nullable KeepAlive keepAlive;

  /**
   * @param asked the URI that was asked for
   */
  StreamListener(RtspConnection line, StreamTracks tracks, ReceiverReports reports, String asked) {
    this.line = line;
    this.tracks = tracks;
    this.reports = reports;
    this.asked = asked;
  }

  /** The stream plays; its end is told to what kept it alive. */
  void plays(KeepAlive by) {
    keepAlive = by;
  }

  /** {@link System#nanoTime} when a frame came last. */
  long lastFrame() {
    return lastFrame;
  }

  @Override
  public void frame(RtspFrame frame) {
    lastFrame = frame.arrival();
    reports.took(frame);
    tracks.frame(frame);
  }

  @Override
  public void unasked(RtspMessage message) {
    if (message instanceof RtspRequest request) {
      Redirected.in(request, asked, line.peer()).ifPresent(tracks::ended);
      if (request.method().equals("TEARDOWN")) {
        tracks.ended(new OrielException(Problem.STREAM_ENDED, Detail.of("ended-the-stream")));
      }
    }
  }

  @Override
  public void ended(OrielException why) {
    KeepAlive known = keepAlive;
    if (known != null) {
      known.ended(true, lastFrame);
    }
    tracks.ended(why);
  }
}
