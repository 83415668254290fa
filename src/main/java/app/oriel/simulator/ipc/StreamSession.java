package app.oriel.simulator.ipc;

import app.oriel.simulator.Crew;
import app.oriel.simulator.Footage;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.IpcTraits.Microphone;
import app.oriel.simulator.ipc.IpcTraits.RtpInfo;
import app.oriel.simulator.ipc.IpcTraits.SessionHeader;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One client's session: the tracks it set up, and the stream while it plays. Used by the
 * connection's thread; only {@link #isForgotten} is asked by others.
 */
final class StreamSession {
  private static final Pattern INTERLEAVED =
      Pattern.compile("interleaved=([0-9]{1,3})-([0-9]{1,3})");

  private final Quirks quirks;
  private final StreamName stream;
  private final String id =
      "%08X".formatted(ThreadLocalRandom.current().nextInt() & Integer.MAX_VALUE);
  private final long timeout;
  private @Nullable RtpTrack video;
  private @Nullable RtpTrack audio;
  private @Nullable MediaRun run;
  private volatile long lastActivity = System.nanoTime();

  StreamSession(Quirks quirks, StreamName stream) {
    this.quirks = quirks;
    this.stream = stream;
    timeout = TimeUnit.SECONDS.toNanos(quirks.get(IpcQuirk.TIMEOUT));
  }

  StreamName stream() {
    return stream;
  }

  /** Notes that the client is there. */
  void touch() {
    lastActivity = System.nanoTime();
  }

  /** Whether nothing has kept the session alive for longer than its timeout. From any thread. */
  boolean isForgotten() {
    return timeout > 0 && System.nanoTime() - lastActivity > timeout;
  }

  /** Whether a request belongs here. */
  boolean isNamedBy(RtspRequest request) {
    String named = request.header("session");
    return quirks.get(IpcQuirk.SESSION_HEADER) == SessionHeader.ABSENT
        || (named != null && named.replaceFirst(";.*", "").strip().equals(id));
  }

  /** The header of the reply to SETUP, and the shorter one of all others. */
  String header(boolean setup) {
    if (quirks.get(IpcQuirk.SESSION_HEADER) == SessionHeader.ABSENT) {
      return "";
    }
    String length = setup && timeout > 0 ? ";timeout=" + quirks.get(IpcQuirk.TIMEOUT) : "";
    return "Session: " + id + length + "\r\n";
  }

  /** Sets a track up, if the client wants it over this connection. */
  RtspReply setUp(int number, String transport) {
    Matcher wanted = INTERLEAVED.matcher(transport);
    boolean named = wanted.find();
    if (!transport.toUpperCase(Locale.ROOT).contains("TCP")) {
      return RtspReply.of("461 Unsupported Transport");
    }
    int channel = named ? Integer.parseInt(wanted.group(1)) & 0xff : 2 * (number - 1);
    int reports = named ? Integer.parseInt(wanted.group(2)) & 0xff : channel + 1;
    int source = ThreadLocalRandom.current().nextInt();
    if (number == 1) {
      int type = Sdp.pictures(quirks.get(IpcQuirk.CODEC));
      video = track(channel, reports, type, 90_000, source);
    } else if (number == 2) {
      Microphone microphone = quirks.get(IpcQuirk.MICROPHONE);
      audio = track(channel, reports, microphone.type(), microphone.clockRate(), source);
    }
    return RtspReply.ok(
        header(true)
            + "Transport: RTP/AVP/TCP;unicast;interleaved=%d-%d;ssrc=%08X\r\n"
                .formatted(channel, reports, source));
  }

  private RtpTrack track(int channel, int reports, int type, int rate, int source) {
    int sequence = quirks.get(IpcQuirk.FIRST_SEQUENCE);
    return new RtpTrack(channel, reports, type, new RtpClock(rate, quirks), sequence, source);
  }

  boolean isSetUp() {
    return video != null || audio != null;
  }

  /** The headers of the reply to PLAY. */
  String playHeaders(String base) {
    RtpInfo info = quirks.get(IpcQuirk.RTP_INFO);
    String range = header(false) + "Range: npt=0.000-\r\n";
    if (info == RtpInfo.ABSENT) {
      return range;
    }
    String pictures = about(base, 1, video, info);
    String sound = about(base, 2, audio, info);
    List<String> both = Stream.of(pictures, sound).filter(each -> !each.isEmpty()).toList();
    return range + "RTP-Info: " + String.join(",", both) + "\r\n";
  }

  private static String about(String base, int number, @Nullable RtpTrack track, RtpInfo info) {
    if (track == null) {
      return "";
    }
    long time = info == RtpInfo.ZERO ? 0 : track.clock().first();
    return "url=" + base + "/track" + number + ";seq=" + track.sequence() + ";rtptime=" + time;
  }

  /** Starts the stream, in place of the one that plays. */
  MediaRun play(MediaRun.Parts parts, RtspLine line, Footage footage, Crew crew) {
    end();
    MediaRun begun = new MediaRun(parts, line, new StreamTracks(video, audio), this::isForgotten);
    run = begun;
    parts.tally().plays.incrementAndGet();
    crew.start(() -> begun.run(footage));
    return begun;
  }

  /** Stops the stream; the session stays. */
  void end() {
    if (run != null) {
      run.end();
      run = null;
    }
  }
}
