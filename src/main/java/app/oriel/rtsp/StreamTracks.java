package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.camera.Losses;
import app.oriel.rtsp.TrackChoice.Track;
import app.oriel.rtsp.rtp.RtpIdentity;
import app.oriel.rtsp.rtp.RtpReceiver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands each frame to the receiver of its track. Channels alone do not tell tracks apart: cameras
 * were seen to send sound and pictures on one, and on others than they said; so the payload type
 * counts first.
 */
final class StreamTracks implements RtspLine.Listener {
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
   * @param told the channel that the camera named
   * @param wanted the channel that was asked for: some cameras send there, whatever they say
   * @param source the synchronisation source that the camera announced, if it did
   */
  void add(int told, int wanted, Track track, @Nullable Integer source) {
    var identity = new RtpIdentity(track.payloadType(), track.otherTypes(), source);
    RtpReceiver receiver = new RtpReceiver(track.format(), identity, pipe);
    List<Entry> all = new ArrayList<>(entries);
    all.add(new Entry(told, wanted, track.payloadType(), receiver));
    entries = List.copyOf(all);
  }

  @Override
  public void frame(RtspFrame frame) {
    Entry entry = entry(frame);
    if (entry != null) {
      boolean own = entry.isOn(frame.channel()) || entry.payloadType == type(frame);
      entry.receiver.take(frame.bytes(), frame.offset(), frame.length(), own, frame.arrival());
    }
  }

  /** The track of this payload type, here rather than elsewhere; else one that lacks its own. */
  private @Nullable Entry entry(RtspFrame frame) {
    int type = type(frame);
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
