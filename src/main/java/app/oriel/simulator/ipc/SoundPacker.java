package app.oriel.simulator.ipc;

import app.oriel.codec.AudioEncoder;
import app.oriel.simulator.G711;
import app.oriel.simulator.Shot;
import app.oriel.simulator.ipc.IpcTraits.Microphone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the microphone hears into RTP payloads. Confined to one thread; closed by it. */
final class SoundPacker implements AutoCloseable {
  private static final int AAC_RATE = 16_000;
  private static final int AAC_BITRATE = 32_000;
  private static final long AAC_NANOS = 1_000_000_000L * AudioEncoder.FRAME / AAC_RATE;

  private final Microphone microphone;
  private @Nullable AudioEncoder encoder;
  private long next;
  private short last;

  SoundPacker(Microphone microphone) {
    this.microphone = microphone;
  }

  /**
   * A payload and its moment.
   *
   * @param capturedAt as in {@link Shot}
   */
  record Moment(Payload payload, long capturedAt) {}

  /** None where there is no microphone, or not enough for a whole frame yet. */
  List<Moment> payloads(Shot.Sound sound) {
    return switch (microphone) {
      case NONE -> List.of();
      case PCMU -> List.of(new Moment(new Payload(sound.muLaw(), false), sound.capturedAt()));
      case PCMA ->
          List.of(new Moment(new Payload(G711.toALaw(sound.muLaw()), false), sound.capturedAt()));
      case AAC -> compressed(sound);
    };
  }

  private List<Moment> compressed(Shot.Sound sound) {
    AudioEncoder open = encoder;
    if (open == null) {
      open = new AudioEncoder(AAC_RATE, AAC_BITRATE);
      encoder = open;
      next = sound.capturedAt();
    }
    List<Moment> moments = new ArrayList<>();
    for (byte[] frame : open.encode(doubled(sound.muLaw()))) {
      moments.add(new Moment(new Payload(framed(frame), true), next));
      next += AAC_NANOS;
    }
    return moments;
  }

  /** RFC 3640 section 3.3.6: one access unit with 13 bits of length and 3 of index. */
  private static byte[] framed(byte[] unit) {
    byte[] payload = new byte[4 + unit.length];
    payload[1] = 16;
    payload[2] = (byte) (unit.length >> 5);
    payload[3] = (byte) (unit.length << 3);
    System.arraycopy(unit, 0, payload, 4, unit.length);
    return payload;
  }

  /** Twice as many samples, the new ones halfway between the old. */
  private short[] doubled(byte[] muLaw) {
    short[] samples = new short[muLaw.length * 2];
    for (int i = 0; i < muLaw.length; i++) {
      short sample = G711.ofMuLaw(muLaw[i]);
      samples[2 * i] = (short) ((last + sample) / 2);
      samples[2 * i + 1] = sample;
      last = sample;
    }
    return samples;
  }

  @Override
  public void close() {
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }
}
