package app.oriel.rtsp;

import app.oriel.camera.Detail;
import app.oriel.camera.Losses;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.rtsp.TrackChoice.Track;
import app.oriel.rtsp.rtp.RtpIdentity;
import app.oriel.rtsp.rtp.RtpReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands each frame to the receiver of its track. Channels alone do not tell tracks apart: cameras
 * were seen to send sound and pictures on one, and on others than they said; so the payload type
 * counts first.
 */
final class StreamTracks implements RtspConnection.Listener {
  private static final long LONGEST_OTHER = TimeUnit.SECONDS.toNanos(2);

  /** The pictures' first. */
  private volatile List<Entry> entries = List.of();

  private final PacketPipe pipe;

  private boolean sendsWhatItSaid;
  private long otherSince;

  private record Entry(
      int told, int wanted, Track track, @Nullable Integer source, RtpReceiver receiver) {
    boolean isOn(int channel) {
      return channel == told || channel == wanted;
    }

    boolean isNamed(int type) {
      return track.payloadType() == type;
    }

    /** Whether the camera seems to send another one of the formats that it offered. */
    boolean isAlternative(int type) {
      return !isNamed(type) && track.alternatives().containsKey(type) && !receiver.isSure();
    }
  }

  /** What is whole goes into the pipe. */
  StreamTracks(PacketPipe pipe) {
    this.pipe = pipe;
  }

  /**
   * Expects a track; pictures come first.
   *
   * @param told the channel that the camera named
   * @param wanted the channel that was asked for: some cameras send there, whatever they say
   * @param source the synchronisation source that the camera announced, if it did
   */
  void add(int told, int wanted, Track track, @Nullable Integer source) {
    List<Entry> all = new ArrayList<>(entries);
    all.add(entry(told, wanted, track, source));
    entries = List.copyOf(all);
  }

  private Entry entry(int told, int wanted, Track track, @Nullable Integer source) {
    var identity = new RtpIdentity(track.payloadType(), track.otherTypes(), source);
    RtpReceiver receiver = new RtpReceiver(track.format(), identity, pipe);
    return new Entry(told, wanted, track, source, receiver);
  }

  @Override
  public void frame(RtspFrame frame) {
    int type = type(frame);
    Entry entry = entry(frame.channel(), type);
    if (entry != null && entry.isAlternative(type)) {
      entry = exchange(entry, type);
    }
    if (entry != null) {
      boolean own = entry.isOn(frame.channel()) || entry.isNamed(type);
      entry.receiver.take(frame.bytes(), frame.offset(), frame.length(), own, frame.arrival());
      if (!sendsWhatItSaid && entry.equals(entries.getFirst()) && !isControl(type)) {
        checkPictures(entry, type, frame.arrival());
      }
    }
  }

  private Entry exchange(Entry old, int type) {
    Entry next = entry(old.told, old.wanted, old.track.sentAs(type), old.source);
    List<Entry> all = new ArrayList<>(entries);
    all.replaceAll(each -> each.equals(old) ? next : each);
    entries = List.copyOf(all);
    return next;
  }

  /** What is sent in place of the pictures that were described, and makes none, is told soon. */
  private void checkPictures(Entry pictures, int type, long arrival) {
    sendsWhatItSaid = pictures.isNamed(type) || pipe.hasPicture();
    otherSince = otherSince == 0 ? arrival : otherSince;
    if (!sendsWhatItSaid && arrival - otherSince >= LONGEST_OTHER) {
      String said = TrackChoice.inWords(pictures.track.format());
      Detail detail = Detail.of("announces-video-and-sends-payload-type", said, type);
      pipe.end(new OrielException(Problem.VIDEO_UNSUPPORTED, detail));
    }
  }

  /** The track of this payload type, here rather than elsewhere; else one that lacks its own. */
  private @Nullable Entry entry(int channel, int type) {
    List<Entry> all = entries;
    Entry best = null;
    int bestRank = 0;
    for (int i = 0; i < all.size(); i++) {
      Entry each = all.get(i);
      boolean named = each.isNamed(type) || each.isAlternative(type);
      int rank = rank(each, each.isOn(channel), named);
      if (rank > bestRank) {
        best = each;
        bestRank = rank;
      }
    }
    return best;
  }

  /** RFC 5761, 4: the second bytes of RTCP packets. */
  private static boolean isControl(int type) {
    return type < 0 || (type >= 64 && type <= 95);
  }

  private static int type(RtspFrame frame) {
    return frame.length() > 1 ? frame.bytes()[frame.offset() + 1] & 0x7f : -1;
  }

  private static int rank(Entry entry, boolean here, boolean named) {
    if (named) {
      return here ? 4 : 3;
    }
    if (!here) {
      return 0;
    }
    return entry.receiver.isSure() ? 1 : 2;
  }

  @Override
  public void ended(OrielException why) {
    pipe.end(why);
  }

  /** What was lost so far; of sound only the packets count. From any thread. */
  Losses losses() {
    List<Entry> all = entries;
    long packets = 0;
    for (Entry each : all) {
      packets += each.receiver.lost();
    }
    return new Losses(packets, all.isEmpty() ? 0 : all.getFirst().receiver.dropped());
  }
}
