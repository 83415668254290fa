package app.oriel.sound;

import javax.sound.sampled.SourceDataLine;

/** A line of the system that takes 16-bit samples, the same for each of its channels. */
final class SystemLine implements SpeakerLine {
  private final SourceDataLine line;
  private final int channels;
  private final int frameBytes;
  private byte[] bytes = {};

  /** Owns the open line. */
  SystemLine(SourceDataLine line) {
    this.line = line;
    channels = line.getFormat().getChannels();
    frameBytes = line.getFormat().getFrameSize();
  }

  @Override
  public int rate() {
    return (int) line.getFormat().getSampleRate();
  }

  @Override
  public int room() {
    return line.isOpen() ? line.available() / frameBytes : 0;
  }

  @Override
  public int write(short[] samples, int count) {
    int length = count * frameBytes;
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int channel = 0; channel < channels; channel++) {
        bytes[at++] = (byte) samples[i];
        bytes[at++] = (byte) (samples[i] >> 8);
      }
    }
    return line.write(bytes, 0, length) / frameBytes;
  }

  @Override
  public long played() {
    return line.getLongFramePosition();
  }

  @Override
  public void close() {
    line.close();
  }
}
