package app.oriel.rtsp;

import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.rtsp.TrackChoice.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets up the tracks of a stream and has them played: RFC 2326, 10.4, 10.5. */
final class StreamStart {
  private static final RtspHeaders FROM_NOW = RtspHeaders.NONE.with("Range", "npt=0.000-");

  /** What cameras answer that want each track to be played by itself. */
  private static final Set<Integer> NOT_TOGETHER = Set.of(400, 404, 455, 459, 460);

  /** What cameras answer that do not take a Range. */
  private static final Set<Integer> NO_RANGE = Set.of(400, 451, 457);

  private final RtspSignIn signIn;
  private final RtspSession session;
  private final Described stream;
  private final StreamTracks tracks;
  private final ReceiverReports reports;
  private final List<PlayedPart> parts = new ArrayList<>();

  /**
   * What the camera offers.
   *
   * @param base of the controls of tracks
   * @param whole names all tracks together
   * @param unknownSound as {@link PacketSource#unknownSound}
   */
  record Described(String base, String whole, List<Track> tracks, @Nullable String unknownSound) {}

  /**
   * @param signIn was let in
   * @param tracks take what comes
   * @param reports are made of what comes
   */
  StreamStart(RtspSignIn signIn, Described stream, StreamTracks tracks, ReceiverReports reports) {
    this.signIn = signIn;
    this.session = signIn.session();
    this.stream = stream;
    this.tracks = tracks;
    this.reports = reports;
  }

  /** Asks for all tracks. Blocks for the answers. */
  void setUp() throws OrielException, InterruptedException {
    for (int i = 0; i < stream.tracks().size(); i++) {
      try {
        setUp(i);
      } catch (OrielException e) {
        if (i == 0 || e.problem() != Problem.NO_ANSWER) {
          throw e;
        }
        // It says nothing of its sound: that comes to the same as a no.
      }
    }
  }

  /** Asks for one track. Without its sound a stream is worth having, without its pictures not. */
  private void setUp(int index) throws OrielException, InterruptedException {
    Track track = stream.tracks().get(index);
    int wanted = 2 * index;
    String uri = RequestUri.control(stream.base(), track.control());
    String transport = "RTP/AVP/TCP;unicast;interleaved=" + wanted + "-" + (wanted + 1);
    RtspResponse answer = session.ask("SETUP", uri, RtspHeaders.NONE.with("Transport", transport));
    Optional<TransportAnswer> channels =
        answer.status() == 200 ? TransportAnswer.in(answer.headers(), wanted) : Optional.empty();
    // Also where we cannot take what it sends: it keeps a place for us until it is told.
    String named = answer.status() == 200 ? session.named(answer) : "";
    if (channels.isPresent()) {
      parts.add(new PlayedPart(uri, named));
      tracks.add(channels.get().channel(), wanted, track, channels.get().source());
      reports.add(channels.get(), wanted, track.format().clockRate());
    } else if (index == 0) {
      throw answer.status() == 200
          ? TransportAnswer.unsupported(answer.headers())
          : refused(answer, uri);
    }
  }

  /**
   * Has what was set up played, all together where the camera has it so. Blocks for the answers.
   *
   * @return what plays
   */
  List<PlayedPart> play() throws OrielException, InterruptedException {
    if (PlayedPart.oneOfEachSession(parts).size() > 1) {
      return playEach();
    }
    PlayedPart whole = new PlayedPart(stream.whole(), parts.getFirst().session());
    RtspResponse answer = play(whole);
    if (answer.status() == 200) {
      return List.of(whole);
    }
    if (NOT_TOGETHER.contains(answer.status())) {
      return playEach();
    }
    throw refused(answer, whole.uri());
  }

  private List<PlayedPart> playEach() throws OrielException, InterruptedException {
    List<PlayedPart> playing = new ArrayList<>();
    for (PlayedPart part : parts) {
      RtspResponse answer = play(part);
      if (answer.status() == 200) {
        playing.add(part);
      } else if (playing.isEmpty()) {
        throw refused(answer, part.uri());
      }
    }
    return playing;
  }

  private RtspResponse play(PlayedPart part) throws OrielException, InterruptedException {
    RtspHeaders headers = FROM_NOW;
    for (RtspHeaders.Field field : part.header().fields()) {
      headers = headers.with(field.name(), field.value());
    }
    RtspResponse answer = session.ask("PLAY", part.uri(), headers);
    if (NO_RANGE.contains(answer.status())) {
      // Some know none for what is live.
      answer = session.ask("PLAY", part.uri(), part.header());
    }
    if (answer.status() == 200) {
      session.named(answer);
    }
    return answer;
  }

  /** A refusal, where the camera asks who it is only now; else it let us in before. */
  private OrielException refused(RtspResponse answer, String uri) {
    Optional<Redirected> sent = Redirected.in(answer, uri, session.line().peer());
    if (sent.isPresent()) {
      return sent.get();
    }
    return answer.status() == 401 && !signIn.sent()
        ? signIn.askedLate(answer)
        : RtspFailures.answered(answer.status());
  }
}
