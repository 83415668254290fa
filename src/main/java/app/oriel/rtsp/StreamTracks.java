package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.rtsp.rtp.RtpFormat;
import app.oriel.rtsp.rtp.RtpReceiver;
import org.jspecify.annotations.Nullable;

/** Hands each frame to the receiver of its channel; of other channels nothing is wanted. */
final class StreamTracks implements RtspLine.Listener {
  private static final int CHANNELS = 256;

  /** Written before the camera is asked to send, read by the thread that reads. */
  private final @Nullable RtpReceiver[] receivers = new RtpReceiver[CHANNELS];

  private final PacketPipe pipe;

  /** What is whole goes into the pipe. */
  StreamTracks(PacketPipe pipe) {
    this.pipe = pipe;
  }

  /** The track on a channel, unless that has one already. */
  void add(int channel, RtpFormat format) {
    if (receivers[channel] == null) {
      receivers[channel] = new RtpReceiver(format, pipe);
    }
  }

  @Override
  public void frame(RtspFrame frame) {
    RtpReceiver receiver = receivers[frame.channel()];
    if (receiver != null) {
      receiver.take(frame.bytes(), frame.offset(), frame.length(), frame.arrival());
    }
  }

  @Override
  public void ended(CameraException why) {
    pipe.end(why);
  }

  /** Tells what was lost so far. */
  void tell(Trace trace) {
    long lost = 0;
    long dropped = 0;
    for (RtpReceiver receiver : receivers) {
      if (receiver != null) {
        lost += receiver.lost();
        dropped += receiver.dropped();
      }
    }
    trace.received(lost, dropped);
  }
}
