package app.oriel.rtsp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a camera how its packets arrive: RFC 3550, 6.4.2. Some count nothing else as a sign of
 * life, so a report goes out every few seconds, whatever came. Packets are counted on the thread
 * that reads, reports are made on the one that writes.
 */
final class ReceiverReports {
  static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final int CHANNELS = 256;
  private static final int MOST_SOURCES = 4;
  private static final int RTP_HEAD = 12;
  private static final int SENDER_REPORT = 200;
  private static final int RECEIVER_REPORT = 201;
  private static final int DESCRIPTION = 202;
  private static final int CANONICAL_NAME = 1;

  private final int self = ThreadLocalRandom.current().nextInt();

  /** RFC 7022, 4.2: nothing that tells who watches. */
  private final byte[] name =
      HexFormat.of()
          .toHexDigits(ThreadLocalRandom.current().nextLong())
          .getBytes(StandardCharsets.US_ASCII);

  private final @Nullable Track[] byChannel = new Track[CHANNELS];
  private final List<Track> tracks = new ArrayList<>();

  /** What comes on one channel, and the channel on which that is reported. */
  private static final class Track {
    private final int control;
    private final int clockRate;
    private final boolean told;
    private final List<Reception> sources = new ArrayList<>();

    Track(int control, int clockRate, boolean told) {
      this.control = control;
      this.clockRate = clockRate;
      this.told = told;
    }

    private @Nullable Reception of(int source, boolean known) {
      for (Reception each : sources) {
        if (each.source() == source) {
          return each;
        }
      }
      if (known) {
        return null;
      }
      if (sources.size() == MOST_SOURCES) {
        sources.removeFirst();
      }
      Reception fresh = new Reception(source, clockRate);
      sources.add(fresh);
      return fresh;
    }
  }

  /**
   * From now on a track is reported on.
   *
   * @param wanted the channel that was asked for; some cameras send there, whatever they say
   * @param clockRate ticks per second of its timestamps
   */
  synchronized void add(TransportAnswer answer, int wanted, int clockRate) {
    put(answer.channel(), new Track(answer.control(), clockRate, true));
    put(wanted, new Track(wanted + 1, clockRate, false));
  }

  private void put(int channel, Track track) {
    Track before = byChannel[channel];
    if (before == null || (track.told && !before.told)) {
      byChannel[channel] = track;
      tracks.removeIf(each -> each == before);
      tracks.add(track);
    }
  }

  /** A frame came, of whatever kind. */
  synchronized void took(RtspFrame frame) {
    byte[] bytes = frame.bytes();
    int at = frame.offset();
    if (frame.length() < RTP_HEAD || (bytes[at] & 0xc0) != 0x80) {
      return;
    }
    int type = bytes[at + 1] & 0xff;
    if (type >= SENDER_REPORT && type < SENDER_REPORT + 8) {
      tookControl(type, bytes, at, frame);
      return;
    }
    Track track = byChannel[frame.channel()];
    Reception from = track == null ? null : track.of(int32(bytes, at + 8), false);
    if (from != null) {
      from.took(int16(bytes, at + 2), int32(bytes, at + 4), frame.arrival());
    }
  }

  /** Only the first packet of a compound is looked at: a sender report comes first. */
  private void tookControl(int type, byte[] bytes, int at, RtspFrame frame) {
    if (type != SENDER_REPORT || frame.length() < 28) {
      return;
    }
    for (Track track : tracks) {
      Reception from = track.of(int32(bytes, at + 4), true);
      if (from != null) {
        from.reported(int32(bytes, at + 10), frame.arrival());
      }
    }
  }

  /**
   * Makes the reports that are due now.
   *
   * @param send takes each as a {@code $} frame
   */
  synchronized void make(Consumer<byte[]> send) {
    long now = System.nanoTime();
    for (Track track : tracks) {
      List<Reception> heard = track.sources.stream().filter(Reception::isHeard).toList();
      if (track.told || !heard.isEmpty()) {
        send.accept(report(track.control, heard, now));
      }
    }
  }

  private byte[] report(int channel, List<Reception> sources, long now) {
    int reportBytes = 8 + Reception.BLOCK_BYTES * sources.size();
    // The name is followed by at least one zero, up to a whole word.
    int descriptionBytes = 4 + 4 + (2 + name.length) / 4 * 4 + 4;
    ByteBuffer frame = ByteBuffer.allocate(4 + reportBytes + descriptionBytes);
    frame.put((byte) '$').put((byte) channel).putShort((short) (reportBytes + descriptionBytes));
    frame.put((byte) (0x80 | sources.size())).put((byte) RECEIVER_REPORT);
    frame.putShort((short) (reportBytes / 4 - 1)).putInt(self);
    for (Reception each : sources) {
      each.block(frame, now);
    }
    frame.put((byte) 0x81).put((byte) DESCRIPTION);
    frame.putShort((short) (descriptionBytes / 4 - 1)).putInt(self);
    frame.put((byte) CANONICAL_NAME).put((byte) name.length).put(name);
    return frame.array();
  }

  private static int int16(byte[] array, int at) {
    return (array[at] & 0xff) << 8 | (array[at + 1] & 0xff);
  }

  private static int int32(byte[] array, int at) {
    return int16(array, at) << 16 | int16(array, at + 2);
  }
}
