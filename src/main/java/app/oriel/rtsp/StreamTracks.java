package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.camera.Losses;
import app.oriel.rtsp.rtp.RtpFormat;
import app.oriel.rtsp.rtp.RtpReceiver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Hands each frame to the receiver of its channel; of other channels nothing is wanted. */
final class StreamTracks implements RtspLine.Listener {
  private static final int CHANNELS = 256;

  /** The receivers again, the pictures' first. */
  private final List<RtpReceiver> all = new CopyOnWriteArrayList<>();

  /** Written before the camera is asked to send, read by the thread that reads. */
  private final @Nullable RtpReceiver[] receivers = new RtpReceiver[CHANNELS];

  /** On the channels that were asked for: some cameras send there, whatever they say. */
  private final @Nullable RtpReceiver[] asked = new RtpReceiver[CHANNELS];

  private final PacketPipe pipe;

  /** What is whole goes into the pipe. */
  StreamTracks(PacketPipe pipe) {
    this.pipe = pipe;
  }

  /**
   * The track on a channel; where that has one already, on the one that was asked for.
   *
   * @param told the channel that the camera named
   * @param wanted the channel that was asked for
   */
  void add(int told, int wanted, RtpFormat format) {
    RtpReceiver receiver = new RtpReceiver(format, pipe);
    if (receivers[told] == null) {
      receivers[told] = receiver;
    }
    asked[wanted] = receiver;
    all.add(receiver);
  }

  @Override
  public void frame(RtspFrame frame) {
    RtpReceiver told = receivers[frame.channel()];
    RtpReceiver receiver = told != null ? told : asked[frame.channel()];
    if (receiver != null) {
      receiver.take(frame.bytes(), frame.offset(), frame.length(), frame.arrival());
    }
  }

  @Override
  public void ended(CameraException why) {
    pipe.end(why);
  }

  /** What was lost so far; of sound only the packets count. From any thread. */
  Losses losses() {
    long packets = 0;
    for (RtpReceiver receiver : all) {
      packets += receiver.lost();
    }
    return new Losses(packets, all.isEmpty() ? 0 : all.getFirst().dropped());
  }
}
