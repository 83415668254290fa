package app.oriel.sound;

import javax.sound.sampled.TargetDataLine;

/** A line of the system that gives 16-bit samples; several channels are mixed to one. */
final class SystemMicrophoneLine implements MicrophoneLine {
  private final TargetDataLine line;
  private final int channels;
  private final int frameBytes;
  private byte[] bytes = {};

  /** Owns the open line. */
  SystemMicrophoneLine(TargetDataLine line) {
    this.line = line;
    channels = line.getFormat().getChannels();
    frameBytes = line.getFormat().getFrameSize();
  }

  @Override
  public int rate() {
    return (int) line.getFormat().getSampleRate();
  }

  @Override
  public int read(short[] into, int count) {
    int length = count * frameBytes;
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    int samples = Math.max(0, line.read(bytes, 0, length)) / frameBytes;
    for (int i = 0; i < samples; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        int at = i * frameBytes + 2 * channel;
        sum += (bytes[at] & 0xff) | bytes[at + 1] << 8;
      }
      into[i] = (short) (sum / channels);
    }
    return samples;
  }

  @Override
  public void close() {
    line.close();
  }
}
