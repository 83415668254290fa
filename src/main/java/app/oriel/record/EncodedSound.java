package app.oriel.record;

import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.AudioEncoder;
import app.oriel.codec.G711;
import app.oriel.codec.SoundFormat;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * G.711 made into AAC, because no player takes it from an MP4. The times of its frames follow the
 * camera's clock slowly, so that sound never drifts away from the pictures; small gaps are filled
 * with silence. Confined to the thread that makes it; owns native memory until closed.
 */
final class EncodedSound implements SoundLine {
  private static final int BITS_PER_SAMPLE = 3;
  private static final double MICROS = 1e6;

  /** More is a gap, or sound that came twice; less is jitter. */
  private static final double MOST_OFF = 200_000;

  /** A longer gap is left empty. */
  private static final double LONGEST_SILENCE = 2_000_000;

  /** How much of the difference between two clocks is made up for with each packet. */
  private static final double SLOWLY = 1 / 64.0;

  private final AudioEncoder encoder;
  private final int rate;
  private final Deque<Long> begins = new ArrayDeque<>();
  private int filled;
  private boolean begun;
  private boolean primed;

  /** When the next sample is heard, in microseconds. */
  private double position;

  /**
   * @throws IllegalStateException if FFmpeg makes no such sound
   */
  EncodedSound(TrackInfo.Audio track) {
    rate = track.rate();
    encoder = new AudioEncoder(rate, rate * BITS_PER_SAMPLE);
  }

  @Override
  public SoundFormat format() {
    return encoder.format();
  }

  @Override
  public void take(Packet.Audio packet, long micros, Out out) throws IOException {
    short[] samples = G711.samples(packet.track().codec(), packet.bytes());
    if (!begun) {
      begun = true;
      begin(micros, out);
    }
    double off = micros - position;
    if (Math.abs(off) <= MOST_OFF) {
      position += off * SLOWLY;
    } else if (off < 0) {
      // It overlaps what was heard: that much is left out.
      int heard = (int) Math.min(samples.length, Math.round(-off * rate / MICROS));
      encode(samples, heard, out);
      return;
    } else if (off <= LONGEST_SILENCE) {
      encode(new short[(int) Math.round(off * rate / MICROS)], 0, out);
    } else {
      encode(new short[(AudioEncoder.FRAME - filled) % AudioEncoder.FRAME], 0, out);
      position = micros;
    }
    encode(samples, 0, out);
  }

  /** An MP4 has its first frame at 0: so that is silence. */
  private void begin(long micros, Out out) throws IOException {
    double silence = Math.min((double) micros, LONGEST_SILENCE);
    encode(new short[(int) Math.round(silence * rate / MICROS)], 0, out);
    if (micros > LONGEST_SILENCE) {
      encode(new short[(AudioEncoder.FRAME - filled) % AudioEncoder.FRAME], 0, out);
    }
    position = micros;
  }

  private void encode(short[] samples, int from, Out out) throws IOException {
    int at = from;
    while (at < samples.length) {
      if (filled == 0) {
        begins.add(Math.round(position));
      }
      int count = Math.min(AudioEncoder.FRAME - filled, samples.length - at);
      short[] some = new short[count];
      System.arraycopy(samples, at, some, 0, count);
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
