package app.oriel.ui.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps.Secured;
import app.oriel.camera.TrackInfo;
import app.oriel.live.Budget;
import app.oriel.live.FeedStats;
import app.oriel.live.SessionState;
import app.oriel.live.SessionState.Connecting;
import app.oriel.live.SessionState.Live;
import app.oriel.live.StreamStats;
import app.oriel.text.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatsWordsTest {
  private static final StatsWords WORDS = new StatsWords(Texts.window(Locale.ENGLISH));

  private static FeedStats noFigures(StreamStats stream, int upstreams) {
    return new FeedStats(
        Quality.MAIN,
        null,
        upstreams,
        new Budget(upstreams, 1),
        stream,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0);
  }

  private static FeedStats figures(Quality quality, @Nullable Problem heldBack) {
    return figures(quality, heldBack, 0);
  }

  private static FeedStats figures(Quality quality, @Nullable Problem heldBack, long lostPackets) {
    return new FeedStats(
        quality,
        heldBack,
        1,
        new Budget(1, 2),
        stream(1_312_000, true),
        15,
        26_400_000,
        41_200_000,
        9_810_000,
        2560,
        1440,
        5412,
        3,
        lostPackets,
        1);
  }

  private static List<String> lines(SessionState state, FeedStats feed) {
    return WORDS.of(state, feed).stream().map(l -> l.name() + ": " + l.value()).toList();
  }

  private static StreamStats stream(long bits, boolean known) {
    Secured secured = new Secured(21, "TLSv1.2", "suite", "sha256:4b1d7c09aa31f088", known);
    return new StreamStats(new TrackInfo.Video(Codec.H264), null, null, 14.96, bits, secured);
  }

  @Test
  void aLiveCameraTellsEverything() {
    FeedStats feed = figures(Quality.MAIN, null);
    assertEquals(
        List.of(
            "stream: H.264 2560×1440, 15.0 fps",
            "rate: 1.31 Mbit/s",
            "delay: 26 ms, 95 % ≤ 41 ms",
            "dropped: 3 of 5,412",
            "damaged: 1",
            "decode: 9.8 ms, software",
            "connections: 1 of 2",
            "secure: TLS 1.2, known certificate 4b1d7c09…"),
        lines(new Live(feed.stream()), feed));
  }

  @Test
  void aNewCertificateAndALowRateAreSaid() {
    StreamStats stream = stream(640_400, false);
    List<String> lines = lines(new Live(stream), noFigures(stream, 1));
    assertEquals("rate: 640 kbit/s", lines.get(1));
    assertEquals("secure: TLS 1.2, new certificate 4b1d7c09…", lines.get(7));
  }

  @Test
  void whichStreamIsShownIsSaidWhereThereAreTwo() {
    FeedStats sub = figures(Quality.SUB, null);
    assertEquals("shown: sub stream", lines(new Live(sub.stream()), sub).get(1));
    FeedStats held = figures(Quality.SUB, Problem.BUSY);
    assertEquals(
        "shown: sub stream; not switched: busy", lines(new Live(held.stream()), held).get(1));
  }

  @Test
  void lostPacketsAreSaidWhereThereAreAny() {
    FeedStats feed = figures(Quality.MAIN, null, 1234);
    assertEquals("lost: 1,234 packets", lines(new Live(feed.stream()), feed).get(4));
  }

  @Test
  void theSoundIsSaidWhereItIsHeardOrOfAKindThatNobodyKnows() {
    TrackInfo.Video pictures = new TrackInfo.Video(Codec.MJPEG);
    TrackInfo.Audio heard = new TrackInfo.Audio(Codec.L16, 44_100, 2);
    StreamStats both = new StreamStats(pictures, heard, null, 15, 640_000, null);
    List<String> lines = lines(new Live(both), noFigures(both, 1));
    assertEquals("stream: MJPEG 0×0, 15.0 fps", lines.getFirst());
    assertTrue(lines.contains("sound: PCM, 44.1 kHz"), lines.toString());
    StreamStats unknown = new StreamStats(pictures, null, "X-HUM", 15, 640_000, null);
    lines = lines(new Live(unknown), noFigures(unknown, 1));
    assertTrue(lines.contains("sound: of a kind Oriel does not know: X-HUM"), lines.toString());
  }

  @Test
  void whatIsNotKnownIsADash() {
    StreamStats nothing = new StreamStats(null, null, null, 0, 0, null);
    assertEquals(
        List.of(
            "stream: –",
            "rate: –",
            "delay: –",
            "dropped: 0 of 0",
            "damaged: 0",
            "decode: –",
            "connections: 0 of 1",
            "secure: –"),
        lines(new Connecting(1), noFigures(nothing, 0)));
  }
}
