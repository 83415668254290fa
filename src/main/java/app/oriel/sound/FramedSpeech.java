package app.oriel.sound;

import app.oriel.camera.Codec;
import app.oriel.camera.TalkFormat;
import app.oriel.codec.Adts;
import app.oriel.codec.AudioEncoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Speech through one of FFmpeg's encoders, which has frames of its own length. Where every sample
 * takes the same room they are cut into packets; else a frame is a packet. Owns native memory.
 */
final class FramedSpeech implements SpeechEncoder {
  private static final int BITS_PER_SAMPLE = 3;

  private final AudioEncoder encoder;
  private final Codec codec;

  /** Of each packet; 0 where a frame is one. */
  private final int packetBytes;

  private final Deque<byte[]> packets = new ArrayDeque<>();
  private final ByteArrayOutputStream uncut = new ByteArrayOutputStream();

  private FramedSpeech(AudioEncoder encoder, TalkFormat format) {
    this.encoder = encoder;
    this.codec = format.codec();
    this.packetBytes = format.packetBytes().orElse(0);
  }

  /** Empty where FFmpeg cannot make such sound, or not in such packets. */
  static Optional<SpeechEncoder> of(TalkFormat format) {
    if (!AudioEncoder.makes(format.codec())) {
      return Optional.empty();
    }
    AudioEncoder encoder;
    try {
      encoder = new AudioEncoder(format.sound(), bitrate(format));
    } catch (IllegalStateException e) {
      // Not at this rate.
      return Optional.empty();
    }
    if (format.packetBytes().isEmpty() && encoder.frameSamples() != format.packetSamples()) {
      encoder.close();
      return Optional.empty();
    }
    return Optional.of(new FramedSpeech(encoder, format));
  }

  private static int bitrate(TalkFormat format) {
    int bits = format.sound().bits();
    return format.rate() * (bits == 0 ? BITS_PER_SAMPLE : bits);
  }

  @Override
  public byte @Nullable [] packet(short[] samples) {
    encoder.encode(samples).forEach(this::take);
    // One each time: what a long frame became does not leave in a burst.
    return packets.poll();
  }

  private void take(byte[] frame) {
    if (packetBytes == 0) {
      packets.add(codec == Codec.AAC ? Adts.framed(encoder.format(), frame) : frame);
      return;
    }
    uncut.writeBytes(frame);
    byte[] all = uncut.toByteArray();
    int at = 0;
    for (; all.length - at >= packetBytes; at += packetBytes) {
      packets.add(Arrays.copyOfRange(all, at, at + packetBytes));
    }
    uncut.reset();
    uncut.write(all, at, all.length - at);
  }

  /** The frame that is not full, and its packets, which leave one each time. */
  @Override
  public int delay() {
    return 2 * encoder.frameSamples();
  }

  @Override
  public void close() {
    encoder.close();
  }
}
