package app.oriel.record;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.AudioEncoder;
import app.oriel.codec.SoundFormat;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A camera's sound made into AAC, where not all players take it from the file as it came. The times
 * of its frames follow the camera's clock slowly, so that sound never drifts away from the
 * pictures; small gaps are filled with silence. Confined to the thread that makes it; owns native
 * memory until closed.
 */
final class EncodedSound implements SoundLine {
  private static final int BITS_PER_SAMPLE = 3;
  private static final int MOST_BITS_PER_SECOND = 96_000;
  private static final double MICROS = 1e6;

  /** More is a gap, or sound that came twice; less is jitter. */
  private static final double MOST_OFF = 200_000;

  /** A longer gap is left empty. */
  private static final double LONGEST_SILENCE = 2_000_000;

  /** How much of the difference between two clocks is made up for with each packet. */
  private static final double SLOWLY = 1 / 64.0;

  private final DecodedSound decoded;
  private final AudioEncoder encoder;
  private final int rate;
  private final int channels;
  private final Deque<Long> begins = new ArrayDeque<>();
  private int filled;
  private boolean begun;
  private boolean primed;

  /** When the next sample is heard, in microseconds. */
  private double position;

  /**
   * @param decoded stays open: it goes on in the next file
   * @throws IllegalStateException if FFmpeg makes no such sound
   */
  EncodedSound(DecodedSound decoded) {
    this.decoded = decoded;
    rate = decoded.rate();
    channels = decoded.channels();
    int bits = channels * Math.min(rate * BITS_PER_SAMPLE, MOST_BITS_PER_SECOND);
    encoder = new AudioEncoder(new TrackInfo.Audio(Codec.AAC, rate, channels), bits);
  }

  @Override
  public SoundFormat format() {
    return encoder.format();
  }

  @Override
  public void take(Packet.Audio packet, long micros, Out out) throws IOException {
    short[] samples = decoded.samples(packet);
    if (!begun) {
      begun = true;
      begin(micros, out);
    }
    double off = micros - position;
    if (Math.abs(off) <= MOST_OFF) {
      position += off * SLOWLY;
    } else if (off < 0) {
      // It overlaps what was heard: that much is left out.
      int heard = (int) Math.min(samples.length / channels, Math.round(-off * rate / MICROS));
      encode(samples, heard, out);
      return;
    } else if (off <= LONGEST_SILENCE) {
      silence(off, out);
    } else {
      fillFrame(out);
      position = micros;
    }
    encode(samples, 0, out);
  }

  /** An MP4 has its first frame at 0: so that is silence. */
  private void begin(long micros, Out out) throws IOException {
    silence(Math.min((double) micros, LONGEST_SILENCE), out);
    if (micros > LONGEST_SILENCE) {
      fillFrame(out);
    }
    position = micros;
  }

  private void silence(double micros, Out out) throws IOException {
    encode(new short[(int) Math.round(micros * rate / MICROS) * channels], 0, out);
  }

  private void fillFrame(Out out) throws IOException {
    encode(new short[(AudioEncoder.FRAME - filled) % AudioEncoder.FRAME * channels], 0, out);
  }

  /** Times are of samples of all channels together. */
  private void encode(short[] samples, int from, Out out) throws IOException {
    int at = from;
    int end = samples.length / channels;
    while (at < end) {
      if (filled == 0) {
        begins.add(Math.round(position));
      }
      int count = Math.min(AudioEncoder.FRAME - filled, end - at);
      short[] some = Arrays.copyOfRange(samples, at * channels, (at + count) * channels);
      give(encoder.encode(some), out);
      at += count;
      filled = (filled + count) % AudioEncoder.FRAME;
      position += count * MICROS / rate;
    }
  }

  private void give(List<byte[]> frames, Out out) throws IOException {
    for (byte[] frame : frames) {
      Long begin = primed ? begins.poll() : null;
      primed = true;
      if (begin != null) {
        out.take(frame, 0, begin);
      }
    }
  }

  @Override
  public void finish(Out out) throws IOException {
    give(encoder.finish(), out);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
