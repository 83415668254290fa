package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.camera.Losses;
import app.oriel.rtsp.TrackChoice.Track;
import app.oriel.rtsp.rtp.RtpIdentity;
import app.oriel.rtsp.rtp.RtpReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hands each frame to the receiver of its track. Channels alone do not tell tracks apart: cameras
 * were seen to send sound and pictures on one, and on others than they said; so the payload type
 * counts first.
 */
final class StreamTracks implements RtspLine.Listener {
  private static final Pattern SOURCE =
      Pattern.compile("ssrc\\s*=\\s*([0-9a-f]{1,8})\\b", Pattern.CASE_INSENSITIVE);

  /** The pictures' first. */
  private volatile List<Entry> entries = List.of();

  private final PacketPipe pipe;

  private record Entry(int told, int wanted, int payloadType, RtpReceiver receiver) {
    boolean isOn(int channel) {
      return channel == told || channel == wanted;
    }
  }

  /** What is whole goes into the pipe. */
  StreamTracks(PacketPipe pipe) {
    this.pipe = pipe;
  }

  /**
   * Expects a track; pictures come first.
   *
   * @param told the channel on which the camera says that it sends it
   * @param wanted the channel that it was asked to use, and which some use whatever they say
   * @param transport all that the camera said of it, which may name its source
   */
  void add(int told, int wanted, Track track, String transport) {
    var identity = new RtpIdentity(track.payloadType(), track.otherTypes(), source(transport));
    RtpReceiver receiver = new RtpReceiver(track.format(), identity, pipe);
    List<Entry> all = new ArrayList<>(entries);
    all.add(new Entry(told, wanted, track.payloadType(), receiver));
    entries = List.copyOf(all);
  }

  /** The synchronisation source, RFC 2326, 12.39; 0 is what is written where it is not known. */
  private static @Nullable Integer source(String transport) {
    Matcher m = SOURCE.matcher(transport);
    int source = m.find() ? Integer.parseUnsignedInt(m.group(1), 16) : 0;
    return source == 0 ? null : source;
  }

  @Override
  public void frame(RtspFrame frame) {
    Entry entry = entry(frame);
    if (entry != null) {
      boolean own = entry.isOn(frame.channel());
      entry.receiver.take(frame.bytes(), frame.offset(), frame.length(), own, frame.arrival());
    }
  }

  /** The track of this payload type, here rather than elsewhere; else one that lacks its own. */
  private @Nullable Entry entry(RtspFrame frame) {
    int type = frame.length() > 1 ? frame.bytes()[frame.offset() + 1] & 0x7f : -1;
    List<Entry> all = entries;
    Entry best = null;
    int bestRank = 0;
    for (int i = 0; i < all.size(); i++) {
      Entry each = all.get(i);
      int rank = rank(each, each.isOn(frame.channel()), each.payloadType == type);
      if (rank > bestRank) {
        best = each;
        bestRank = rank;
      }
    }
    return best;
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
  public void ended(CameraException why) {
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
