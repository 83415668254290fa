package app.oriel.ui.tile;

import app.oriel.camera.Codec;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps.Secured;
import app.oriel.camera.TrackInfo;
import app.oriel.live.Budget;
import app.oriel.live.FeedStats;
import app.oriel.live.SessionState;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Stalled;
import app.oriel.live.StreamStats;
import app.oriel.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a camera's figures into the lines of the stats panel. Knows no clock and no toolkit. */
final class StatsWords {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MEGA = 1e6;
  private static final double KILO = 1e3;
  private static final int FINGERPRINT_START = "sha256:".length();
  private static final int FINGERPRINT_DIGITS = 8;

  private final Texts texts;

  StatsWords(Texts texts) {
    this.texts = texts;
  }

  /** The lines, what matters most first: small tiles show no more. What is not known is a dash. */
  List<StatLine> of(SessionState state, FeedStats feed) {
    StreamStats stream = feed.stream();
    boolean connected = state instanceof Live || state instanceof Stalled;
    List<StatLine> lines = new ArrayList<>();
    lines.add(line("stats.stream", connected ? stream(stream, feed) : none()));
    which(feed).ifPresent(which -> lines.add(line("stats.which", which)));
    lines.add(line("stats.rate", connected ? rate(stream.bitsPerSecond()) : none()));
    lines.add(line("stats.delay", feed.shown() == 0 ? none() : delay(feed)));
    lines.add(line("stats.dropped", texts.get("stats.ofAll", feed.dropped(), feed.received())));
    if (feed.lostPackets() > 0) {
      lines.add(line("stats.lost", texts.get("stats.packets", feed.lostPackets())));
    }
    lines.add(line("stats.damaged", texts.get("stats.count", feed.damaged())));
    lines.add(line("stats.decode", feed.decodeNanos() == 0 ? none() : decode(feed)));
    if (connected) {
      sound(stream).ifPresent(sound -> lines.add(line("stats.sound", sound)));
    }
    lines.add(line("stats.connections", connections(feed.budget())));
    lines.add(line("stats.secure", connected ? secure(stream.secured()) : none()));
    return List.copyOf(lines);
  }

  private StatLine line(String key, String value) {
    return new StatLine(texts.get(key), value);
  }

  private String none() {
    return "–";
  }

  private String stream(StreamStats stream, FeedStats feed) {
    TrackInfo.Video video = stream.video();
    if (video == null) {
      return none();
    }
    return texts.get(
        "stats.streamOf",
        codec(video.codec()),
        String.valueOf(feed.width()),
        String.valueOf(feed.height()),
        decimal("%.1f", stream.fps()));
  }

  /** Empty where none was heard, and none is offered that could not be. */
  private Optional<String> sound(StreamStats stream) {
    TrackInfo.Audio heard = stream.audio();
    String unknown = stream.unknownSound();
    if (heard == null) {
      return Optional.ofNullable(unknown).map(kind -> texts.get("stats.soundUnknown", kind));
    }
    String rate = decimal("%.1f", heard.rate() / KILO).replace(".0", "");
    return Optional.of(texts.get("stats.soundOf", codec(heard.codec()), rate));
  }

  /** Which of a camera's two streams, where that is worth a word. */
  private Optional<String> which(FeedStats feed) {
    Problem problem = feed.heldBack();
    if (problem == null && feed.quality() == Quality.MAIN) {
      return Optional.empty();
    }
    String shown = texts.get(feed.quality() == Quality.SUB ? "stats.sub" : "stats.main");
    return Optional.of(
        problem == null ? shown : texts.get("stats.heldBack", shown, texts.label(problem)));
  }

  private static String codec(Codec codec) {
    return switch (codec) {
      case H264 -> "H.264";
      case H265 -> "H.265";
      case PCMU, PCMA -> "G.711";
      case L8, L16 -> "PCM";
      case G722 -> "G.722";
      case G723 -> "G.723.1";
      case G726 -> "G.726";
      case G729 -> "G.729";
      case AMR_WB -> "AMR-WB";
      case OPUS -> "Opus";
      case MJPEG, GSM, DVI4, AMR, MP2, MP3, AAC -> codec.name();
    };
  }

  private String rate(long bits) {
    return bits >= MEGA
        ? texts.get("stats.megabits", decimal("%.2f", bits / MEGA))
        : texts.get("stats.kilobits", decimal("%.0f", bits / KILO));
  }

  private String delay(FeedStats feed) {
    return texts.get(
        "stats.delayOf",
        decimal("%.0f", feed.delayP50() / NANOS_PER_MILLI),
        decimal("%.0f", feed.delayP95() / NANOS_PER_MILLI));
  }

  private String decode(FeedStats feed) {
    return texts.get("stats.decodeOf", decimal("%.1f", feed.decodeNanos() / NANOS_PER_MILLI));
  }

  private String connections(Budget budget) {
    return budget.isLimited()
        ? texts.get("stats.ofAll", budget.used(), budget.most())
        : texts.get("stats.count", budget.used());
  }

  private String secure(@Nullable Secured secured) {
    if (secured == null) {
      return texts.get("stats.notSecure");
    }
    String protocol = secured.protocol().replace("TLSv", "TLS ");
    String print = shortened(secured.fingerprint());
    return secured.known()
        ? texts.get("stats.secureKnown", protocol, print)
        : texts.get("stats.secureNew", protocol, print);
  }

  private static String shortened(String fingerprint) {
    int end = Math.min(fingerprint.length(), FINGERPRINT_START + FINGERPRINT_DIGITS);
    return fingerprint.substring(Math.min(FINGERPRINT_START, end), end);
  }

  private static String decimal(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
